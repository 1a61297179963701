import { nameSortKey } from '@truong/vietnamese/names';
import { type PastYear, schoolYear as thisYear } from './calendar.ts';
import { newPupil } from './people.ts';
import type { ClassModel, EnrolmentModel, PupilModel, SchoolModel } from './province-model.ts';
import { between, chance, pick, rngFor } from './random.ts';
import type { SchoolSpec } from './school-specs.ts';

/** A year of which only the pupils and their classes are still kept. */
export function plainYear(schoolYear: number): PastYear {
  const next = schoolYear + 1;
  return {
    schoolYear,
    startsOn: `${schoolYear}-09-05`,
    endsOn: `${next}-05-31`,
    terms: [
      { term: 1, startsOn: `${schoolYear}-09-05`, endsOn: `${next}-01-15`, closedOn: `${next}-01-14` },
      { term: 2, startsOn: `${next}-01-16`, endsOn: `${next}-05-31`, closedOn: `${next}-05-27` },
    ],
    filingPeriods: null,
  };
}

type Earlier = {
  seed: number;
  spec: SchoolSpec;
  school: SchoolModel;
  year: PastYear;
  /** Pupils who have left since, by class and year of entry: the same ones in each of the years in which they were there. */
  cohorts: Map<string, PupilModel[]>;
};

/**
 * The classes of a school in an earlier year without plans or marks: the same as this year's, each with the pupils who stood in
 * that grade then. Who has left since is drawn. A class of several grades is of this year only.
 */
export function earlierYearOf(of: Earlier): ClassModel[] {
  const { school, spec, year } = of;
  const before = thisYear - year.schoolYear;
  const known = new Map(school.classes.map((one) => [placeOf(one), one]));
  return school.classes.flatMap((one) => {
    if (one.isCombined) return [];
    const key = `${spec.slug}/${year.schoolYear}/${one.name}`;
    const { grade, ordinal, step } = stepsOf(one);
    const now = known.get(`${one.level} ${step.grade(before)} ${step.ordinal(before)}`);
    const stays = now !== undefined && step.isInside(before);
    const pupils = stays ? pupilsOnFirstDay(now) : cohortOf(of, one, before);
    const rng = rngFor(of.seed, 'left', key);
    const enrolments = pupils.map((pupil, i): EnrolmentModel => {
      // Only somebody who is not here today can have left then, and nobody does before the last year kept of the cohort.
      const leaves = !stays && step.isLast && chance(rng, 0.012);
      return {
        ...{ pupil, grade, registerOrder: i + 1, startsOn: year.startsOn },
        endsOn: leaves ? `${year.schoolYear + 1}-0${between(rng, 2, 4)}-14` : null,
        endReason: leaves ? pick(rng, ['Chuyển trường theo gia đình', 'Nghỉ học']) : null,
      };
    });
    return [{ ...one, key, enrolments, plan: [], teaching: [], sortKey: `${sortPart(grade)} ${sortPart(ordinal)}` }];
  });
}

const sortPart = (n: number) => String(n).padStart(2, '0');

/** Groups of a nursery follow one another by age, four to a letter. */
const groups = 4;

function stepsOf({ level, sortKey }: ClassModel) {
  const [grade = 0, ordinal = 0] = sortKey.split(' ').map(Number);
  const isNursery = level === 'preschool';
  const step = {
    grade: (years: number) => (isNursery ? 0 : grade + years),
    ordinal: (years: number) => (isNursery ? ordinal + years : ordinal),
    isInside: (years: number) => !isNursery || (ordinal % groups) + years < groups,
    isLast: isNursery ? ordinal % groups === groups - 1 : [5, 9, 12].includes(grade),
  };
  return { grade, ordinal, step };
}

function placeOf(one: ClassModel): string {
  const { grade, ordinal } = stepsOf(one);
  return one.isCombined ? one.key : `${one.level} ${grade} ${ordinal}`;
}

function cohortOf({ seed, spec, school, year, cohorts }: Earlier, one: ClassModel, before: number): PupilModel[] {
  const { grade, ordinal } = stepsOf(one);
  const isNursery = one.level === 'preschool';
  // Grade less year, and in a nursery group less year, stay the same from year to year.
  const entered = year.schoolYear - (isNursery ? ordinal % groups : grade);
  const key = `${spec.slug}/left/${one.level}/${isNursery ? Math.floor(ordinal / groups) : ordinal}/${entered}`;
  const drawn = cohorts.get(key);
  if (drawn) return drawn;
  const age = (isNursery ? 2 + (ordinal % groups) : grade + 5) + before;
  const size = spec.classSize + between(rngFor(seed, 'cohort', key), -2, 2);
  const pupils = Array.from({ length: size }, (_, i) => {
    const code = `${entered % 100}${school.code}${sortPart(grade + ordinal)}${sortPart(ordinal)}${sortPart(i)}`;
    return newPupil(rngFor(seed, 'pupil', `${key}/${i}`), { key: `${key}/${i}`, code, age, spec });
  });
  const inOrder = pupils
    .map((pupil) => ({ pupil, order: `${nameSortKey(pupil.name)} ${pupil.code}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ pupil }) => pupil);
  cohorts.set(key, inOrder);
  return inOrder;
}

/** Who was there on the first day of this year came up from the class below. */
function pupilsOnFirstDay({ enrolments }: ClassModel): PupilModel[] {
  const first = enrolments[0]?.startsOn;
  return enrolments.filter((line) => line.startsOn === first).map((line) => line.pupil);
}
