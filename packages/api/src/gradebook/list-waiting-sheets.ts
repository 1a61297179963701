import type { UnitTerm } from '@truong/contracts/common';
import type { Waiting } from '@truong/contracts/notices';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { isNearEnd } from '@truong/rules/gradebook/near-end';
import { incompletePupils } from './incomplete-pupils.ts';
import { listSheetProgress, unfinished } from './progress.queries.ts';
import { currentRulesOfGrades } from './rule-settings/current-rules.ts';
import { isKeeper, stateOf } from './sheet-access.ts';
import { findTerm, findTermEnd, listTermLines, stateOfTerm } from './term.queries.ts';

/**
 * Near the end of an open term: one's own sheets that are not closed, and for the principal all of the school's and the
 * pupils who cannot be given a result yet.
 */
export async function listWaitingSheets(trx: Trx, act: Act, of: UnitTerm): Promise<Waiting[]> {
  const [term, endsOn] = await Promise.all([findTerm(trx, of), findTermEnd(trx, of)]);
  if (stateOfTerm(term) !== 'open' || endsOn === null || !isNearEnd({ today: act.today, endsOn })) return [];
  const day = { ...of, today: act.today };
  const isPrincipal = act.role === 'principal';
  const sheets = await listSheetProgress(trx, day);
  const open = sheets.filter((sheet) => stateOf(sheet) === 'open' && (isPrincipal || isKeeper(act, sheet)));
  const waiting: Waiting[] = [];
  if (open.length > 0) {
    const missingCells = open.reduce(
      (cells, sheet) => cells + Math.max(0, sheet.requiredCells - sheet.enteredCells),
      0,
    );
    waiting.push({ kind: 'open_sheets', sheets: open.length, missingCells, endsOn });
  }
  const sheetIds = isPrincipal ? unfinished(sheets).map((sheet) => sheet.id) : [];
  const lines = sheetIds.length > 0 ? await listTermLines(trx, { ...day, sheetIds }) : [];
  const pupils = incompletePupils(lines, new Map(), await currentRulesOfGrades(trx, day)).length;
  if (pupils > 0) waiting.push({ kind: 'incomplete_pupils', pupils, endsOn });
  return waiting;
}
