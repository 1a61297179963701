import type { UnitTerm } from '@truong/contracts/common';
import type { SheetList } from '@truong/contracts/gradebook';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { LockRule } from '@truong/rules/gradebook/entry-lock';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import type { z } from 'zod';
import type { InAct } from '../trpc.ts';
import { listLockRules } from './lock.queries.ts';
import { listSheetProgress, type SheetProgress } from './progress.queries.ts';
import { isKeeper, standInsOf, stateOf, teachersOf } from './sheet-access.ts';
import { lockSummary } from './sheet-entry.ts';
import { findTerm, stateOfTerm } from './term.queries.ts';

/** A teacher's own sheets of a term, or for the principal and deputies all of the school's. */
export function listSheets(inAct: InAct, of: UnitTerm): Promise<z.infer<typeof SheetList>> {
  return inAct(async (trx, act) => {
    const [term, sheets, locks] = await Promise.all([
      findTerm(trx, of),
      listSheetProgress(trx, { ...of, today: act.today }),
      listLockRules(trx, of),
    ]);
    const shown = sheets.map(({ keepers, closedAt, lockedAt, ...sheet }) => ({
      ...shownOf(sheet),
      teachers: teachersOf(keepers),
      standIns: standInsOf(act, keepers),
      state: stateOf({ closedAt, lockedAt }),
      columns: sheetColumns(sheet).length,
      ...lockedColumns(act, sheet, locks),
      isMine: isKeeper(act, { keepers }),
    }));
    return {
      termState: stateOfTerm(term),
      sheets: holds(act, 'gradebook.readAll') ? shown : shown.filter((sheet) => sheet.isMine),
    };
  });
}

function lockedColumns(act: Act, sheet: Parameters<typeof lockSummary>[1], locks: readonly LockRule[]) {
  const { locked, locksOn } = lockSummary(act, sheet, locks);
  return { lockedColumns: locked.length, locksOn };
}

/** Without what only counting its columns asked for. */
function shownOf(sheet: Omit<SheetProgress, 'keepers' | 'closedAt' | 'lockedAt'>) {
  const {
    shortName: _short,
    term: _term,
    ruleSet: _rules,
    regularCount: _regular,
    periodicCount: _periodic,
    clusterCount: _clusters,
    plainRegularCount: _plain,
    ...shown
  } = sheet;
  return shown;
}
