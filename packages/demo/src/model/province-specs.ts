import { communes } from './places.ts';
import type { SchoolSpec } from './school-specs.ts';

type Kind = 'preschool' | 'primary' | 'lower' | 'both' | 'upper';

/** Of twenty schools; whatever the number of schools, each kind is among the first five. */
const round: readonly Kind[] = [
  ...(['upper', 'lower', 'primary', 'preschool', 'both'] as const),
  ...(['lower', 'primary', 'preschool', 'lower', 'primary', 'preschool', 'lower'] as const),
  ...(['primary', 'preschool', 'lower', 'primary', 'preschool', 'lower', 'primary', 'preschool'] as const),
];

const g1to5 = [1, 2, 3, 4, 5];
const g6to9 = [6, 7, 8, 9];
const g10to12 = [10, 11, 12];
const each = (grades: readonly number[], count: number) => Object.fromEntries(grades.map((grade) => [grade, count]));

/** Classes in each grade, school after school of a kind. */
const primaryCounts = [2, 3, 2, 3, 2, 3, 2, 2, 3];
const lowerCounts = [1, 2, 1, 1, 2, 1, 1, 2];
/** The biggest have eight classes of about 43 in each grade: about 1,000 pupils. */
const upperCounts = [8, 6, 7, 7];

const kinds: Readonly<Record<Kind, (nth: number) => Omit<SchoolSpec, 'slug' | 'commune' | 'strength'>>> = {
  preschool: () => ({
    name: 'Trường Mầm non',
    type: 'regular',
    levels: ['preschool'],
    classes: { 0: 9 },
    classSize: 25,
  }),
  primary: (nth) => ({
    name: 'Trường Tiểu học',
    type: 'regular',
    levels: ['primary'],
    classes: each(g1to5, turn(primaryCounts, nth)),
    classSize: 29,
    satellites: ['Bản Mới', 'Bản Đồng'],
    hasCombinedClass: nth % 6 === 0,
  }),
  lower: (nth) => ({
    name: 'Trường THCS',
    type: 'regular',
    levels: ['lower_secondary'],
    classes: each(g6to9, turn(lowerCounts, nth)),
    classSize: 36,
  }),
  both: () => ({
    name: 'Trường PTDTBT Tiểu học và THCS',
    type: 'ethnic_semi_boarding',
    levels: ['primary', 'lower_secondary'],
    classes: each([...g1to5, ...g6to9], 1),
    classSize: 31,
    satellites: ['Bản Mới'],
  }),
  upper: (nth) => ({
    name: 'Trường THPT',
    type: 'regular',
    levels: ['upper_secondary'],
    classes: each(g10to12, turn(upperCounts, nth)),
    classSize: nth % 4 === 0 ? 43 : 39,
  }),
};

/** As many schools as a whole province has, in every commune; 800 of them have about 230,000 pupils, 85,000 in grades 6 to 12. */
export function provinceSpecs(count: number): SchoolSpec[] {
  const seen: Record<Kind, number> = { preschool: 0, primary: 0, lower: 0, both: 0, upper: 0 };
  return Array.from({ length: count }, (_, i) => {
    const kind = turn(round, i);
    const nth = seen[kind];
    seen[kind] += 1;
    // 31 and the 193 communes have no common factor: the first 193 schools of a kind are in 193 communes.
    const commune = turn(communes, nth * 31).name;
    const place = commune.replace(/^(Xã|Phường|Thị trấn) /, '');
    const lap = Math.floor(nth / communes.length);
    const spec = kinds[kind](nth);
    return {
      ...spec,
      slug: `${kind}${nth + 1}`,
      name: `${spec.name} ${place}${lap > 0 ? ` số ${lap + 1}` : ''}`,
      commune,
      strength: ((nth * 37) % 11) / 10 - 0.5,
    };
  });
}

function turn<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}
