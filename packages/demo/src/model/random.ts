/** Uniform numbers from 0 to below 1, the same for the same keys. */
export type Rng = () => number;

/** A stream of its own for each combination of keys, so that one more pupil in a class changes nobody else. */
export function rngFor(seed: number, ...keys: (string | number)[]): Rng {
  return mulberry32(hashOf(`${seed}|${keys.join('|')}`));
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mulberry32(start: number): Rng {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number between both ends, each included. */
export function between(rng: Rng, low: number, high: number): number {
  return low + Math.floor(rng() * (high - low + 1));
}

export function chance(rng: Rng, probability: number): boolean {
  return rng() < probability;
}

export function pick<T>(rng: Rng, list: readonly T[]): T {
  const item = list[Math.floor(rng() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

export type Weighted<T> = readonly (readonly [T, number])[];

export function pickWeighted<T>(rng: Rng, list: Weighted<T>): T {
  let left = rng() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of list) {
    left -= weight;
    if (left < 0) return item;
  }
  const last = list.at(-1);
  if (!last) throw new Error('nothing to pick from');
  return last[0];
}

/** Near enough to a normal distribution with mean 0 and deviation 1; never beyond 3.5. */
export function normal(rng: Rng): number {
  let sum = 0;
  for (let i = 0; i < 4; i += 1) sum += rng();
  return (sum - 2) * Math.sqrt(3);
}

export function shuffled<T>(rng: Rng, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
