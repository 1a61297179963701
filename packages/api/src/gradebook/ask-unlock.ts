import type { AskUnlock, ListUnlockRequests, UnlockRequestList } from '@truong/contracts/entry';
import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct, InActWith } from '../trpc.ts';
import { asksHomeroomFirst } from './lock.queries.ts';
import { getSheetContents, lockSheet } from './sheet.queries.ts';
import { isEnrolledOn, isKeeper, stateOf } from './sheet-access.ts';
import { sheetEntry } from './sheet-entry.ts';
import { aboutUnlock, tellDeciders } from './tell-unlock.ts';
import { insertUnlock, isHomeroomOf, listUnlockRows, statusOf } from './unlock.queries.ts';

type Asked = { id: number };

/**
 * Whoever keeps a sheet asks the principal to open locked cells of it for some hours. UNLOCK_NOT_NEEDED when none of them is
 * locked; TERM_CLOSED once the term is: that is opened as a whole.
 */
export function askUnlock(inActWith: InActWith, input: AskUnlock): Promise<Asked> {
  const hash = inputHash(input);
  const { unitId, schoolYear, sheetId, requestId, hours, reason } = input;
  return inActWith(
    (trx) => Promise.all([lockSheet(trx, input), getSheetContents(trx, input), findAnswer(trx, input)]),
    async (trx, act, [sheet, contents, answered]) => {
      if (!sheet || !isKeeper(act, sheet)) throw new AppError('NOT_FOUND');
      const repeated = repeatedAnswer<Asked>(answered, hash);
      if (repeated) return repeated;
      if (stateOf(sheet) === 'locked') throw new AppError('TERM_CLOSED');
      const here = contents.pupils.filter((pupil) => isEnrolledOn(act.today, pupil)).map(({ pupilId }) => pupilId);
      const slots = input.slots && [...new Set(input.slots)];
      const pupilIds = input.pupilIds && [...new Set(input.pupilIds)];
      const known = sheetColumns(sheet).map(({ slot }) => slot);
      if (slots?.some((slot) => !known.includes(slot))) throw new AppError('NOT_FOUND');
      if (pupilIds?.some((pupilId) => !here.includes(pupilId))) throw new AppError('NOT_FOUND');
      const { wayInto } = sheetEntry(act, sheet, contents.entry);
      const isLocked = (pupilIds ?? here).some((pupilId) =>
        (slots ?? known).some((slot) => wayInto({ pupilId, slot }).kind === 'locked'),
      );
      if (!isLocked) throw new AppError('UNLOCK_NOT_NEEDED');

      const ref = { unitId, schoolYear, sheetId };
      const unlockId = await insertUnlock(trx, act, { ...ref, slots, pupilIds, hours, reason, isConfirmed: false });
      const [row] = await listUnlockRows(trx, { unitId, schoolYear, unlockId });
      if (row)
        await tellDeciders(trx, act, {
          unitId,
          row,
          kind: 'unlock_asked',
          data: { ...aboutUnlock(row, input), reason },
        });
      const answer: Asked = { id: unlockId };
      await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
      return answer;
    },
  );
}

/** All of a school's requests for those who read every sheet; else those of own sheets and of the own homeroom class. */
export function unlockRequests(inAct: InAct, of: ListUnlockRequests): Promise<UnlockRequestList> {
  return inAct(async (trx, act) => {
    const [rows, asksHomeroom] = await Promise.all([listUnlockRows(trx, of), asksHomeroomFirst(trx, of.unitId)]);
    const seesAll = holds(act, 'gradebook.readAll');
    const mayWrite = act.writeUnits.includes(of.unitId);
    return {
      canDecide: holds(act, 'term.keep') && mayWrite,
      requests: rows
        .filter((row) => seesAll || row.askedAccount === act.accountId || isKeeper(act, row) || isHomeroomOf(act, row))
        .map((row) => {
          const status = statusOf(row, act, asksHomeroom);
          const { pupilIds: _ids, keepers: _k, homeroom: _h, askedAccount: _a, decision: _d, ...shown } = row;
          const { isTermClosed: _closed, ...told } = shown;
          return {
            ...told,
            status,
            askedAt: row.askedAt.toISOString(),
            openUntil: row.openUntil?.toISOString() ?? null,
            endedAt: row.endedAt?.toISOString() ?? null,
            canConfirm: status === 'unconfirmed' && isHomeroomOf(act, row) && mayWrite,
            canWithdraw: row.decision === null && row.askedAccount === act.accountId && mayWrite,
          };
        }),
    };
  });
}
