import { AppError } from '@truong/contracts/errors';
import type {
  AdmitPupil,
  DeleteGuardian,
  PlacePupil,
  ReleasePupil,
  SaveGuardian,
  SavePupil,
} from '@truong/contracts/particulars';
import type { GuardianParticulars, PupilParticulars } from '@truong/contracts/people';
import type { InAct } from '../trpc.ts';
import { byHand, once } from './once.ts';
import { deleteCreated, endEnrolments, writeEnrolments, writeGuardians, writePupils } from './people.writes.ts';
import { findPupilHead, isClass, listGuardians } from './pupil.queries.ts';
import { recordChanges } from './row.writes.ts';

/** Changes particulars of a pupil: only the fields that are given. */
export function savePupil(inAct: InAct, input: SavePupil): Promise<null> {
  return once(inAct, input, async (trx, act) => {
    const set = input.set as Partial<PupilParticulars>;
    await writePupils(trx, act, input.unitId, [{ pupilId: input.pupilId, set }], byHand);
    return null;
  });
}

/** A new pupil of the school, in a class from a day on. Answers the pupil's id. */
export function admitPupil(inAct: InAct, input: AdmitPupil): Promise<number> {
  const { unitId, schoolYear, classId, grade, startsOn } = input;
  return once(inAct, input, async (trx, act) => {
    if (!(await isClass(trx, input))) throw new AppError('NOT_FOUND');
    const set = input.set as Partial<PupilParticulars>;
    const [pupilId = 0] = await writePupils(trx, act, unitId, [{ pupilId: null, set }], byHand);
    const place = { pupilId, classId, grade, startsOn, registerOrder: null };
    await writeEnrolments(trx, act, unitId, schoolYear, [place], byHand);
    return pupilId;
  });
}

/** Into another class of the year from a day on, or back into one after having left. Marks stay with the sheets of the old class. */
export function placePupil(inAct: InAct, input: PlacePupil): Promise<null> {
  const { unitId, schoolYear, pupilId, classId, grade, startsOn } = input;
  return once(inAct, input, async (trx, act) => {
    if (!(await findPupilHead(trx, input)) || !(await isClass(trx, input))) throw new AppError('NOT_FOUND');
    const place = { pupilId, classId, grade, startsOn, registerOrder: null };
    await writeEnrolments(trx, act, unitId, schoolYear, [place], byHand);
    return null;
  });
}

/** Leaves the school after a last day, for a reason. */
export function releasePupil(inAct: InAct, input: ReleasePupil): Promise<null> {
  const { unitId, schoolYear, pupilId, lastDay, leaving, reason } = input;
  return once(inAct, input, async (trx, act) => {
    if (!(await findPupilHead(trx, input))) throw new AppError('NOT_FOUND');
    await endEnrolments(trx, act, unitId, schoolYear, [{ pupilId, lastDay, leaving, reason }], byHand);
    return null;
  });
}

export function saveGuardian(inAct: InAct, input: SaveGuardian): Promise<null> {
  const { unitId, pupilId, guardianId } = input;
  return once(inAct, input, async (trx, act) => {
    if (!(await findPupilHead(trx, input))) throw new AppError('NOT_FOUND');
    const set = input.set as Partial<GuardianParticulars>;
    await writeGuardians(trx, act, unitId, [{ guardianId, pupilId, set }], byHand);
    return null;
  });
}

/** Takes a guardian away. The pupil's own history keeps who it was: the guardian's goes out of sight with the row. */
export function deleteGuardian(inAct: InAct, input: DeleteGuardian): Promise<null> {
  const { unitId, pupilId, guardianId } = input;
  return once(inAct, input, async (trx, act) => {
    const gone = (await listGuardians(trx, input)).find((one) => one.id === guardianId);
    if (!gone) throw new AppError('NOT_FOUND');
    await deleteCreated(trx, act, unitId, 'guardian', [guardianId], byHand);
    const line = { kind: 'changed', field: gone.relation, fromValue: gone.fullName, toValue: null } as const;
    await recordChanges(trx, act, unitId, [{ subject: 'pupil', subjectId: pupilId, ...line }], byHand);
    return null;
  });
}
