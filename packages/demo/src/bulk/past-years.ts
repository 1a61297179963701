import { type Ids, idOf } from '../load/ids.ts';
import type { Past } from '../model/past.ts';
import type { ProvinceModel } from '../model/province-model.ts';
import type { SchoolSpec } from '../model/school-specs.ts';
import type { Closing } from './close-years.ts';
import type { CopyTarget } from './copy-target.ts';
import { newNumbers, type PrimaryTerm, writePastYear } from './past-year.ts';
import { seatsOf } from './seats.ts';

type PastOf = { model: ProvinceModel; past: readonly Past[]; ids: Ids };

/** The closed years of every school, the oldest last; what grades 1-5 had in their terms is given back. */
export async function writePastYears(
  to: CopyTarget,
  { model, past, ids, specs }: PastOf & { specs: readonly SchoolSpec[] },
): Promise<PrimaryTerm[]> {
  const primaryTerms: PrimaryTerm[] = [];
  const seats = seatsOf(model, ids);
  const numbers = newNumbers();
  for (const { year, classes } of past) {
    for (const [i, school] of model.schools.entries()) {
      const own = classes.get(school.key);
      if (!own) continue;
      const strength = specs[i]?.strength ?? 0;
      const unitId = idOf(ids.unit, school.key);
      const who = { ...seats.at(school), reviewer: seats.reviewerOf(school) };
      const terms = await writePastYear(to, year, {
        ...numbers,
        ...who,
        school,
        ids,
        strength,
        unitId,
        seed: model.seed,
        classes: own,
      });
      primaryTerms.push(...terms);
    }
  }
  return primaryTerms;
}

/** Which school closes which of these years, by its principal. */
export function closingsOf({ model, past, ids }: PastOf): Closing[] {
  const seats = seatsOf(model, ids);
  return past.flatMap(({ year, classes }) =>
    model.schools
      .filter((school) => classes.has(school.key))
      .map((school) => ({
        unitId: idOf(ids.unit, school.key),
        accountId: seats.at(school).principal.accountId,
        year,
      })),
  );
}
