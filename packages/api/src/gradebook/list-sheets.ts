import type { UnitTerm } from '@truong/contracts/common';
import type { SheetList } from '@truong/contracts/gradebook';
import { holds } from '@truong/contracts/permissions';
import { columnsOf } from '@truong/rules/gradebook/columns';
import type { z } from 'zod';
import type { InAct } from '../trpc.ts';
import { listSheetProgress } from './progress.queries.ts';
import { stateOf } from './sheet-access.ts';
import { findTerm, stateOfTerm } from './term.queries.ts';

/** A teacher's own sheets of a term, or for the principal and deputies all of the school's. */
export function listSheets(inAct: InAct, of: UnitTerm): Promise<z.infer<typeof SheetList>> {
  return inAct(async (trx, act) => {
    const [term, sheets] = await Promise.all([findTerm(trx, of), listSheetProgress(trx, { ...of, today: act.today })]);
    const shown = sheets.map(({ keepers, closedAt, lockedAt, regularCount, shortName: _short, ...sheet }) => ({
      ...sheet,
      teachers: keepers.map((keeper) => keeper.name),
      requiredCells: sheet.pupils * columnsOf({ kind: sheet.kind, regularCount }).length,
      state: stateOf({ closedAt, lockedAt }),
      isMine: keepers.some(
        ({ personId, from, to }) => personId === act.personId && from <= act.today && (to === null || to >= act.today),
      ),
    }));
    return {
      termState: stateOfTerm(term),
      sheets: holds(act, 'gradebook.readAll') ? shown : shown.filter((sheet) => sheet.isMine),
    };
  });
}
