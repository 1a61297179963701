import type { CellValue } from '@truong/rules/gradebook/cell';

/** A cell as the table `mark` holds it. */
export type CellColumns = { number: number | null; code: string | null; dueOn: string | null };

export function toColumns(value: CellValue | null): CellColumns {
  switch (value?.kind) {
    case undefined:
      return { number: null, code: null, dueOn: null };
    case 'number':
      return { number: value.number, code: null, dueOn: null };
    case 'code':
      return { number: null, code: value.code, dueOn: null };
    case 'make_up':
      return { number: null, code: 'make_up', dueOn: value.due };
    case 'by_rule':
      return { number: null, code: 'by_rule', dueOn: null };
  }
}

export function fromColumns({ number, code, dueOn }: CellColumns): CellValue | null {
  if (number !== null) return { kind: 'number', number };
  if (code === null) return null;
  if (code === 'by_rule') return { kind: 'by_rule' };
  if (code === 'make_up') return { kind: 'make_up', due: dueOn ?? '' };
  return { kind: 'code', code: code as Extract<CellValue, { kind: 'code' }>['code'] };
}
