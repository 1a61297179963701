import type { UnitTerm } from '@truong/contracts/common';
import type { TermBoard } from '@truong/contracts/gradebook';
import type { InAct } from '../trpc.ts';
import { incompletePupils } from './incomplete-pupils.ts';
import { listSheetProgress, type SheetProgress, unfinished } from './progress.queries.ts';
import { currentRulesOfGrades } from './rule-settings/current-rules.ts';
import { isKeeperOn, stateOf } from './sheet-access.ts';
import { findTerm, listTermEvents, listTermLines, stateOfTerm } from './term.queries.ts';

/** What the principal looks at before closing: progress of every sheet, and who cannot be given a result yet. */
export function termBoard(inAct: InAct, of: UnitTerm): Promise<TermBoard> {
  return inAct(async (trx, act) => {
    const day = { ...of, today: act.today };
    const [term, sheets, events] = await Promise.all([
      findTerm(trx, of),
      listSheetProgress(trx, day),
      listTermEvents(trx, of),
    ]);
    const state = stateOfTerm(term);
    const lines =
      state === 'open'
        ? await listTermLines(trx, { ...day, sheetIds: unfinished(sheets).map((sheet) => sheet.id) })
        : [];
    return {
      termState: state,
      closedOn: term?.closedOn ?? null,
      closingCount: term?.closingCount ?? 0,
      classes: classesOf(sheets),
      withoutHomeroom: sheets
        .filter(({ kind, keepers }) => kind === 'homeroom' && !keepers.some((keeper) => isKeeperOn(act.today, keeper)))
        .map(({ classId, className }) => ({ classId, className })),
      incomplete: incompletePupils(lines, new Map(), await currentRulesOfGrades(trx, of)),
      events,
    };
  });
}

function classesOf(sheets: readonly SheetProgress[]): TermBoard['classes'] {
  const classes = new Map<number, TermBoard['classes'][number]>();
  for (const sheet of sheets) {
    const { classId, className } = sheet;
    const known = classes.get(classId) ?? { classId, className, grades: [], pupils: 0, sheets: [] };
    classes.set(classId, known);
    if (sheet.grade !== null && !known.grades.includes(sheet.grade)) known.grades.push(sheet.grade);
    known.pupils = Math.max(known.pupils, sheet.pupils);
    known.sheets.push({
      sheetId: sheet.id,
      kind: sheet.kind,
      subjectCode: sheet.subjectCode,
      shortName: sheet.shortName,
      state: stateOf(sheet),
      requiredCells: sheet.requiredCells,
      enteredCells: sheet.enteredCells,
    });
  }
  return [...classes.values()];
}
