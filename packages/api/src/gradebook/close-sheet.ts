import { AppError } from '@truong/contracts/errors';
import type { SheetMoved, SheetRef } from '@truong/contracts/gradebook';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { CellValue } from '@truong/rules/gradebook/cell';
import { missingRequired } from '@truong/rules/gradebook/missing-cells';
import { ofPupil, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { aboutSheet } from '@truong/rules/gradebook/sheet-name';
import { sql } from 'kysely';
import type { z } from 'zod';
import { tellNotice } from '../notices/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InActWith } from '../trpc.ts';
import { requireConductReasons } from './conduct-reasons/conduct-reasons.ts';
import { writeSave } from './save.queries.ts';
import { getSheetContents, lockSheet, type SheetRow } from './sheet.queries.ts';
import { isEnrolledOn, isKeeper, isKeeperOn, stateOf } from './sheet-access.ts';

type Moved = z.infer<typeof SheetMoved>;

/**
 * The teacher has finished the sheet. SHEET_INCOMPLETE with the number of empty cells, unless they are accepted;
 * CONDUCT_REASONS_MISSING while low conduct has no reason.
 */
export function closeSheet(
  inActWith: InActWith,
  input: SheetRef & { requestId: string; acceptsMissing: boolean },
): Promise<Moved> {
  const hash = inputHash(input);
  return inActWith(
    (trx) => Promise.all([lockSheet(trx, input), getSheetContents(trx, input), findAnswer(trx, input)]),
    async (trx, act, [sheet, contents, answered]) => {
      if (!sheet || !isKeeper(act, sheet)) throw new AppError('NOT_FOUND');
      const repeated = repeatedAnswer<Moved>(answered, hash);
      if (repeated) return repeated;
      const state = stateOf(sheet);
      if (state !== 'open') throw new AppError(state === 'locked' ? 'TERM_CLOSED' : 'SHEET_CLOSED');
      const cells = cellsByPupil(contents.cells);
      const missing = contents.pupils
        .filter((pupil) => isEnrolledOn(act.today, pupil) && contents.exemptions.get(pupil.pupilId) !== 'whole')
        .reduce((count, { pupilId }) => {
          const columns = sheetColumns(ofPupil(sheet, { takesClusters: !contents.withoutClusters.has(pupilId) }));
          return count + missingRequired(columns, cells.get(pupilId) ?? new Map()).length;
        }, 0);
      if (missing > 0 && !input.acceptsMissing) throw new AppError('SHEET_INCOMPLETE', { missing });
      await requireConductReasons(trx, act, sheet);
      const answer: Moved = { state: 'closed', chainLength: sheet.chainLength + 1 };
      await writeSave(trx, act, sheet, {
        kind: 'closed',
        reason: null,
        writes: [],
        answered: { requestId: input.requestId, inputHash: hash, answer },
      });
      return answer;
    },
  );
}

/** The principal opens a closed sheet again, with a reason that stands on the sheet's chain. */
export function reopenSheet(
  inActWith: InActWith,
  input: SheetRef & { requestId: string; reason: string },
): Promise<Moved> {
  const hash = inputHash(input);
  return inActWith(
    (trx) => Promise.all([lockSheet(trx, input), findAnswer(trx, input)]),
    async (trx, act, [sheet, answered]) => {
      if (!sheet) throw new AppError('NOT_FOUND');
      const repeated = repeatedAnswer<Moved>(answered, hash);
      if (repeated) return repeated;
      const state = stateOf(sheet);
      if (state === 'locked') throw new AppError('TERM_CLOSED');
      const wasClosed = state === 'closed';
      const answer: Moved = { state: 'open', chainLength: sheet.chainLength + (wasClosed ? 1 : 0) };
      const { unitId, requestId, reason } = input;
      if (wasClosed) {
        await writeSave(trx, act, sheet, {
          kind: 'reopened',
          reason,
          writes: [],
          answered: { requestId, inputHash: hash, answer },
        });
        await tellKeepers(trx, act, sheet, reason);
      } else await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
      return answer;
    },
  );
}

/** Those who keep the sheet today and have an account. */
async function tellKeepers(trx: Trx, act: Act, sheet: SheetRow, reason: string): Promise<void> {
  const persons = sheet.keepers.filter((keeper) => isKeeperOn(act.today, keeper)).map((keeper) => keeper.personId);
  const accounts = await trx
    .selectFrom('account')
    .select('id')
    .where('personId', '=', sql<number>`any(${persons}::bigint[])`)
    .where('disabledAt', 'is', null)
    .execute();
  const { unitId, schoolYear, id: sheetId, className } = sheet;
  const subjectName = aboutSheet(sheet);
  const data = { schoolYear, sheetId, className, subjectName, reason };
  for (const { id } of accounts)
    await tellNotice(trx, act, { unitId, to: { accountId: id }, kind: 'sheet_reopened', data });
}

export function cellsByPupil(
  cells: readonly { pupilId: number; slot: string; value: CellValue | null }[],
): Map<number, Map<string, CellValue>> {
  const byPupil = new Map<number, Map<string, CellValue>>();
  for (const { pupilId, slot, value } of cells) {
    if (!value) continue;
    const line = byPupil.get(pupilId) ?? new Map<string, CellValue>();
    byPupil.set(pupilId, line);
    line.set(slot, value);
  }
  return byPupil;
}
