import type { CellValue } from '../cell.ts';
import { type Column, type ColumnRole, maxRegularCount } from '../columns.ts';

/** A mark of the same semester, given at the school a pupil came from. */
export type OriginMark = { role: ColumnRole; value: CellValue; takenOn: string; origin: string };

export type MarksWithOrigin = {
  /** The sheet's columns, and after its regular ones as many more as the origin's marks need; those are not required. */
  columns: Column[];
  cells: Map<string, CellValue>;
  /** The cells that came along, read-only, with where they came from. */
  origins: Map<string, OriginMark>;
  /** What found no place: a second mid-term or end-of-term assessment, one of a kind the sheet does not have. */
  unplaced: OriginMark[];
};

/**
 * One pupil's line with the marks that came along in mid-year: they count, read-only, and this school completes what lacks. A
 * mark given here keeps its cell; regular marks from elsewhere fill the free ones by date and then stand beside them, since
 * the average divides by what is recorded (TT22/2021 art. 9.1). No circular has a rule for transfers: practice of schools.
 */
export function marksWithOrigin(
  columns: readonly Column[],
  own: ReadonlyMap<string, CellValue>,
  brought: readonly OriginMark[],
): MarksWithOrigin {
  const line: MarksWithOrigin = { columns: [...columns], cells: new Map(own), origins: new Map(), unplaced: [] };
  const inOrder = [...brought].sort((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0));
  for (const mark of inOrder) {
    const slot = freeSlot(line, mark.role) ?? addedSlot(line, mark.role);
    if (slot === null) line.unplaced.push(mark);
    else {
      line.cells.set(slot, mark.value);
      line.origins.set(slot, mark);
    }
  }
  return line;
}

/** A make-up promised here is free for the assessment that was taken elsewhere. */
function freeSlot({ columns, cells }: MarksWithOrigin, role: ColumnRole): string | null {
  const free = columns.find((column) => {
    const kind = cells.get(column.slot)?.kind;
    return column.role === role && (kind === undefined || kind === 'make_up');
  });
  return free?.slot ?? null;
}

function addedSlot(line: MarksWithOrigin, role: ColumnRole): string | null {
  if (role !== 'regular' && role !== 'periodic') return null;
  const alike = line.columns.filter((column) => column.role === role);
  const last = alike.at(-1);
  if (!last || alike.length >= maxRegularCount) return null;
  const slot = `${last.slot.charAt(0)}${alike.length + 1}`;
  line.columns.splice(line.columns.indexOf(last) + 1, 0, { ...last, slot, required: false });
  return slot;
}
