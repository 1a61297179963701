/** One unit became another in part or whole, on a day. */
export type Succession = { fromId: number; toId: number };

/**
 * Where a school's rows of any year stand in the tree of one day: at its own place, at that of the schools that it became, or that it
 * came from. Undefined where those stand at several places: what was split cannot be divided afterwards.
 */
export function placeInTree(
  unitId: number,
  placeOf: ReadonlyMap<number, number>,
  successions: readonly Succession[],
): number | undefined {
  const own = placeOf.get(unitId);
  if (own !== undefined) return own;
  const became = (of: number) => successions.filter(({ fromId }) => fromId === of).map(({ toId }) => toId);
  const cameFrom = (of: number) => successions.filter(({ toId }) => toId === of).map(({ fromId }) => fromId);
  for (const next of [became, cameFrom]) {
    const places = follow(unitId, next, placeOf);
    if (places.size > 0) return places.size === 1 ? [...places][0] : undefined;
  }
  return undefined;
}

/** The places at which a way through the successions comes out, each way as far as the first unit that has one. */
function follow(from: number, next: (of: number) => number[], placeOf: ReadonlyMap<number, number>): Set<number> {
  const places = new Set<number>();
  const seen = new Set([from]);
  let reached = next(from);
  while (reached.length > 0) {
    const further: number[] = [];
    for (const unit of reached) {
      if (seen.has(unit)) continue;
      seen.add(unit);
      const place = placeOf.get(unit);
      if (place === undefined) further.push(...next(unit));
      else places.add(place);
    }
    reached = further;
  }
  return places;
}
