import pg from 'pg';

const oid = { int8: 20, date: 1082, numeric: 1700, int8Array: 1016 } as const;

/** Numbers in code; beyond 2^53 a number would lie, so it throws. */
export function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

function parseBigintArray(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(parseBigint);
}

const own: Record<number, (text: string) => unknown> = {
  [oid.int8]: parseBigint,
  [oid.int8Array]: parseBigintArray,
  [oid.date]: (text) => text,
  [oid.numeric]: (text) => text,
};

/** `date` stays 'YYYY-MM-DD' and `numeric` a string; `bigint` is a number. The generated types say the same. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : own[id]) ??
    pg.types.getTypeParser(id, format ?? 'text')) as typeof pg.types.getTypeParser,
};
