import type { AggregateInput, AggregateRow, Source } from '@truong/contracts/statistics';
import { populations } from './form-layout.ts';

export const sources = ['live', 'filed', 'approved'] as const satisfies readonly Source[];
export const measureGroups = ['learning', 'conduct'] as const;
export const reportGrades = [6, 7, 8, 9, 10, 11, 12];

/** What the address asks for, with the view that an officer begins with. */
export type FiguresView = Pick<AggregateInput, 'source' | 'grade' | 'measureGroup' | 'population'> & {
  asOf?: string;
};

type Reader = {
  text: (name: string) => string;
  number: (name: string) => number | undefined;
  oneOf: <Name extends string>(name: string, known: readonly Name[]) => Name | undefined;
};

export function figuresView(address: Reader): FiguresView {
  const grade = address.number('grade');
  const asOf = address.text('asOf');
  return {
    source: address.oneOf('source', sources) ?? 'filed',
    measureGroup: address.oneOf('group', measureGroups) ?? 'learning',
    population: address.oneOf('population', populations) ?? 'all',
    grade: grade !== undefined && reportGrades.includes(grade) ? grade : null,
    ...(/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}),
  };
}

/** Schools that must file and are not in the figures: missing, never zero. */
export function missingSchools({ schools, schoolsCounted }: Pick<AggregateRow, 'schools' | 'schoolsCounted'>): number {
  return Math.max(0, schools - schoolsCounted);
}

/** A share in whole per mille for sorting; nothing where nothing is counted. */
export function shareOf(row: AggregateRow, level: keyof NonNullable<AggregateRow['byLevel']>): number | null {
  return row.byLevel && row.total ? Math.round((1000 * row.byLevel[level]) / row.total) : null;
}
