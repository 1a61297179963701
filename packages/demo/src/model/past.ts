import { lastYear, oldYear, type PastYear } from './calendar.ts';
import { classesThatLeft } from './classes-that-left.ts';
import { lastYearOf } from './last-year.ts';
import type { ClassModel, ProvinceModel } from './province-model.ts';
import type { SchoolSpec } from './school-specs.ts';

/** A closed year of the demo with the classes of each school that has it. */
export type Past = { year: PastYear; classes: ReadonlyMap<string, ClassModel[]> };

/** The school of the demo whose year under TT58/2011 as it first was is still there. */
export const oldSchool = 'thcsvixuyen';

/** The closed years: the one before at every school that is assessed, and one of long ago at one school. */
export function pastOf({ seed, schools }: ProvinceModel, specs: readonly SchoolSpec[]): Past[] {
  const specOf = new Map(specs.map((spec) => [spec.slug, spec]));
  const classesBy = (make: (spec: SchoolSpec, school: ProvinceModel['schools'][number]) => ClassModel[]) =>
    new Map(
      schools.flatMap((school): [string, ClassModel[]][] => {
        const spec = specOf.get(school.key);
        const classes = spec ? make(spec, school) : [];
        return classes.length > 0 ? [[school.key, classes]] : [];
      }),
    );
  return [
    {
      year: lastYear,
      classes: classesBy((spec, school) => [
        ...lastYearOf(seed, spec, school),
        ...classesThatLeft({ seed, spec, school, year: lastYear, grades: [5, 9, 12] }),
      ]),
    },
    {
      year: oldYear,
      classes: classesBy((spec, school) =>
        school.key === oldSchool ? classesThatLeft({ seed, spec, school, year: oldYear, grades: [6, 7, 8, 9] }) : [],
      ),
    },
  ].filter(({ classes }) => classes.size > 0);
}

/** The same schools with the classes of all years in one list: everybody who ever was there. */
export function withPastClasses<T extends Pick<ProvinceModel, 'schools'>>(model: T, past: readonly Past[]): T {
  const schools = model.schools.map((school) => ({
    ...school,
    classes: [...school.classes, ...past.flatMap(({ classes }) => classes.get(school.key) ?? [])],
  }));
  return { ...model, schools };
}
