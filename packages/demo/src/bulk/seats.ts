import { type Ids, idOf } from '../load/ids.ts';
import type { ProvinceModel, SchoolModel } from '../model/province-model.ts';
import { departmentKey } from '../model/schools.ts';
import type { Reviewing } from './file-terms.ts';
import type { BulkTerm, Seat } from './term-sheets.ts';

/** Who acts where, by the numbers that `loadAccounts` gives. */
export function seatsOf({ accounts, offices, schools }: ProvinceModel, ids: Ids) {
  const bySeat = new Map<string, Seat & { name: string }>();
  let assignmentId = 0;
  for (const [i, { personKey, displayName, assignments }] of accounts.entries()) {
    for (const { role, unitKey } of assignments) {
      assignmentId += 1;
      const seat = { accountId: i + 1, assignmentId, name: displayName };
      bySeat.set(`${personKey} ${role} ${unitKey}`, seat);
      // The first of several holders of a role stands for it.
      if (!bySeat.has(`${role} ${unitKey}`)) bySeat.set(`${role} ${unitKey}`, seat);
    }
  }
  const personOf = new Map(
    [...offices, ...schools].flatMap((unit) => unit.staff.map((one) => [one.key, one.personKey])),
  );
  const find = (key: string) => {
    const seat = bySeat.get(key);
    if (!seat) throw new Error(`no account is ${key}`);
    return seat;
  };
  const seat = ({ accountId, assignmentId: id }: Seat): Seat => ({ accountId, assignmentId: id });
  return {
    at: ({ key }: SchoolModel): Pick<BulkTerm, 'principal' | 'seatOf'> => ({
      principal: seat(find(`principal ${key}`)),
      seatOf: (staffKey, role) => seat(find(`${personOf.get(staffKey)} ${role} ${key}`)),
    }),
    /** Upper-secondary schools are reviewed by the department, all others by their district. */
    reviewerOf: ({ parentKey }: SchoolModel): Omit<Reviewing, 'on' | 'verdict'> => {
      const { accountId, name } = find(
        `${parentKey === departmentKey ? 'department_officer' : 'district_officer'} ${parentKey}`,
      );
      return { unitId: idOf(ids.unit, parentKey), accountId, name };
    },
  };
}
