import type { Assignment } from '@truong/contracts/identity';

const storedUnder = 'truong.assignment';

/** What this tab last acted as. Storage may be closed to us: then the address and the first assignment decide. */
export function storedAssignment(): number | null {
  try {
    return Number(sessionStorage.getItem(storedUnder)) || null;
  } catch {
    return null;
  }
}

export function storeAssignment(id: number | null): void {
  try {
    if (id === null) sessionStorage.removeItem(storedUnder);
    else sessionStorage.setItem(storedUnder, String(id));
  } catch {
    // The tab then forgets it on reload, and the address still says it.
  }
}

/** The assignment of the address, else that of the tab, else the first: a link of somebody else's may name a strange one. */
export function chooseAssignment(
  assignments: readonly Assignment[],
  { asked, stored }: { asked: number | undefined; stored: number | null },
): Assignment | undefined {
  const byId = (id: number | null | undefined) => assignments.find((assignment) => assignment.id === id);
  return byId(asked) ?? byId(stored) ?? assignments[0];
}
