import type { Inventory } from '@truong/contracts/inventory';
import { readQuantity } from '@truong/rules/statistics/inventory-items';
import { useState } from 'react';
import { newRequestId } from '../new-request-id.ts';
import { trpc } from '../trpc.ts';
import { type Cell, keyOf, quantityAt, withQuantity } from './inventory-cells.ts';

type Of = { unitId: number; schoolYear: number };

/** Keeps what is typed, cell by cell: shown at once; what is refused or cannot be read stays as typed. */
export function useInventory(of: Of, who: string) {
  const utils = trpc.useUtils();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [waiting, setWaiting] = useState(0);
  const [conflicts, setConflicts] = useState<Inventory['lines']>([]);
  const found = trpc.inventory.read.useQuery(of);
  const change = (make: (known: Inventory) => Inventory) =>
    utils.inventory.read.setData(of, (known) => (known ? make(known) : known));
  const save = trpc.inventory.save.useMutation({
    onMutate: () => setWaiting((n) => n + 1),
    onSettled: () => setWaiting((n) => n - 1),
    onSuccess: (answer) => {
      setConflicts(answer.conflicts);
      if (answer.saved > 0) change((known) => ({ ...known, kept: { who, at: new Date().toISOString() } }));
      for (const { quantity, ...cell } of answer.conflicts) change((known) => withQuantity(known, cell, quantity));
    },
    onError: (_error, { lines }) => {
      for (const { seen, quantity, ...cell } of lines) {
        change((known) => withQuantity(known, cell, seen));
        setTexts((typed) => ({ ...typed, [keyOf(cell)]: String(quantity) }));
      }
    },
  });

  function type(cell: Cell, text: string): void {
    setTexts((typed) => ({ ...typed, [keyOf(cell)]: text }));
  }

  function leave(cell: Cell): void {
    const text = texts[keyOf(cell)];
    const quantity = text === undefined ? undefined : readQuantity(text);
    if (!found.data || quantity === undefined) return;
    setTexts(({ [keyOf(cell)]: _left, ...typed }) => typed);
    const seen = quantityAt(found.data, cell);
    if (seen === quantity) return;
    change((known) => withQuantity(known, cell, quantity));
    save.mutate({ ...of, lines: [{ ...cell, seen, quantity }], requestId: newRequestId() });
  }

  const isRefused = Object.values(texts).some((text) => readQuantity(text) === undefined) || save.isError;
  const state = waiting > 0 ? ('saving' as const) : isRefused ? ('refused' as const) : ('saved' as const);
  return { found, texts, type, leave, state, conflicts, error: save.error };
}
