import { AppError } from '@truong/contracts/errors';
import type { DeleteQualification, MemberDetail, SaveMember, SaveQualification } from '@truong/contracts/particulars';
import type { StaffParticulars } from '@truong/contracts/people';
import { mayPass } from '@truong/contracts/permissions';
import type { InAct } from '../trpc.ts';
import { listStaffHistory } from './history.queries.ts';
import { findMember, qualificationLabel } from './member.queries.ts';
import { byHand, once } from './once.ts';
import { writeStaff } from './people.writes.ts';
import { insertRows, recordChanges } from './row.writes.ts';

/** One member of staff; numbers and contacts only for those who keep the people of this unit. */
export function readMember(
  inAct: InAct,
  of: { unitId: number; schoolYear: number; staffId: number },
): Promise<MemberDetail> {
  return inAct(async (trx, act) => {
    const isOpen = act.unitId === of.unitId && mayPass('people.keep', act);
    const member = act.readUnits.includes(of.unitId)
      ? await findMember(trx, { ...of, isOpen, today: act.today })
      : undefined;
    if (!member) throw new AppError('NOT_FOUND');
    const history = act.unitId === of.unitId ? await listStaffHistory(trx, { ...of, isOpen }) : [];
    return { ...member, history };
  });
}

/** A new member, or changed particulars; the last day of service is one of them. Answers the id. */
export function saveMember(inAct: InAct, input: SaveMember): Promise<number> {
  return once(inAct, input, async (trx, act) => {
    const set = input.set as Partial<StaffParticulars>;
    const [id = 0] = await writeStaff(trx, act, input.unitId, [{ staffId: input.staffId, set }], byHand);
    return id;
  });
}

export function saveQualification(inAct: InAct, input: SaveQualification): Promise<null> {
  const { unitId, staffId, kind, level, major, obtainedIn } = input;
  return once(inAct, input, async (trx, act) => {
    if (!(await findMember(trx, { ...input, schoolYear: 0, isOpen: false, today: act.today })))
      throw new AppError('NOT_FOUND');
    await insertRows(trx, 'staff_qualification', [{ unitId, staffId, kind, level, major, obtainedIn }]);
    const toValue = qualificationLabel(input);
    const line = { kind: 'changed', field: 'qualification', fromValue: null, toValue } as const;
    await recordChanges(trx, act, unitId, [{ subject: 'staff', subjectId: staffId, ...line }], byHand);
    return null;
  });
}

export function deleteQualification(inAct: InAct, input: DeleteQualification): Promise<null> {
  const { unitId, staffId, qualificationId } = input;
  return once(inAct, input, async (trx, act) => {
    const gone = await trx
      .deleteFrom('staffQualification')
      .where('unitId', '=', unitId)
      .where('staffId', '=', staffId)
      .where('id', '=', qualificationId)
      .returning(['level', 'major', 'obtainedIn'])
      .executeTakeFirst();
    if (!gone) throw new AppError('NOT_FOUND');
    const fromValue = qualificationLabel(gone);
    const line = { kind: 'changed', field: 'qualification', fromValue, toValue: null } as const;
    await recordChanges(trx, act, unitId, [{ subject: 'staff', subjectId: staffId, ...line }], byHand);
    return null;
  });
}
