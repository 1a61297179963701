import { lastYear } from './calendar.ts';
import { chooseElectives, electivesOf, planOf, primaryPlanOf } from './curriculum.ts';
import type { ClassModel, EnrolmentModel, SchoolModel } from './province-model.ts';
import { rngFor } from './random.ts';
import type { SchoolSpec } from './school-specs.ts';

/**
 * The classes of a school a year before, out of which this year's came: the same pupils one grade lower, taught and kept as this
 * year's classes of the same place. The highest grades have left since: `classesThatLeft`.
 */
export function lastYearOf(seed: number, spec: SchoolSpec, school: SchoolModel): ClassModel[] {
  const placeOf = (one: ClassModel) => `${one.level} ${one.sortKey}`;
  const known = new Map(school.classes.map((one) => [placeOf(one), one]));
  return school.classes.flatMap((one) => {
    const [grade = 0, ordinal = 0] = one.sortKey.split(' ').map(Number);
    const next = known.get(`${one.level} ${sortKeyOf(grade + 1, ordinal)}`);
    if (one.plan.length === 0 || !next) return [];
    const key = `${spec.slug}/${lastYear.schoolYear}/${one.name}`;
    const enrolments = pupilsOnFirstDay(next).map(
      (pupil, i): EnrolmentModel => ({
        pupil,
        grade,
        registerOrder: i + 1,
        startsOn: lastYear.terms[0].startsOn,
        endsOn: null,
        endReason: null,
      }),
    );
    const electives = electivesOf(grade, ordinal, spec.classes[grade] ?? 0);
    const takers = electives
      ? chooseElectives(rngFor(seed, 'electives', key), electives, enrolments)
      : new Map<string, string[]>();
    const plan = grade <= 5 ? primaryPlanOf(grade) : planOf(grade, { electives, takers });
    return [{ ...one, key, enrolments, plan }];
  });
}

function sortKeyOf(grade: number, ordinal: number): string {
  return `${String(grade).padStart(2, '0')} ${String(ordinal).padStart(2, '0')}`;
}

/** Who was there on this year's first day came up from the class below. */
function pupilsOnFirstDay({ enrolments }: ClassModel) {
  const first = enrolments[0]?.startsOn;
  return enrolments.filter((line) => line.startsOn === first).map((line) => line.pupil);
}
