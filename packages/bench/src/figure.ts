import { p95 } from './measure.ts';

/** A figure beside its stated limit of the same run. Rates are saves a second (more is better), times milliseconds. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  limit: number | null;
  ratio: number | null;
  target: number;
  met: boolean;
};

/** A time that has to stay under a target; `limit` is what the same work costs with nothing around it, where there is such a thing. */
export function timed(name: string, times: readonly number[], target: number, limit: readonly number[] = []): Figure {
  const value = p95(times);
  const bare = limit.length > 0 ? p95(limit) : null;
  return {
    name,
    value,
    unit: 'ms p95',
    limit: bare,
    ratio: bare === null ? null : bare / value,
    target,
    met: value < target,
  };
}

/** Throws, with the names there are, for a bench that is not there. */
export function refuseUnknown(wanted: readonly string[], benches: Readonly<Record<string, unknown>>): void {
  const unknown = wanted.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
}

export function lineOf({ name, value, unit, limit, ratio, target, met }: Figure): string {
  return [
    name.padEnd(21),
    value.toFixed(1).padStart(9),
    unit.padEnd(8),
    `limit ${limit?.toFixed(1) ?? '–'} ratio ${ratio?.toFixed(2) ?? '–'} target ${target}`,
    met ? 'met' : 'MISSED',
  ].join(' ');
}
