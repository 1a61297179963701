import { AppError } from '@truong/contracts/errors';
import type { FrozenYear } from '@truong/contracts/particulars';
import type { PupilParticulars } from '@truong/contracts/people';
import type { SendTransfer, TransferPayload } from '@truong/contracts/transfers';
import type { Trx } from '@truong/db/kysely';
import type pg from 'pg';
import type { InAct } from '../trpc.ts';
import { byHand, once } from './once.ts';
import { endEnrolments } from './people.writes.ts';
import { findPupilHead, getRestricted, listEnrolments, listGuardians, listTransferred } from './pupil.queries.ts';
import { lockParticulars } from './row.writes.ts';
import { freezeMarks, freezeTerms, freezeYears } from './transfer.queries.ts';

/**
 * Sends a pupil to another school: what goes along is frozen, and the pupil leaves this one after a last day. Afterwards, in a
 * transaction of its own, the new school gets its copy; sending again hands over what a lost connection had left behind.
 */
export async function sendTransfer(inAct: InAct, pool: pg.Pool, input: SendTransfer): Promise<null> {
  const { unitId, schoolYear, pupilId, toUnitId, leavesOn, reason } = input;
  await once(inAct, input, async (trx, act) => {
    await lockParticulars(trx, unitId);
    const school = await trx
      .selectFrom('unit')
      .select('validTo')
      .where('id', '=', toUnitId)
      .where('kind', '=', 'school');
    const target = await school.executeTakeFirst();
    if (toUnitId === unitId || !target || (target.validTo !== null && target.validTo < act.today))
      throw new AppError('NOT_FOUND');
    if (await isWaiting(trx, unitId, pupilId)) throw new AppError('TRANSFER_WAITING');
    const payload = await payloadOf(trx, { unitId, schoolYear, pupilId });
    const pupil = trx.selectFrom('pupil').select('personId').where('unitId', '=', unitId).where('id', '=', pupilId);
    const { personId } = await pupil.executeTakeFirstOrThrow();
    const end = { pupilId, lastDay: leavesOn, leaving: 'transferred', reason };
    await endEnrolments(trx, act, unitId, schoolYear, [end], byHand);
    await trx
      .insertInto('transfer')
      .values({
        unitId,
        schoolYear,
        pupilId,
        personId,
        toUnitId,
        leavesOn,
        reason,
        payload: JSON.stringify(payload),
        sentAt: act.at,
        sentBy: act.accountId,
        senderName: act.displayName,
      })
      .execute();
    return null;
  });
  await pool.query('select hand_over_transfers($1)', [unitId]);
  return null;
}

/** What an earlier school says of a year is left out where this one had the pupil in it, too. */
function isIn(years: readonly FrozenYear[], { schoolYear, grade }: FrozenYear): boolean {
  return years.some((year) => year.schoolYear === schoolYear && year.grade === grade);
}

async function isWaiting(trx: Trx, unitId: number, pupilId: number): Promise<boolean> {
  const waiting = await trx
    .selectFrom('transfer as t')
    .leftJoin('transferVerdict as v', (join) =>
      join.onRef('v.unitId', '=', 't.unitId').onRef('v.transferId', '=', 't.id'),
    )
    .where('t.unitId', '=', unitId)
    .where('t.pupilId', '=', pupilId)
    .where('v.transferId', 'is', null)
    .select('t.id')
    .executeTakeFirst();
  return waiting !== undefined;
}

async function payloadOf(
  trx: Trx,
  of: { unitId: number; schoolYear: number; pupilId: number },
): Promise<TransferPayload> {
  const head = await findPupilHead(trx, of);
  if (!head) throw new AppError('NOT_FOUND');
  const [restricted, guardians, enrolments, marks, terms, years, transferred] = await Promise.all([
    getRestricted(trx, of),
    listGuardians(trx, of),
    listEnrolments(trx, of),
    freezeMarks(trx, of),
    freezeTerms(trx, of),
    freezeYears(trx, of),
    listTransferred(trx, of),
  ]);
  const enrolment = enrolments.find((one) => one.schoolYear === of.schoolYear && one.endsOn === null);
  if (!enrolment) throw new AppError('NOT_ENROLLED');
  const { id: _id, ethnicGroup: _name, ...shown } = head;
  const ofYear = <T extends { schoolYear: number }>(list: readonly T[]) =>
    list.filter((one) => one.schoolYear === of.schoolYear);
  const known = new Set(terms.map(({ term }) => term));
  const earlier = {
    marks: ofYear(transferred.flatMap((one) => one.marks)),
    terms: ofYear(transferred.flatMap((one) => one.terms)).filter(({ term }) => !known.has(term)),
  };
  return {
    particulars: { ...shown, ...restricted } satisfies PupilParticulars,
    guardians: guardians.map(({ id: _guardianId, ...guardian }) => guardian),
    enrolment: { className: enrolment.className, grade: enrolment.grade, startsOn: enrolment.startsOn },
    marks: [...marks, ...earlier.marks],
    terms: [...terms, ...earlier.terms],
    years: [...years, ...transferred.flatMap((one) => one.years).filter((year) => !isIn(years, year))],
  };
}
