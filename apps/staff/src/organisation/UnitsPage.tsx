import { Button, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { PageLink, useAddress } from '../address.tsx';
import { DateBox } from '../DateBox.tsx';
import { LoadError } from '../LoadError.tsx';
import { schoolLevelNames, unitKindNames } from '../messages.ts';
import { SearchBox } from '../SearchBox.tsx';
import { holderOf, useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';
import { branchIds, rootIds, treeLines, type UnitLine } from './unit-tree.ts';

/** The tree of units that this act reads, as it stood on a day. */
export function UnitsPage() {
  const { assignment, calendar } = useActing();
  const address = useAddress();
  const search = address.text('q');
  const day = /^\d{4}-\d{2}-\d{2}$/.test(address.text('asOf')) ? address.text('asOf') : calendar.today;
  const tree = trpc.organisation.units.useQuery({ asOf: day });
  const units = tree.data?.units ?? [];
  const [opened, setOpened] = useState<ReadonlySet<number> | null>(null);
  const open = opened ?? new Set(rootIds(units));
  const lines = treeLines(units, { open, search });
  const toggle = (id: number) =>
    setOpened(new Set(open.has(id) ? [...open].filter((one) => one !== id) : [...open, id]));
  return (
    <Page
      title={unitTexts.title}
      actions={
        mayPass(gateOf['organisation.performUnitAct'], holderOf(assignment)) &&
        assignment.unitKind === 'department' && (
          <PageLink to="/unit-acts/new" search={{ kind: 'create' }}>
            {unitTexts.addUnit}
          </PageLink>
        )
      }
    >
      <div className={styles.bar}>
        <SearchBox
          label={unitTexts.search}
          value={search}
          onSearch={(q) => address.change({ q: q || undefined }, { inPlace: true })}
        />
        <DateBox label={unitTexts.asOf} isLabelHidden value={day} onChoose={(asOf) => address.change({ asOf })} />
        <Button variant="default" onClick={() => setOpened(new Set(branchIds(units)))}>
          {unitTexts.expandAll}
        </Button>
        <Button variant="default" onClick={() => setOpened(null)}>
          {unitTexts.collapseAll}
        </Button>
        <Text size="sm" role="status">
          {tree.data && unitTexts.shown(lines.length)}
        </Text>
      </div>
      <div className={styles.table}>
        <DataTable
          caption={unitTexts.caption(day)}
          rows={lines}
          rowKey={(line) => line.unit.id}
          isLoading={tree.isPending}
          loadingRows={14}
          error={tree.error && <LoadError error={tree.error} onRetry={() => tree.refetch()} />}
          empty={
            search ? (
              <EmptyState title={unitTexts.noMatch} text={unitTexts.noMatchText} />
            ) : (
              <EmptyState title={unitTexts.empty} />
            )
          }
          columns={[
            {
              key: 'name',
              head: unitTexts.name,
              cell: (line) => <UnitName line={line} isFixed={search !== ''} onToggle={() => toggle(line.unit.id)} />,
            },
            { key: 'kind', head: unitTexts.kind, width: 90, cell: ({ unit }) => unitKindNames[unit.kind] ?? unit.kind },
            { key: 'levels', head: unitTexts.levels, width: 220, cell: ({ unit }) => levelsText(unit.levels) },
            {
              key: 'below',
              head: unitTexts.below,
              width: 100,
              align: 'right',
              cell: ({ below }) => below || unitTexts.none,
            },
            { key: 'code', head: unitTexts.code, width: 120, cell: ({ unit }) => unit.code },
          ]}
        />
      </div>
    </Page>
  );
}

export function levelsText(levels: readonly string[]): string {
  return levels.map((level) => schoolLevelNames[level] ?? level).join(', ') || unitTexts.none;
}

/** While a search holds, the tree shows what it found, open or not: the toggles rest. */
function UnitName({ line, isFixed, onToggle }: { line: UnitLine; isFixed: boolean; onToggle: () => void }) {
  const { unit, depth, below, isOpen } = line;
  return (
    <span className={styles.name} style={{ paddingLeft: depth * 20 }}>
      {below > 0 && !isFixed ? (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={unitTexts.expand(unit.name)}
          onClick={onToggle}
        >
          <IconChevronRight size={16} aria-hidden />
        </button>
      ) : (
        <span className={styles.leaf} />
      )}
      <PageLink to="/units/$unitId" params={{ unitId: unit.id }}>
        {unit.name}
      </PageLink>
    </span>
  );
}
