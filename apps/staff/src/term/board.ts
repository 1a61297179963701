import type { TermBoard } from '@truong/contracts/gradebook';

type BoardSheet = TermBoard['classes'][number]['sheets'][number];
/** `code` is null for the homeroom sheet. */
export type BoardColumn = { code: string | null; shortName: string | null };

/**
 * The subjects of all classes, the class that has the most first; what another class has besides stands after the subject
 * that it follows there. The homeroom sheet stands last.
 */
export function boardColumns(classes: TermBoard['classes']): BoardColumn[] {
  const columns: BoardColumn[] = [];
  let hasHomeroom = false;
  for (const { sheets } of classes.toSorted((a, b) => b.sheets.length - a.sheets.length)) {
    let next = 0;
    for (const { subjectCode: code, shortName } of sheets) {
      if (code === null) {
        hasHomeroom = true;
        continue;
      }
      const at = columns.findIndex((column) => column.code === code);
      if (at < 0) columns.splice(next, 0, { code, shortName });
      next = (at < 0 ? next : at) + 1;
    }
  }
  return hasHomeroom ? [...columns, { code: null, shortName: null }] : columns;
}

/** A combined class has one sheet for each of its grades. */
export function sheetsAt(sheets: readonly BoardSheet[], column: BoardColumn): BoardSheet[] {
  return sheets.filter((sheet) => sheet.subjectCode === column.code);
}

export type BoardProgress = { sheets: number; closed: number; required: number; entered: number; pupils: number };

export function boardProgress(classes: TermBoard['classes']): BoardProgress {
  const sheets = classes.flatMap((one) => one.sheets);
  return {
    sheets: sheets.length,
    closed: sheets.filter((sheet) => sheet.state !== 'open').length,
    required: sheets.reduce((sum, sheet) => sum + sheet.requiredCells, 0),
    entered: sheets.reduce((sum, sheet) => sum + sheet.enteredCells, 0),
    pupils: classes.reduce((sum, one) => sum + one.pupils, 0),
  };
}

/** Whole per cent, never 100 before the last cell is there. */
export function percentEntered({
  enteredCells,
  requiredCells,
}: Pick<BoardSheet, 'enteredCells' | 'requiredCells'>): number {
  return requiredCells === 0 ? 100 : Math.floor((100 * enteredCells) / requiredCells);
}
