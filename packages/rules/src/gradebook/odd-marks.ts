import type { CellValue } from './cell.ts';
import type { Column } from './columns.ts';

/** What makes a cell worth a second look; nothing here refuses a value. `against`: what it was compared with. */
export type OddMark = { slot: string } & (
  | { reason: 'make_up_overdue'; against: string }
  /** Tenths: the mean of the pupil's other marks in the sheet. */
  | { reason: 'far_from_others'; against: number }
  | { reason: 'zero' }
  /** Sessions that a pupil may miss in a whole year. */
  | { reason: 'absent_often'; against: number }
);

/** A mark so many tenths away from the mean of the pupil's others is odd, once there are so many others. */
const farTenths = 40;
const fewestOthers = 3;
/** TT22/2021 art. 12: more than 45 sessions missed in a year, and the pupil is not promoted. */
const sessionsOfYear = 45;

/** The odd cells of one pupil on one sheet, in the order of the columns. */
export function oddMarks(columns: readonly Column[], cells: ReadonlyMap<string, CellValue>, today: string): OddMark[] {
  const marks = columns.flatMap(({ slot, scale }) => {
    const value = cells.get(slot);
    return scale === 'mark' && value?.kind === 'number' ? [{ slot, tenths: value.number }] : [];
  });
  const sum = marks.reduce((total, { tenths }) => total + tenths, 0);
  return columns.flatMap(({ slot, scale }): OddMark[] => {
    const value = cells.get(slot);
    if (value?.kind === 'make_up' && value.due < today)
      return [{ slot, reason: 'make_up_overdue', against: value.due }];
    if (value?.kind !== 'number') return [];
    if (scale === 'count')
      return value.number > sessionsOfYear ? [{ slot, reason: 'absent_often', against: sessionsOfYear }] : [];
    if (value.number === 0) return [{ slot, reason: 'zero' }];
    const others = marks.length - 1;
    if (others < fewestOthers) return [];
    const mean = Math.round((sum - value.number) / others);
    return Math.abs(value.number - mean) >= farTenths ? [{ slot, reason: 'far_from_others', against: mean }] : [];
  });
}
