import type { SheetState, StandIn } from '@truong/contracts/gradebook';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Keeper } from './sheet.queries.ts';

type Kept = { keepers: readonly Pick<Keeper, 'personId' | 'from' | 'to'>[] };

/** Whether this person keeps the sheet today: teaches it, is the homeroom teacher of its class, or stands in for one who does. */
export function isKeeper(act: Act, sheet: Kept): boolean {
  return sheet.keepers.some((keeper) => keeper.personId === act.personId && isKeeperOn(act.today, keeper));
}

export function isKeeperOn(day: string, { from, to }: Pick<Keeper, 'from' | 'to'>): boolean {
  return from <= day && (to === null || to >= day);
}

/** Those whose sheet it is; whoever stands in for them is no teacher of it. */
export function teachersOf(keepers: readonly Keeper[]): string[] {
  return keepers.filter((keeper) => keeper.standsInFor === null).map((keeper) => keeper.name);
}

/** Who stands in for one of them, today or later. */
export function standInsOf(act: Act, keepers: readonly Keeper[]): StandIn[] {
  return keepers.flatMap(({ name, standsInFor, from, to }) =>
    standsInFor !== null && to !== null && to >= act.today && from <= to ? [{ name, standsInFor, from, to }] : [],
  );
}

/** Principals and their deputies see every sheet of their school; teachers those that they keep. Anybody else's does not exist for them. */
export function maySee(act: Act, sheet: Kept): boolean {
  return holds(act, 'gradebook.readAll') || isKeeper(act, sheet);
}

export function stateOf(sheet: { closedAt: Date | null; lockedAt: Date | null }): SheetState {
  if (sheet.lockedAt) return 'locked';
  return sheet.closedAt ? 'closed' : 'open';
}

/** In the class on a day: arrived, and not gone before it. */
export function isEnrolledOn(day: string, pupil: { startsOn: string; endsOn: string | null }): boolean {
  return pupil.startsOn <= day && (pupil.endsOn === null || pupil.endsOn >= day);
}
