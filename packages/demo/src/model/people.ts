import { schoolYear } from './calendar.ts';
import { ethnicMix } from './ethnic-mix.ts';
import { nameOf } from './person-names.ts';
import { communes, getCommune } from './places.ts';
import type { PupilModel, StaffModel } from './province-model.ts';
import { between, chance, normal, pick, pickWeighted, type Rng, type Weighted } from './random.ts';
import type { SchoolSpec } from './school-specs.ts';

/** Teachers come from all over the province and below it, so there are more Kinh and Tày among them than among the pupils. */
const staffMix: Weighted<string> = [
  ['01', 45],
  ['02', 30],
  ['07', 8],
  ['09', 6],
  ['08', 6],
  ['25', 3],
  ['38', 1],
  ['04', 1],
];

function dateIn(rng: Rng, year: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(between(rng, 1, 12))}-${two(between(rng, 1, 28))}`;
}

export function newStaff(
  rng: Rng,
  { key, code, post, femaleShare }: { key: string; code: string; post: string; femaleShare: number },
): StaffModel {
  const isFemale = chance(rng, femaleShare);
  const ethnicGroup = pickWeighted(rng, staffMix);
  const birthYear = post === 'Giáo viên' ? between(rng, 1972, 1999) : between(rng, 1967, 1986);
  return {
    key,
    personKey: key,
    code,
    name: nameOf(rng, { ethnicGroup, isFemale }),
    isFemale,
    birthDate: dateIn(rng, birthYear),
    ethnicGroup,
    post,
    validFrom: `${Math.max(birthYear + 24, between(rng, 2005, 2023))}-09-01`,
  };
}

/** `age` is that at the end of the calendar year in which the school year begins. */
export function newPupil(
  rng: Rng,
  { key, code, age, spec }: { key: string; code: string; age: number; spec: SchoolSpec },
): PupilModel {
  const home = getCommune(spec.commune);
  const isFemale = chance(rng, 0.485);
  const ethnicGroup = ethnicGroupOf(rng, spec, home.districtCode);
  const isLate = age > 6 && chance(rng, spec.strength < 0 ? 0.08 : 0.03);
  const birthYear = schoolYear - age - (isLate ? 1 : 0);
  const isDayKnown = !chance(rng, spec.strength < 0 ? 0.008 : 0.001);
  return {
    key,
    code,
    name: nameOf(rng, { ethnicGroup, isFemale }),
    isFemale,
    birthDate: isDayKnown ? dateIn(rng, birthYear) : `${birthYear}-01-01`,
    birthPrecision: isDayKnown ? 'day' : 'year',
    ethnicGroup,
    placeCode: homeOf(rng, spec, home),
    ability: normal(rng) + (isFemale ? 0.12 : -0.1),
  };
}

function ethnicGroupOf(rng: Rng, spec: SchoolSpec, districtCode: string): string {
  const mix = ethnicMix[districtCode] ?? [];
  // Boarding schools are there for the minorities; the few Kinh pupils come from communes in special difficulty.
  if (spec.type === 'ethnic_boarding')
    return pickWeighted(
      rng,
      mix.map(([code, n]) => [code, code === '01' ? n / 3 : n]),
    );
  return pickWeighted(rng, mix);
}

function homeOf(rng: Rng, spec: SchoolSpec, home: { code: string; districtCode: string }): string {
  const isWide = spec.levels.includes('upper_secondary');
  if (chance(rng, isWide ? 0.3 : 0.9)) return home.code;
  return pick(
    rng,
    communes.filter((commune) => commune.districtCode === home.districtCode),
  ).code;
}
