/** One link of a cell's history, as it was saved. `at` is an instant. */
export type HistoryLink = {
  seq: number;
  slot: string;
  from: string;
  to: string;
  at: string;
  byId: number;
  reason: string | null;
  unlock: { id: number } | null;
};

/** What somebody did to a cell, told as one change; `steps`: how many saves it took. */
export type HistoryChange<Link extends HistoryLink = HistoryLink> = Link & { steps: number };

/** Saves of one person on one cell so close together are one change: a mark deleted and typed again was corrected once. */
const oneChangeMs = 5 * 60_000;

/**
 * The history of cells as changes, newest first as it came. Joined are neighbouring links of a cell by the same person, under the
 * same request and for the same reason, each within five minutes of the one before. Nothing is left out: a value that was put
 * back is a change from itself to itself.
 */
export function changesOf<Link extends HistoryLink>(history: readonly Link[]): HistoryChange<Link>[] {
  const changes: HistoryChange<Link>[] = [];
  /** Of each cell the change told last and the moment of its earliest link so far. */
  const latest = new Map<string, { at: number; firstAt: string; link: Link }>();
  for (const link of history) {
    const before = latest.get(link.slot);
    const change = before && changes[before.at];
    if (change && before && isOneWith(link, before)) {
      changes[before.at] = { ...change, from: link.from, steps: change.steps + 1 };
      latest.set(link.slot, { ...before, firstAt: link.at, link });
    } else {
      latest.set(link.slot, { at: changes.length, firstAt: link.at, link });
      changes.push({ ...link, steps: 1 });
    }
  }
  return changes;
}

function isOneWith(earlier: HistoryLink, { firstAt, link }: { firstAt: string; link: HistoryLink }): boolean {
  return (
    earlier.byId === link.byId &&
    earlier.reason === link.reason &&
    (earlier.unlock?.id ?? null) === (link.unlock?.id ?? null) &&
    earlier.to === link.from &&
    Date.parse(firstAt) - Date.parse(earlier.at) <= oneChangeMs
  );
}
