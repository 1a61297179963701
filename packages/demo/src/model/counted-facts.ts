import { itemValues } from '@truong/rules/statistics/catalogue-values';
import { isInventoryLine } from '@truong/rules/statistics/inventory-items';
import type { ClassModel, PupilModel, SchoolModel, StaffModel } from './province-model.ts';
import { between, chance, pick, pickWeighted, rngFor, type Weighted } from './random.ts';

/** What the sector counts of pupils, staff, classes and buildings beside names and marks; the same for the same keys. */

const isHard = ({ type }: SchoolModel) => type === 'ethnic_semi_boarding' || type === 'ethnic_boarding';
const disabilities = ['motor', 'hearing_speech', 'vision', 'mental', 'intellectual', 'other'] as const;

export type PupilFacts = { policyGroups: string[]; disabilityKind: (typeof disabilities)[number] | null };

/** Policy groups and disability; nothing to say of most pupils. */
export function pupilFactsOf(seed: number, school: SchoolModel, { key, ethnicGroup }: PupilModel): PupilFacts | null {
  const rng = rngFor(seed, 'facts', key);
  const hard = isHard(school);
  const poor = chance(rng, (hard ? 0.42 : 0.08) + (ethnicGroup === '01' ? 0 : 0.06));
  const policyGroups = [
    ...(poor ? ['poor_household'] : chance(rng, hard ? 0.15 : 0.06) ? ['near_poor_household'] : []),
    ...(chance(rng, 0.004) ? ['martyr_child'] : chance(rng, 0.01) ? ['invalid_child'] : []),
    ...(hard && chance(rng, 0.7) ? ['special_difficulty_area'] : []),
    ...(chance(rng, 0.012) ? ['orphan'] : []),
    ...(hard && chance(rng, 0.5) ? ['boarding_support'] : []),
  ];
  const disabilityKind = chance(rng, 0.009) ? pick(rng, disabilities) : null;
  return policyGroups.length > 0 || disabilityKind !== null ? { policyGroups, disabilityKind } : null;
}

const degrees: Readonly<Record<'preschool' | 'school' | 'upper' | 'head', Weighted<string>>> = {
  preschool: [
    ['Đại học', 58],
    ['Cao đẳng', 34],
    ['Trung cấp', 8],
  ],
  school: [
    ['Đại học', 83],
    ['Thạc sĩ', 3],
    ['Cao đẳng', 14],
  ],
  upper: [
    ['Đại học', 80],
    ['Thạc sĩ', 20],
  ],
  head: [
    ['Đại học', 62],
    ['Thạc sĩ', 38],
  ],
};

/** The degree held, and how the member of staff is employed. */
export function staffFactsOf(seed: number, { levels }: SchoolModel, { key, post, validFrom }: StaffModel) {
  const rng = rngFor(seed, 'degree', key);
  const isUpper = levels.includes('upper_secondary');
  const of = post !== 'Giáo viên' ? 'head' : levels[0] === 'preschool' ? 'preschool' : isUpper ? 'upper' : 'school';
  const isNew = validFrom >= '2020';
  const contract = post === 'Giáo viên' && chance(rng, isNew ? 0.25 : 0.03) ? 'Hợp đồng lao động' : 'Biên chế';
  return { degree: pickWeighted(rng, degrees[of]), contract };
}

/** The youngest learn all day wherever there are rooms; later grades where pupils live at the school. */
export function hasTwoSessions(school: SchoolModel, { key, level, siteKey }: ClassModel): boolean {
  if (level === 'preschool') return true;
  if (level !== 'primary') return isHard(school);
  const isMain = school.sites.find((site) => site.key === siteKey)?.isMain ?? true;
  return isMain || chance(rngFor(0, 'sessions', key), 0.6);
}

const dropping = ['dropped_hardship', 'dropped_far', 'dropped_weak', 'dropped_married', 'dropped_work'] as const;

/** The code of why a pupil left, whose own words stand beside it. */
export function leavingOf(pupilKey: string, reason: string | null): string | null {
  if (reason === null) return null;
  return reason.startsWith('Chuyển trường') ? 'transferred' : pick(rngFor(0, 'leaving', pupilKey), dropping);
}

const solid = ['solid', 'semi_solid'] as const;
const light = ['semi_solid', 'temporary'] as const;
const used = ['in_use', 'broken'] as const;

export type InventoryLine = { siteKey: string; item: string; condition: string; quantity: number };

/** Rooms and equipment of a school in a year: every year a little better. */
export function inventoryOf(seed: number, school: SchoolModel, schoolYear: number): InventoryLine[] {
  return school.sites.flatMap(({ key: siteKey, isMain }) => {
    const classes = school.classes.filter((one) => one.siteKey === siteKey);
    return itemValues.flatMap(({ code: item }) => {
      const total = quantityOf(item, { school, isMain, classes: classes.length });
      if (total === 0) return [];
      const rng = rngFor(seed, 'inventory', siteKey, item);
      const worn = Math.min(total, Math.round(total * rng() * 0.3) + (schoolYear < 2023 && total > 3 ? 1 : 0));
      const isBuilt = isInventoryLine({ item, condition: 'solid' });
      const [good, poor] = isBuilt ? (isMain ? solid : light) : used;
      return [
        { siteKey, item, condition: good, quantity: total - worn },
        { siteKey, item, condition: poor, quantity: worn },
      ].filter(({ quantity }) => quantity > 0);
    });
  });
}

type At = { school: SchoolModel; isMain: boolean; classes: number };

function quantityOf(item: string, { school, isMain, classes }: At): number {
  const rng = rngFor(0, 'rooms', school.key, item, isMain ? 1 : 0);
  const isPreschool = school.levels.includes('preschool');
  switch (item) {
    case 'classroom':
      return Math.max(classes, 1);
    case 'pupil_toilet':
      return 1 + Math.floor(classes / 6);
    case 'minimum_set':
      return Math.max(1, Math.floor(classes / 2));
    case 'staff_toilet':
    case 'water_source':
      return 1;
    case 'staff_housing':
      return isHard(school) ? between(rng, 2, 8) : 0;
  }
  if (!isMain) return 0;
  switch (item) {
    case 'subject_room':
      return isPreschool ? 1 : school.levels.includes('primary') ? 2 : between(rng, 4, 7);
    case 'library':
      return isPreschool ? 0 : 1;
    case 'equipment_room':
      return 1;
    case 'office':
      return between(rng, 3, 7);
    case 'boarding_room':
      return isHard(school) ? between(rng, 8, 20) : 0;
    case 'kitchen':
      return isPreschool || isHard(school) ? 1 : 0;
    case 'computer':
      return isPreschool ? between(rng, 3, 6) : between(rng, 18, 45);
    case 'projector':
      return between(rng, 1, 6);
    default:
      return 0;
  }
}
