import { Alert, Button, NativeSelect, Skeleton, Text } from '@mantine/core';
import type { Inventory } from '@truong/contracts/inventory';
import { conditionValues, itemValues } from '@truong/rules/statistics/catalogue-values';
import { inventoryGroups } from '@truong/rules/statistics/inventory-items';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { SaveState } from '@truong/ui/SaveState.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useAddress } from '../address.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing, useMay } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { InventoryTable } from './InventoryTable.tsx';
import styles from './inventory.module.css';
import { sitesOf } from './inventory-cells.ts';
import { inventoryTexts } from './messages.ts';
import { useInventory } from './use-inventory.ts';

/** Rooms and equipment of a school in the year: kept by the school cell by cell, read by the offices above. */
export function InventoryPage() {
  const { me, assignment, schoolYear } = useActing();
  const may = useMay();
  const address = useAddress();
  const of = { unitId: address.number('unit') ?? assignment.unitId, schoolYear };
  const isKept = may('school.keep') && of.unitId === assignment.unitId;
  const { found, state, ...keeping } = useInventory(of, me.displayName);
  const inventory = found.data;
  return (
    <Page
      title={inventoryTexts.title(formatSchoolYear(schoolYear))}
      state={isKept && inventory && <SaveState state={state} text={inventoryTexts[state]} />}
    >
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={420} />}
      {inventory && of.unitId !== assignment.unitId && <Text fw={600}>{inventory.unitName}</Text>}
      {inventory && <Copying of={of} inventory={inventory} isKept={isKept} />}
      {keeping.error && (
        <Alert color="red" variant="light" role="alert">
          {errorText(keeping.error)}
        </Alert>
      )}
      {keeping.conflicts.map((line) => (
        <Alert key={`${line.item} ${line.condition}`} color="yellow" variant="light" role="alert">
          {inventoryTexts.conflict({
            item: nameOf(itemValues, line.item),
            condition: nameOf(conditionValues, line.condition),
            quantity: line.quantity,
          })}
        </Alert>
      ))}
      {inventory && <Tables inventory={inventory} isKept={isKept} keeping={keeping} />}
    </Page>
  );
}

function nameOf(values: readonly { code: string; name: string }[], code: string): string {
  return values.find((value) => value.code === code)?.name ?? code;
}

type Keeping = Omit<ReturnType<typeof useInventory>, 'found' | 'state'>;

function Tables({ inventory, isKept, keeping }: { inventory: Inventory; isKept: boolean; keeping: Keeping }) {
  const address = useAddress();
  const sites = sitesOf(inventory);
  const asked = address.text('group');
  const siteId = sites.find((id) => String(id) === asked) ?? sites[0] ?? null;
  const nameOfSite = (id: number | null) => {
    const site = inventory.sites.find((one) => one.id === id);
    return site ? inventoryTexts.siteOf(site.name, site.isMain) : inventoryTexts.wholeSchool;
  };
  return (
    <>
      <div className={styles.bar}>
        {sites.length > 1 && (
          <NativeSelect
            label={inventoryTexts.site}
            data={sites.map((id) => ({ value: String(id), label: nameOfSite(id) }))}
            value={String(siteId)}
            onChange={(event) => address.change({ group: event.currentTarget.value })}
          />
        )}
        {isKept && <Text size="sm">{inventoryTexts.hint}</Text>}
      </div>
      <div className={styles.tables}>
        {inventoryGroups.map((group) => (
          <InventoryTable
            key={group.code}
            {...{ group, inventory, siteId, isKept, texts: keeping.texts }}
            onType={keeping.type}
            onLeave={keeping.leave}
          />
        ))}
      </div>
      {inventory.kept && (
        <Text size="sm" c="dimmed">
          {inventoryTexts.kept(inventory.kept.who, inventory.kept.at)}
        </Text>
      )}
    </>
  );
}

/** A year that holds nothing yet takes over what the year before holds. */
function Copying({
  of,
  inventory,
  isKept,
}: {
  of: { unitId: number; schoolYear: number };
  inventory: Inventory;
  isKept: boolean;
}) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const copy = trpc.inventory.copy.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.inventory.invalidate();
    },
  });
  if (inventory.lines.some(({ quantity }) => quantity > 0)) return null;
  if (!isKept) return <Text size="sm">{inventoryTexts.nothing}</Text>;
  if (inventory.linesBefore === 0) return null;
  return (
    <EmptyState
      title={inventoryTexts.empty}
      text={inventoryTexts.emptyText(inventory.linesBefore)}
      action={
        <>
          <Button loading={copy.isPending} onClick={() => copy.mutate({ ...of, requestId: requestId.of(of) })}>
            {inventoryTexts.copy}
          </Button>
          {copy.error && (
            <Alert color="red" variant="light" role="alert">
              {errorText(copy.error)}
            </Alert>
          )}
        </>
      }
    />
  );
}
