import { type Ids, idOf } from '../load/ids.ts';
import { days, schoolYear } from '../model/calendar.ts';
import type { ClassModel, EnrolmentModel, ProvinceModel, SchoolModel } from '../model/province-model.ts';
import type { PeopleAt } from './people-at.ts';
import { requestIdOf } from './request-id.ts';

/** The school to which a pupil comes between the semesters. */
export const receivingSchool = 'thcsvixuyen';

type Moved = Pick<ProvinceModel, 'seed' | 'schools'> & { ids: Ids };

/**
 * Between the semesters a family moves: a pupil of another lower secondary school is sent to this one with the marks and
 * results of semester I, and accepted. Gives the schools and numbers as they are from then on.
 */
export async function movePupil({ seed, schools, ids }: Moved, people: PeopleAt): Promise<Omit<Moved, 'seed'>> {
  const to = schools.find(({ key }) => key === receivingSchool);
  const found = to && findMove(schools, to);
  if (!to || !found) throw new Error(`nobody could come to ${receivingSchool}`);
  const { from, into, line } = found;
  const { leavesOn, startsOn } = days.moved;
  const pupilId = idOf(ids.pupil, line.pupil.key);
  const [fromUnitId, unitId] = [idOf(ids.unit, from.key), idOf(ids.unit, to.key)];
  const [sender, receiver] = [await people.principal(from), await people.principal(to)];
  await sender.people.sendTransfer({
    ...{ unitId: fromUnitId, schoolYear, pupilId, toUnitId: unitId, leavesOn },
    reason: 'Chuyển nơi ở theo gia đình',
    requestId: requestIdOf(seed, line.pupil.key, 'sent'),
  });
  const { received } = await receiver.people.transfers({ unitId });
  const arrival = received.find((one) => one.fromUnitId === fromUnitId && one.decision === null);
  if (!arrival) throw new Error('the pupil sent did not arrive');
  const { pupilId: newId } = await receiver.people.answerTransfer({
    ...{ unitId, fromUnitId, transferId: arrival.transferId },
    answer: { decision: 'accepted', classId: idOf(ids.class, into.key), startsOn },
    requestId: requestIdOf(seed, line.pupil.key, 'accepted'),
  });
  if (newId === null) throw new Error('the pupil accepted has no number');
  const key = `${line.pupil.key}/${to.key}`;
  const arrived: EnrolmentModel = {
    ...{ pupil: { ...line.pupil, key }, grade: line.grade, startsOn, endsOn: null, endReason: null },
    registerOrder: into.enrolments.length + 1,
  };
  const left = { ...line, endsOn: leavesOn };
  const enrolmentsOf = (one: ClassModel) => {
    if (one.key === into.key) return [...one.enrolments, arrived];
    return one.enrolments.map((known) => (known === line ? left : known));
  };
  return {
    schools: schools.map((school) => ({
      ...school,
      classes: school.classes.map((one) => ({ ...one, enrolments: enrolmentsOf(one) })),
    })),
    ids: { ...ids, pupil: new Map([...ids.pupil, [key, newId]]) },
  };
}

/** A pupil in the middle of a register elsewhere, of a grade that the school has a class of. */
function findMove(schools: readonly SchoolModel[], to: SchoolModel) {
  for (const school of schools) {
    if (school === to) continue;
    for (const one of school.classes) {
      const line = one.enrolments.slice(Math.floor(one.enrolments.length / 2)).find((known) => known.endsOn === null);
      const into =
        one.level === 'lower_secondary' && one.plan.length > 0 && line
          ? to.classes.find((known) => known.plan.some(({ grade }) => grade === line.grade))
          : undefined;
      if (line && into) return { from: school, into, line };
    }
  }
  return null;
}
