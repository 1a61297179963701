import { planOf } from '@truong/rules/organisation/programme';
import { nameSortKey } from '@truong/vietnamese/names';
import { schoolYear as thisYear } from './calendar.ts';
import { newPupil } from './people.ts';
import type { ClassModel, EnrolmentModel, PlanLineModel, SchoolModel } from './province-model.ts';
import { between, rngFor } from './random.ts';
import type { SchoolSpec } from './school-specs.ts';

type Left = {
  seed: number;
  spec: SchoolSpec;
  school: SchoolModel;
  year: { schoolYear: number; startsOn: string };
  grades: readonly number[];
};

/** Who teaches a subject of the programme of 2006 today: several of its subjects have become one. */
const taughtToday: Readonly<Record<string, string>> = {
  physics: 'natural-science',
  chemistry: 'natural-science',
  biology: 'natural-science',
  history: 'history-geography',
  geography: 'history-geography',
  music: 'arts',
  'fine-arts': 'arts',
  crafts: 'arts',
};

/**
 * Classes of a past year under the programme of 2006 whose pupils have left the school since: as many and as big as this
 * year's of the same grades, taught by those who were there then.
 */
export function classesThatLeft({ seed, spec, school, year, grades }: Left): ClassModel[] {
  let pupils = 0;
  const nextCode = () => {
    pupils += 1;
    return `${year.schoolYear % 100}${school.code}${String(pupils).padStart(4, '0')}`;
  };
  return school.classes.flatMap((one) => {
    const [grade = 0] = one.sortKey.split(' ').map(Number);
    if (!grades.includes(grade) || one.plan.length === 0) return [];
    const key = `${spec.slug}/${year.schoolYear}/${one.name}`;
    const rng = rngFor(seed, 'class', key);
    const drawn = Array.from({ length: spec.classSize + between(rng, -2, 2) }, (_, i) => {
      const pupilKey = `${key}/${i}`;
      const age = grade + 5 + thisYear - year.schoolYear;
      return newPupil(rngFor(seed, 'pupil', pupilKey), { key: pupilKey, code: nextCode(), age, spec });
    });
    const enrolments = drawn
      .map((pupil) => ({ pupil, order: `${nameSortKey(pupil.name)} ${pupil.code}` }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(
        ({ pupil }, i): EnrolmentModel => ({
          pupil,
          grade,
          registerOrder: i + 1,
          startsOn: year.startsOn,
          endsOn: null,
          endReason: null,
        }),
      );
    const plan = planOf({ grade, schoolYear: year.schoolYear }).flatMap(
      ({ code, kind, periods, isElective, onlyTerm }): PlanLineModel[] => {
        if (isElective) return [];
        const line: PlanLineModel = { grade, subject: code, kind, periods, takers: null };
        if (onlyTerm) line.onlyTerm = onlyTerm;
        if (grade > 5 && year.schoolYear < 2020) line.plannedPeriodic = testsPlanned(periods);
        return [line];
      },
    );
    return [{ ...one, key, enrolments, plan, ...thenTaughtBy({ school, one, plan, day: year.startsOn }) }];
  });
}

/** Tests of a whole period in a semester, as teaching plans of TT58/2011 had them; later circulars do not ask for them. */
function testsPlanned(periods: number): number {
  if (periods < 70) return 1;
  return periods < 140 ? 2 : 3;
}

/** A line whose teacher has gone since has nobody. */
function thenTaughtBy({
  school,
  one,
  plan,
  day,
}: {
  school: SchoolModel;
  one: ClassModel;
  plan: readonly PlanLineModel[];
  day: string;
}): Pick<ClassModel, 'teaching' | 'homeroomKey'> {
  const there = new Set(school.staff.filter((member) => member.validFrom <= day).map((member) => member.key));
  const beside = school.classes.filter((other) => other.level === one.level);
  const lines = [one, ...beside].flatMap((other) => other.teaching).filter((line) => there.has(line.staffKey));
  const teaching = plan.flatMap(({ subject }) => {
    const today = [subject, taughtToday[subject]];
    const line = lines.find((known) => today.includes(known.subject));
    return line ? [{ staffKey: line.staffKey, subject }] : [];
  });
  const homeroomKey = [one.homeroomKey, ...teaching.map((line) => line.staffKey)].find((key) => there.has(key));
  return { teaching, homeroomKey: homeroomKey ?? one.homeroomKey };
}
