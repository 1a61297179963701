import { formatDate } from '@truong/vietnamese/dates';
import { fold } from '@truong/vietnamese/text';
import { TextInput } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { common, schoolLevelNames, unitKindNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { unitTexts } from './messages.ts';

/** The units that this role reads, in the order of the tree. */
export function UnitsPage() {
  const { schoolYear, term } = useActing();
  const [search, setSearch] = useState('');
  const tree = trpc.organisation.units.useQuery({});
  if (tree.error) return <ErrorPage error={tree.error} onRetry={() => tree.refetch()} />;
  const units = tree.data?.units ?? [];
  const known = new Set(units.map((unit) => unit.id));
  const below = Map.groupBy(units, (unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : 0));
  type Line = (typeof units)[number] & { depth: number };
  const walk = (parent: number, depth: number): Line[] => (below.get(parent) ?? []).flatMap((unit) => [{ ...unit, depth }, ...walk(unit.id, depth + 1)]);
  const shown = walk(0, 0).filter((unit) => fold(unit.name).includes(fold(search)));
  return (
    <Page title={unitTexts.title} actions={<TextInput size="xs" aria-label={common.search} placeholder={common.search} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />}>
      <DataTable
        caption={unitTexts.title}
        isCaptionHidden
        isLoading={tree.isPending}
        rows={shown}
        rowKey={(unit) => unit.id}
        empty={<EmptyState title={common.nothing} />}
        columns={[
          {
            key: 'name',
            head: unitTexts.name,
            isRowHead: true,
            cell: (unit) => (
              <span style={{ paddingInlineStart: unit.depth * 20 }}>
                <Link to="/units/$unitId" params={{ unitId: String(unit.id) } as never} search={{ year: schoolYear, term } as never}>
                  {unit.name}
                </Link>
              </span>
            ),
          },
          { key: 'kind', head: unitTexts.kind, cell: (unit) => unitKindNames[unit.kind] },
          { key: 'levels', head: unitTexts.levels, cell: (unit) => unit.levels.map((level) => schoolLevelNames[level]).join(', ') || '–' },
          { key: 'valid', head: unitTexts.valid, cell: (unit) => unitTexts.from(formatDate(unit.validFrom), unit.validTo && formatDate(unit.validTo)) },
        ]}
      />
    </Page>
  );
}
