import type { FigureTime, PivotEntry, PivotQuestion } from '@truong/contracts/pivot';
import type { Db } from '@truong/db/kysely';
import { placeInTree } from '@truong/rules/statistics/pivot/pivot-places';
import {
  listLevelDays,
  listSuccessions,
  listTreeSchools,
  listYearDays,
  type Span,
  type TreeSchool,
  type YearDays,
} from './tree.queries.ts';

/** The units that a question lays out and where each school's rows go among them. */
export type PlacedSchools = {
  entries: PivotEntry[];
  /** A school's place among the entries; the first place past the last is *no single one*. */
  placeOf: Map<number, number>;
  unplaced: TreeSchool[];
  /** By entry then time, each with all together last: how many schools there were. */
  expected: number[][];
  /** Schools that there were at a time. */
  wasThere: (unitId: number, time: number) => boolean;
  nameOf: (unitId: number) => string;
};

const outside = -1;

/** Places every school that the act reads in the tree of the day, whatever time it is of; those outside the unit are left out. */
export async function placeSchools(
  db: Db,
  input: Pick<PivotQuestion, 'unitsBy'> & {
    times: readonly FigureTime[];
    unitId: number;
    asOf: string;
    readUnits: readonly number[];
    /** Only schools of these levels are waited for; null: every school. */
    levels: readonly string[] | null;
  },
): Promise<PlacedSchools> {
  const [schools, successions, days, levelDays] = await Promise.all([
    listTreeSchools(db, input),
    listSuccessions(db),
    listYearDays(db, [...new Set(input.times.map(({ schoolYear }) => schoolYear))]),
    input.levels && listLevelDays(db, { ...input, levels: input.levels }),
  ]);
  const entries: PivotEntry[] = [];
  const entryOf = new Map<number, number>();
  const inTree = new Map<number, number>();
  for (const school of schools.filter(({ isThere }) => isThere)) {
    if (school.placeId === null) {
      inTree.set(school.id, outside);
      continue;
    }
    const { placeId, placeName, placeKind, placeArea } = school;
    const isBySchool = input.unitsBy === 'school' || placeKind === 'school';
    const id = isBySchool ? school.id : placeId;
    const entry: PivotEntry = isBySchool
      ? { code: String(id), name: school.name, unitKind: 'school' }
      : {
          ...{ code: String(id), name: placeName ?? '', unitKind: placeKind ?? 'school' },
          // A commune or district; a school's is where it stands.
          ...(placeArea ? { areaCode: placeArea } : {}),
        };
    const place = entryOf.get(id) ?? entries.push(entry) - 1;
    entryOf.set(id, place);
    inTree.set(school.id, place);
  }

  const placeOf = new Map<number, number>();
  const unplaced: TreeSchool[] = [];
  for (const school of schools) {
    const place = placeInTree(school.id, inTree, successions);
    if (place === outside || (place === undefined && !school.wasBelow)) continue;
    if (place === undefined) unplaced.push(school);
    placeOf.set(school.id, place ?? entries.length);
  }

  const known = new Map(schools.map((school) => [school.id, school]));
  const wasThere = (unitId: number, time: number) => {
    const school = known.get(unitId);
    const at = input.times[time];
    if (school === undefined || at === undefined) return false;
    const day = dayOf(at, days);
    const levels = levelDays?.get(unitId) ?? [];
    return isThereOn(school, day) && (levelDays === null || levels.some((level) => isThereOn(level, day)));
  };
  const expected = Array.from({ length: entries.length + 2 }, () => input.times.map(() => 0).concat(0));
  for (const [unitId, place] of placeOf)
    for (const time of input.times.keys()) if (wasThere(unitId, time)) countAt(expected, place, time);
  return {
    ...{ entries, placeOf, unplaced, expected, wasThere },
    nameOf: (unitId) => known.get(unitId)?.name ?? '',
  };
}

/** One more school at a place and time, and among all of them. */
export function countAt(counts: number[][], place: number, time: number): void {
  for (const row of [counts[place], counts.at(-1)]) {
    if (!row) continue;
    row[time] = (row[time] ?? 0) + 1;
    row[row.length - 1] = (row[row.length - 1] ?? 0) + 1;
  }
}

function isThereOn({ validFrom, validTo }: Span, day: string | undefined): boolean {
  return day !== undefined && validFrom <= day && (validTo === null || validTo >= day);
}

/** Of a month its first day, of a survey the first of the year. */
function dayOf({ schoolYear, point }: FigureTime, days: readonly YearDays[]): string | undefined {
  const year = days.find((one) => one.schoolYear === schoolYear);
  if (!year) return undefined;
  if (point === 'mid' || point === 'term-1') return year.midOn ?? year.startsOn;
  if (point === 'term-2' || point === 'end') return year.endsOn;
  const month = /^month-(\d\d)$/.exec(point)?.[1];
  if (month === undefined) return year.startsOn;
  const first = `${Number(month) < 8 ? schoolYear + 1 : schoolYear}-${month}-01`;
  return first < year.startsOn ? year.startsOn : first;
}
