import { nameSortKey } from '@truong/vietnamese/names';
import { terms } from './calendar.ts';
import { chooseElectives, electivesOf, planOf, primaryPlanOf, withClusters } from './curriculum.ts';
import { newPupil } from './people.ts';
import type { ClassModel, EnrolmentModel, PupilModel } from './province-model.ts';
import { between, chance, type Rng, rngFor } from './random.ts';
import type { SchoolSpec } from './school-specs.ts';

export type Maker = {
  seed: number;
  spec: SchoolSpec;
  nextPupilCode: () => string;
  mainSite: string;
  satellites: readonly string[];
};

const nurseryGroups = ['Nhà trẻ', 'Mẫu giáo 3 tuổi', 'Mẫu giáo 4 tuổi', 'Mẫu giáo 5 tuổi'] as const;
const nurseryAges = [2, 3, 4, 5];
const letters = 'ABCDEFGH';

/** The classes of a school with their pupils and plans; teachers come later. */
export function classesOf(maker: Maker): ClassModel[] {
  const { spec } = maker;
  const classes = Object.entries(spec.classes).flatMap(([grade, count = 0]) =>
    Array.from({ length: count }, (_, ordinal) => newClass(maker, { grade: Number(grade), ordinal, count })),
  );
  return spec.hasCombinedClass ? [...classes, combinedClass(maker)] : classes;
}

function newClass(
  maker: Maker,
  { grade, ordinal, count }: { grade: number; ordinal: number; count: number },
): ClassModel {
  const { seed, spec } = maker;
  const name = classNameOf(grade, ordinal);
  const key = `${spec.slug}/${name}`;
  const rng = rngFor(seed, 'class', key);
  const size = spec.classSize + between(rng, -2, 2);
  const age = grade === 0 ? (nurseryAges[ordinal % 4] ?? 5) : grade + 5;
  const enrolments = enrol(
    rng,
    Array.from({ length: size }, (_, i) => ({ grade, pupil: pupilOf(maker, `${key}/${i}`, age) })),
  );
  const electives = electivesOf(grade, ordinal, count);
  const takers = electives ? chooseElectives(rng, electives, enrolments) : new Map<string, string[]>();
  const plan = spec.assessesPrimary && grade <= 5 ? primaryPlanOf(grade) : planOf(grade, { electives, takers });
  return {
    key,
    name,
    level: levelOf(grade),
    siteKey: siteOf(maker, grade, ordinal),
    isCombined: false,
    sortKey: `${String(grade).padStart(2, '0')} ${String(ordinal).padStart(2, '0')}`,
    plan: spec.clusterClass === name ? withClusters(plan, enrolments) : plan,
    teaching: [],
    homeroomKey: '',
    enrolments,
  };
}

/** Grades 1 and 2 with one teacher in a village too far from the school. */
function combinedClass(maker: Maker): ClassModel {
  const { seed, spec, satellites } = maker;
  const name = `1+2 ${spec.satellites?.[0] ?? ''}`.trim();
  const key = `${spec.slug}/${name}`;
  const rng = rngFor(seed, 'class', key);
  const pupils = [1, 2].flatMap((grade) =>
    Array.from({ length: 7 + between(rng, 0, 2) }, (_, i) => ({
      grade,
      pupil: pupilOf(maker, `${key}/${grade}/${i}`, grade + 5),
    })),
  );
  return {
    key,
    name,
    level: 'primary',
    siteKey: satellites[0] ?? maker.mainSite,
    isCombined: true,
    sortKey: '01+02',
    plan: spec.assessesPrimary ? [1, 2].flatMap(primaryPlanOf) : [],
    teaching: [],
    homeroomKey: '',
    enrolments: enrol(rng, pupils),
  };
}

function classNameOf(grade: number, ordinal: number): string {
  if (grade >= 10) return `${grade}A${ordinal + 1}`;
  if (grade > 0) return `${grade}${letters[ordinal]}`;
  const group = nurseryGroups[ordinal % nurseryGroups.length];
  return `${group} ${letters[Math.floor(ordinal / nurseryGroups.length)]}`;
}

function levelOf(grade: number): ClassModel['level'] {
  if (grade === 0) return 'preschool';
  if (grade <= 5) return 'primary';
  return grade <= 9 ? 'lower_secondary' : 'upper_secondary';
}

/** The youngest are taught in the villages: the second class of the lower grades, where there are villages apart. */
function siteOf({ mainSite, satellites }: Maker, grade: number, ordinal: number): string {
  const isYoung = grade <= 2 && ordinal > 0;
  return (isYoung ? satellites[(grade + ordinal) % Math.max(1, satellites.length)] : undefined) ?? mainSite;
}

function pupilOf({ seed, spec, nextPupilCode }: Maker, key: string, age: number): PupilModel {
  return newPupil(rngFor(seed, 'pupil', key), { key, code: nextPupilCode(), age, spec });
}

/**
 * Register order is that of names on the first day; who comes later stands at the end. A few leave and a few arrive in the
 * middle of a year.
 */
function enrol(rng: Rng, pupils: readonly { grade: number; pupil: PupilModel }[]): EnrolmentModel[] {
  const sortKeys = new Map(pupils.map(({ pupil }) => [pupil.key, nameSortKey(pupil.name)]));
  const keyOf = ({ pupil }: { pupil: PupilModel }) => `${sortKeys.get(pupil.key)} ${pupil.code}`;
  const sorted = [...pupils].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const first = terms[0].startsOn;
  const moved = sorted.map((line) => {
    const arrives = chance(rng, 0.004) ? (chance(rng, 0.5) ? '2024-11-18' : '2025-02-17') : first;
    const leaves = arrives === first && chance(rng, 0.005) ? (chance(rng, 0.4) ? '2024-11-22' : '2025-03-14') : null;
    return { ...line, startsOn: arrives, endsOn: leaves, endReason: leaves ? leavingReason(rng) : null };
  });
  return [...moved.filter((line) => line.startsOn === first), ...moved.filter((line) => line.startsOn !== first)].map(
    (line, i) => ({ ...line, registerOrder: i + 1 }),
  );
}

function leavingReason(rng: Rng): string {
  return chance(rng, 0.7) ? 'Chuyển trường theo gia đình' : 'Nghỉ học';
}
