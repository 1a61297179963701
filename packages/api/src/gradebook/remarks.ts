import { AppError } from '@truong/contracts/errors';
import type { SheetRef } from '@truong/contracts/gradebook';
import type { Occasion, RecordedRemark, RecordRemark, RemarkHistory, RemarkList } from '@truong/contracts/remarks';
import { inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InActWith } from '../trpc.ts';
import { listRemarkHistory, listRemarkRows, writeRemark } from './remarks.queries.ts';
import { lockForSave, readForSave } from './save.queries.ts';
import { findSheet } from './sheet.queries.ts';
import { isEnrolledOn, isKeeper, maySee, stateOf } from './sheet-access.ts';

/** The remarks of a sheet that one may see. */
export function listRemarks(
  inActWith: InActWith,
  of: SheetRef & { pupilId?: number | undefined },
): Promise<RemarkList> {
  return inActWith(
    (trx) => Promise.all([findSheet(trx, of), listRemarkRows(trx, of)]),
    async (_trx, act, [sheet, remarks]) => {
      if (!sheet || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
      return remarks;
    },
  );
}

export function remarkHistory(
  inActWith: InActWith,
  of: SheetRef & { pupilId: number; occasion: Occasion },
): Promise<RemarkHistory> {
  return inActWith(
    (trx) => Promise.all([findSheet(trx, of), listRemarkHistory(trx, of)]),
    async (_trx, act, [sheet, history]) => {
      if (!sheet || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
      return history;
    },
  );
}

/**
 * Writes a remark on a pupil of one's sheet while that is open. What somebody else wrote since it was seen is left alone and
 * comes back. SHEET_CLOSED, TERM_CLOSED; NOT_FOUND for a pupil who is not on the sheet today.
 */
export function recordRemark(inActWith: InActWith, input: RecordRemark): Promise<RecordedRemark> {
  const hash = inputHash(input);
  const { unitId, requestId, pupilId, occasion } = input;
  return inActWith(
    (trx) => Promise.all([lockForSave(trx, input), readForSave(trx, input, [pupilId]), listRemarkRows(trx, input)]),
    async (trx, act, [sheet, contents, remarks]) => {
      if (!sheet || !isKeeper(act, sheet)) throw new AppError('NOT_FOUND');
      const repeated = repeatedAnswer<RecordedRemark>(contents.answered, hash);
      if (repeated) return repeated;
      const state = stateOf(sheet);
      if (state !== 'open') throw new AppError(state === 'locked' ? 'TERM_CLOSED' : 'SHEET_CLOSED');
      if (!contents.pupils.some((pupil) => isEnrolledOn(act.today, pupil))) throw new AppError('NOT_FOUND');
      const stands = remarks.find((one) => one.occasion === occasion) ?? { text: '', version: 0 };
      const isSame = stands.text === input.text;
      const isConflict = !isSame && stands.version !== input.seenVersion;
      const isWritten = !isSame && !isConflict;
      const version = stands.version + (isWritten ? 1 : 0);
      if (isWritten) await writeRemark(trx, act, { ...input, version });
      const answer: RecordedRemark = { isConflict, text: isConflict ? stands.text : input.text, version };
      await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
      return answer;
    },
  );
}
