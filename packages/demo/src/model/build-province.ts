import { ethnicGroups } from '@truong/rules/people/ethnic-groups';
import { accountsOf } from './accounts.ts';
import { schoolYear } from './calendar.ts';
import { buildOffices } from './offices.ts';
import { allPlaces, districts } from './places.ts';
import type { ProvinceModel } from './province-model.ts';
import { demoSchools, type SchoolSpec, smallSchools } from './school-specs.ts';
import { buildSchool, shareArtsTeacher } from './schools.ts';

export type Scale = 'demo' | 'school';

const smallDistricts = ['028', '030'];

/** The whole province as plain data; the same for the same seed and scale. */
export function buildProvince({ seed, scale }: { seed: number; scale: Scale }): ProvinceModel {
  const districtCodes = scale === 'demo' ? districts.map((district) => district.code) : smallDistricts;
  return provinceOf({ seed, specs: specsOf(scale), districtCodes });
}

export function specsOf(scale: Scale): readonly SchoolSpec[] {
  return scale === 'demo' ? demoSchools : smallSchools;
}

/** A province of these schools and the offices of these districts. */
export function provinceOf({
  seed,
  specs,
  districtCodes,
}: {
  seed: number;
  specs: readonly SchoolSpec[];
  districtCodes: readonly string[];
}): ProvinceModel {
  const built = specs.map((spec, ordinal) => buildSchool(seed, spec, ordinal));
  shareArtsTeacher(built, specs);
  const schools = built.map(({ school }) => school);
  const offices = buildOffices(seed, districtCodes);
  return {
    seed,
    schoolYear,
    places: allPlaces(),
    ethnicGroups: [...ethnicGroups],
    offices,
    schools,
    accounts: accountsOf(offices, schools),
  };
}
