import type { Inventory } from '@truong/contracts/inventory';
import { type InventoryGroup, readQuantity } from '@truong/rules/statistics/inventory-items';
import { formatInteger } from '@truong/vietnamese/numbers';
import { type KeyboardEvent, useRef } from 'react';
import styles from './inventory.module.css';
import { type Cell, keyOf, quantityAt, type Step, stepOf, totalOf } from './inventory-cells.ts';
import { inventoryTexts } from './messages.ts';

export type InventoryTableProps = {
  group: InventoryGroup;
  inventory: Inventory;
  siteId: number | null;
  /** What is being typed, by cell. */
  texts: Readonly<Record<string, string>>;
  isKept: boolean;
  onType: (cell: Cell, text: string) => void;
  onLeave: (cell: Cell) => void;
};

/** Items against conditions at one site: each quantity is a box that the arrow keys and Enter lead to. */
export function InventoryTable({ group, inventory, siteId, texts, isKept, onType, onLeave }: InventoryTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const hasSites = inventory.sites.length > 1;

  function move(event: KeyboardEvent<HTMLInputElement>, row: number, column: number): void {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const atStart = selectionStart === 0;
    const step = stepOf(event.key, { atStart, atEnd: selectionEnd === value.length });
    if (!step) return;
    event.preventDefault();
    const [down, right] = steps[step];
    const next = `input[data-row="${row + down}"][data-column="${column + right}"]`;
    table.current?.querySelector<HTMLInputElement>(next)?.focus();
    // At the edge the box stays; what was typed is kept all the same.
    if (event.key === 'Enter') onLeave(cellOf(row, column));
  }
  const cellOf = (row: number, column: number): Cell => ({
    siteId,
    item: group.items[row]?.code ?? '',
    condition: group.conditions[column]?.code ?? '',
  });

  return (
    <div className={styles.scroller}>
      <table ref={table} className={styles.table}>
        <caption className={styles.caption}>{inventoryTexts.groups[group.code]}</caption>
        <thead>
          <tr>
            <th scope="col">{inventoryTexts.item}</th>
            {group.conditions.map(({ code, name }) => (
              <th key={code} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {inventoryTexts.total}
            </th>
            {hasSites && (
              <th scope="col" className={styles.number}>
                {inventoryTexts.totalOfSchool}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {group.items.map(({ code, name }, row) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {group.conditions.map((condition, column) => {
                const cell = cellOf(row, column);
                const held = quantityAt(inventory, cell);
                const text = texts[keyOf(cell)];
                const isWrong = text !== undefined && readQuantity(text) === undefined;
                return (
                  <td key={condition.code} className={styles.number}>
                    {isKept ? (
                      <input
                        className={styles.box}
                        aria-label={inventoryTexts.cell(name, condition.name)}
                        aria-invalid={isWrong || undefined}
                        title={isWrong ? inventoryTexts.wrong : undefined}
                        data-row={row}
                        data-column={column}
                        inputMode="numeric"
                        maxLength={7}
                        value={text ?? (held === 0 ? '' : String(held))}
                        onChange={(event) => onType(cell, event.currentTarget.value)}
                        onFocus={(event) => event.currentTarget.select()}
                        onBlur={() => onLeave(cell)}
                        onKeyDown={(event) => move(event, row, column)}
                      />
                    ) : (
                      formatInteger(held)
                    )}
                  </td>
                );
              })}
              <td className={styles.number}>{formatInteger(totalOf(inventory, code, siteId))}</td>
              {hasSites && <td className={styles.number}>{formatInteger(totalOf(inventory, code))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const steps: Readonly<Record<Step, readonly [number, number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};
