import { rngFor } from '../model/random.ts';

/** A request number (uuid) of the seed and these keys, so that the same seed makes the same history. */
export function requestIdOf(seed: number, ...keys: (string | number)[]): string {
  const rng = rngFor(seed, 'request', ...keys);
  const hex = Array.from({ length: 32 }, () => Math.floor(rng() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '8';
  const part = (from: number, to: number) => hex.slice(from, to).join('');
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
}
