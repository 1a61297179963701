import { AppError } from '@truong/contracts/errors';
import type { SheetRef, TransferredMarks } from '@truong/contracts/gradebook';
import { listTransferred } from '../people/index.ts';
import type { InActWith } from '../trpc.ts';
import { findSheet, getSheetContents } from './sheet.queries.ts';
import { maySee } from './sheet-access.ts';

/**
 * What a pupil of the sheet brought along from other schools for its subject in its year, both terms. NOT_FOUND for a sheet that
 * this person does not see, or a pupil who is not on it.
 */
export function transferredMarks(inActWith: InActWith, ref: SheetRef & { pupilId: number }): Promise<TransferredMarks> {
  return inActWith(
    (trx) => Promise.all([findSheet(trx, ref), getSheetContents(trx, ref), listTransferred(trx, ref)]),
    async (_trx, act, [sheet, contents, transferred]) => {
      const isOnIt = contents.pupils.some(({ pupilId }) => pupilId === ref.pupilId);
      if (!sheet || !maySee(act, sheet) || !isOnIt) throw new AppError('NOT_FOUND');
      return transferred
        .filter((one) => one.schoolYear === ref.schoolYear)
        .map(({ fromName, leavesOn, className, marks }) => ({
          schoolName: fromName,
          leftOn: leavesOn,
          className,
          marks: marks.filter(({ subjectCode }) => subjectCode === sheet.subjectCode),
        }));
    },
  );
}
