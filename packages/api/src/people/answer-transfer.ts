import { AppError } from '@truong/contracts/errors';
import type { AnswerTransfer, TransferAnswered, TransferPayload } from '@truong/contracts/transfers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type pg from 'pg';
import type { InAct } from '../trpc.ts';
import { once } from './once.ts';
import { writeEnrolments, writeGuardians, writePupils } from './people.writes.ts';
import { listGuardians } from './pupil.queries.ts';
import { lockParticulars } from './row.writes.ts';
import { type Arrival, findArrival, findPupilOfPerson, lockTransfer } from './transfer.queries.ts';

/**
 * Accepts or refuses a pupil whom another school sent. Accepted, the pupil stands in this school as the same person, in the
 * class chosen; marks and absences stay readable in the arrival's copy. A second answer is told the first
 * (TRANSFER_ANSWERED). Afterwards, in a transaction of its own, the old school gets its copy of the answer.
 */
export async function answerTransfer(inAct: InAct, pool: pg.Pool, input: AnswerTransfer): Promise<TransferAnswered> {
  const { unitId, fromUnitId, transferId, answer } = input;
  const answered = await once(inAct, input, async (trx, act) => {
    await lockParticulars(trx, unitId);
    await lockTransfer(trx, { unitId: fromUnitId, transferId });
    const arrival = await findArrival(trx, input);
    if (!arrival) throw new AppError('NOT_FOUND');
    if (arrival.decision) {
      const { decision, answererName: who, answeredAt: at } = arrival;
      throw new AppError('TRANSFER_ANSWERED', { decision, who: who ?? '', at: at ?? '' });
    }
    const taken = answer.decision === 'accepted' ? await takeOver(trx, act, unitId, arrival, answer) : null;
    await trx
      .insertInto('transferAnswer')
      .values({
        unitId,
        fromUnitId,
        transferId,
        decision: answer.decision,
        reason: answer.decision === 'refused' ? answer.reason : null,
        pupilId: taken?.pupilId ?? null,
        className: taken?.className ?? null,
        answeredAt: act.at,
        answeredBy: act.accountId,
        answererName: act.displayName,
      })
      .execute();
    return { pupilId: taken?.pupilId ?? null };
  });
  await pool.query('select hand_over_transfer_answers($1)', [unitId]);
  return answered;
}

async function takeOver(
  trx: Trx,
  act: Act,
  unitId: number,
  arrival: Arrival,
  { classId, startsOn }: { classId: number; startsOn: string },
): Promise<{ pupilId: number; className: string }> {
  const { payload, personId, schoolYear, transferId } = arrival;
  const source = { source: 'transfer', sourceId: transferId } as const;
  const room = await trx
    .selectFrom('class')
    .select('name')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', classId)
    .executeTakeFirst();
  if (!room) throw new AppError('NOT_FOUND');
  const known = await findPupilOfPerson(trx, unitId, personId);
  // The code is the old school's own; one who comes back keeps the code of then.
  const { code: _code, ...particulars } = payload.particulars;
  const [pupilId = 0] = await writePupils(trx, act, unitId, [{ pupilId: known, personId, set: particulars }], source);
  await writeGuardians(trx, act, unitId, await newGuardians(trx, unitId, pupilId, payload), source);
  const place = { pupilId, classId, grade: payload.enrolment.grade, startsOn, registerOrder: null };
  await writeEnrolments(trx, act, unitId, schoolYear, [place], source);
  return { pupilId, className: room.name };
}

async function newGuardians(trx: Trx, unitId: number, pupilId: number, { guardians }: TransferPayload) {
  const standing = await listGuardians(trx, { unitId, pupilId });
  return guardians
    .filter((one) => !standing.some(({ relation, fullName }) => relation === one.relation && fullName === one.fullName))
    .map((set) => ({ guardianId: null, pupilId, set }));
}
