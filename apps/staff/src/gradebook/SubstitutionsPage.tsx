import { Button } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useMemo, useState } from 'react';
import { useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { EndSubstitution } from './EndSubstitution.tsx';
import styles from './gradebook.module.css';
import { groupSubstitutions, type Handover } from './group-substitutions.ts';
import { SubstituteDialog } from './SubstituteDialog.tsx';
import { dutyName, substitutionTexts } from './substitution-messages.ts';

const badgeOf = { now: 'done', later: 'waiting', ended: 'locked' } as const;

/** The sheets of a year that were handed to substitutes, and handing over more. `teacher` in the address: whose. */
export function SubstitutionsPage() {
  const { assignment, schoolYear } = useActing();
  const address = useAddress();
  const of = { unitId: assignment.unitId, schoolYear };
  const list = trpc.gradebook.substitutions.useQuery(of);
  const handovers = useMemo(() => groupSubstitutions(list.data?.substitutions ?? []), [list.data]);
  const asked = address.number('teacher');
  const [isGiving, setGiving] = useState(asked !== undefined);
  const [ended, setEnded] = useState<Handover | null>(null);
  const canKeep = list.data?.canKeep ?? false;
  const give = canKeep && <Button onClick={() => setGiving(true)}>{substitutionTexts.give}</Button>;
  return (
    <Page title={substitutionTexts.titleOf(formatSchoolYear(schoolYear))} actions={handovers.length > 0 && give}>
      <div className={styles.handovers}>
        <DataTable
          caption={substitutionTexts.caption}
          isCaptionHidden
          rows={handovers}
          rowKey={(each) => each.key}
          isLoading={list.isPending}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={substitutionTexts.empty} text={substitutionTexts.emptyText} action={give} />}
          columns={[
            {
              key: 'substitute',
              head: substitutionTexts.substitute,
              width: 190,
              cell: (each) => (
                <>
                  {each.substitute}
                  <div className={styles.minor}>{substitutionTexts.insteadOf(each.teacher)}</div>
                </>
              ),
            },
            {
              key: 'sheets',
              head: substitutionTexts.sheets,
              cell: (each) => (
                <>
                  {each.sheets.map(dutyName).join(', ')}
                  <div className={styles.minor}>{substitutionTexts.given(each)}</div>
                </>
              ),
            },
            {
              key: 'dates',
              head: substitutionTexts.dates,
              width: 210,
              cell: (each) => substitutionTexts.span(each.validFrom, each.validTo),
            },
            {
              key: 'state',
              head: substitutionTexts.state,
              width: 150,
              cell: (each) => (
                <StateBadge state={badgeOf[each.standing]}>
                  {each.isTakenBack ? substitutionTexts.takenBack : substitutionTexts.standings[each.standing]}
                </StateBadge>
              ),
            },
            ...(canKeep
              ? [
                  {
                    key: 'act',
                    head: substitutionTexts.act,
                    width: 100,
                    cell: (each: Handover) =>
                      each.standing !== 'ended' && (
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={substitutionTexts.endLabel(each.substitute, each.teacher)}
                          onClick={() => setEnded(each)}
                        >
                          {substitutionTexts.end}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {canKeep && isGiving && (
        <SubstituteDialog
          of={of}
          teacherId={asked}
          onEnd={() => {
            setGiving(false);
            if (asked !== undefined) address.change({ teacher: undefined }, { inPlace: true });
          }}
        />
      )}
      {ended && <EndSubstitution of={of} handover={ended} onEnd={() => setEnded(null)} />}
    </Page>
  );
}
