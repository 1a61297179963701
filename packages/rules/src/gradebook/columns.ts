/** A subject's sheet, or the homeroom teacher's sheet of conduct and absences, for a class and a term. */
export type SheetKind = 'score' | 'comment' | 'homeroom';

/** What may stand in a column: a mark in tenths, Đ/CĐ, a level of conduct, a whole count. */
export type Scale = 'mark' | 'comment' | 'conduct' | 'count';

export type ColumnRole = 'regular' | 'mid_term' | 'end_of_term' | 'conduct' | 'absent_excused' | 'absent_unexcused';

/** `weight` is the coefficient in the term average, 0 where nothing is averaged. */
export type Column = { slot: string; role: ColumnRole; scale: Scale; weight: number; required: boolean };

/** Slots r1 to r9. */
export const maxRegularCount = 9;

const homeroomColumns: readonly Column[] = [
  { slot: 'conduct', role: 'conduct', scale: 'conduct', weight: 0, required: true },
  { slot: 'excused', role: 'absent_excused', scale: 'count', weight: 0, required: true },
  { slot: 'unexcused', role: 'absent_unexcused', scale: 'count', weight: 0, required: true },
];

/**
 * The columns of a sheet, in the order of the grid. Every regular column of a class is required of each pupil. Weights 1, 2
 * and 3 by TT22/2021 art. 9.1; absences are counted in sessions (art. 12).
 */
export function columnsOf(sheet: { kind: SheetKind; regularCount: number }): Column[] {
  if (sheet.kind === 'homeroom') return [...homeroomColumns];
  const isScore = sheet.kind === 'score';
  const scale: Scale = isScore ? 'mark' : 'comment';
  const column = (slot: string, role: ColumnRole, weight: number): Column => ({
    slot,
    role,
    scale,
    weight: isScore ? weight : 0,
    required: true,
  });
  const regular = Array.from({ length: Math.min(sheet.regularCount, maxRegularCount) }, (_, i) =>
    column(`r${i + 1}`, 'regular', 1),
  );
  return [...regular, column('mid', 'mid_term', 2), column('end', 'end_of_term', 3)];
}
