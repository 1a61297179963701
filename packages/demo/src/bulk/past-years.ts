import { type Ids, idOf } from '../load/ids.ts';
import type { Past } from '../model/past.ts';
import type { ProvinceModel } from '../model/province-model.ts';
import type { SchoolSpec } from '../model/school-specs.ts';
import type { Closing } from './close-years.ts';
import type { CopyTarget } from './copy-target.ts';
import { newNumbers, type PastTerms, writePastYear } from './past-year.ts';
import { seatsOf } from './seats.ts';

type PastOf = { model: ProvinceModel; past: readonly Past[]; ids: Ids };

/** The closed years of every school, the oldest last; what is left to be done when the tables have their keys is given back. */
export async function writePastYears(
  to: CopyTarget,
  { model, past: years, ids, specs }: PastOf & { specs: readonly SchoolSpec[] },
): Promise<PastTerms> {
  const past: PastTerms = { primary: [], toFile: [] };
  const seats = seatsOf(model, ids);
  const numbers = newNumbers();
  for (const { year, classes } of years) {
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
      past.primary.push(...terms.primary);
      past.toFile.push(...terms.toFile);
    }
  }
  return past;
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
