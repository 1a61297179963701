import type { Role } from '@truong/contracts/permissions';
import { type Ids, idOf } from '../load/ids.ts';
import type { ProvinceModel, SchoolModel } from '../model/province-model.ts';
import { departmentKey } from '../model/schools.ts';
import type { Caller, Doors } from './doors.ts';

/** Finds who does what in the province and lets them act. */
export type PeopleAt = {
  principal(school: SchoolModel): Promise<Caller>;
  /** A member of staff, in the role in which the sheet is kept. */
  keeper(school: SchoolModel, staffKey: string, role: 'subject_teacher' | 'homeroom_teacher'): Promise<Caller>;
  /** Upper-secondary schools are reviewed by the department, all others by their district. */
  reviewer(school: SchoolModel): Promise<Caller>;
};

export function peopleAt(doors: Doors, model: ProvinceModel, ids: Ids): PeopleAt {
  const holders = new Map<string, string>();
  const usernames = new Map<string, string>();
  for (const { username, personKey, assignments } of model.accounts) {
    usernames.set(personKey, username);
    for (const { role, unitKey } of assignments) {
      const seat = `${role}@${unitKey}`;
      if (!holders.has(seat)) holders.set(seat, username);
    }
  }
  const enter = (username: string | undefined, role: Role, unitKey: string): Promise<Caller> => {
    if (!username) throw new Error(`nobody is ${role} at ${unitKey}`);
    return doors.actAs(username, { role, unitId: idOf(ids.unit, unitKey) });
  };
  const holder = (role: Role, unitKey: string) => enter(holders.get(`${role}@${unitKey}`), role, unitKey);
  return {
    principal: (school) => holder('principal', school.key),
    keeper: (school, staffKey, role) => {
      const person = school.staff.find((member) => member.key === staffKey)?.personKey ?? '';
      return enter(usernames.get(person), role, school.key);
    },
    reviewer: ({ parentKey }) =>
      holder(parentKey === departmentKey ? 'department_officer' : 'district_officer', parentKey),
  };
}
