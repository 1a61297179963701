import { AppError } from '@truong/contracts/errors';
import type { GetPupil, PupilDetail, RestrictedPart } from '@truong/contracts/particulars';
import type { InAct } from '../trpc.ts';
import { listPupilHistory } from './history.queries.ts';
import {
  findPupilHead,
  getRestricted,
  listEnrolments,
  listEvents,
  listGuardians,
  listMarksElsewhere,
  listSent,
  listTransferred,
} from './pupil.queries.ts';
import { mayOpenRestricted, mayReadPupil } from './pupil-access.ts';

/** One pupil with everything but the restricted part. Offices above see no guardians: they call nobody's parents. */
export function readPupil(inAct: InAct, of: GetPupil): Promise<PupilDetail> {
  return inAct(async (trx, act) => {
    if (!(await mayReadPupil(trx, act, of))) throw new AppError('NOT_FOUND');
    const head = await findPupilHead(trx, of);
    if (!head) throw new AppError('NOT_FOUND');
    const isOwnSchool = act.unitId === of.unitId;
    const [guardians, enrolments, events, history, marksElsewhere, transferred, sent, mayOpen] = await Promise.all([
      isOwnSchool ? listGuardians(trx, of) : [],
      listEnrolments(trx, of),
      listEvents(trx, of),
      isOwnSchool ? listPupilHistory(trx, { ...of, isOpen: false }) : [],
      listMarksElsewhere(trx, { ...of, today: act.today }),
      listTransferred(trx, of),
      listSent(trx, of),
      mayOpenRestricted(trx, act, of),
    ]);
    return { ...head, guardians, enrolments, events, history, marksElsewhere, transferred, sent, mayOpen };
  });
}

/**
 * Opens the restricted part and leaves a line in sensitive_look. No request number: each look is one, a repeated one too.
 */
export function openRestricted(inAct: InAct, of: GetPupil): Promise<RestrictedPart> {
  return inAct(async (trx, act) => {
    if (!(await mayOpenRestricted(trx, act, of)) || !(await findPupilHead(trx, of))) throw new AppError('NOT_FOUND');
    await trx
      .insertInto('sensitiveLook')
      .values({
        unitId: of.unitId,
        pupilId: of.pupilId,
        accountId: act.accountId,
        assignmentId: act.assignmentId,
        at: act.at,
      })
      .execute();
    const [part, history] = await Promise.all([getRestricted(trx, of), listPupilHistory(trx, { ...of, isOpen: true })]);
    return { ...part, history };
  });
}
