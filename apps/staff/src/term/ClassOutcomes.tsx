import type { UnitTerm } from '@truong/contracts/common';
import { periodOfTerm } from '@truong/contracts/common';
import type { OutcomeList, TermBoard } from '@truong/contracts/gradebook';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { LevelBar } from '@truong/ui/LevelBar.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { trpc } from '../trpc.ts';
import { termTexts } from './messages.ts';
import { outcomeParts } from './outcome-counts.ts';

const kinds = ['learning', 'conduct'] as const;

type ClassLine = { classId: number; className: string; pupils: number; list: OutcomeList | undefined };

/** The closed term class by class. */
export function ClassOutcomes({ of, classes }: { of: UnitTerm; classes: TermBoard['classes'] }) {
  const { term, ...unitYear } = of;
  const lists = trpc.useQueries((t) =>
    classes.map(({ classId }) => t.gradebook.outcomes({ ...unitYear, period: periodOfTerm(term), classId })),
  );
  const failed = lists.find((list) => list.error);
  const lines = classes.map(
    ({ classId, className, pupils }, at): ClassLine => ({ classId, className, pupils, list: lists[at]?.data }),
  );
  return (
    <DataTable
      caption={termTexts.outcomesCaption}
      isCaptionHidden
      rows={lines}
      rowKey={(line) => line.classId}
      isLoading={lists.some((list) => list.isPending)}
      loadingRows={classes.length}
      error={
        failed && <LoadError error={failed.error} onRetry={() => Promise.all(lists.map((list) => list.refetch()))} />
      }
      empty={termTexts.noSheets}
      columns={[
        {
          key: 'class',
          head: termTexts.class,
          width: 80,
          cell: ({ classId, className }) => (
            <PageLink to="/outcomes/$classId" params={{ classId }}>
              {className}
            </PageLink>
          ),
        },
        {
          key: 'pupils',
          head: termTexts.pupils,
          align: 'right',
          width: 80,
          cell: ({ list, pupils }) => (list ? formatInteger(list.isPrimary ? pupils : list.pupils.length) : '–'),
        },
        ...(lists.every(({ data }) => data?.isPrimary) ? [] : kinds).map((kind) => ({
          key: kind,
          head: termTexts[kind],
          cell: ({ className, list }: ClassLine) =>
            list && <LevelBar label={`${className}, ${termTexts[kind]}`} parts={outcomeParts(list, kind)} />,
        })),
      ]}
    />
  );
}
