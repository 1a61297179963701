import type { Point } from '@truong/rules/statistics/points';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { sql } from 'kysely';

export type RecordsOf = {
  unitId: number;
  schoolYear: number;
  /** The day whose enrolments, classes and staff are counted. */
  countedOn: string;
  /** Which results a row carries. */
  point: Point;
  /** null: of every level. */
  levels: readonly SchoolLevel[] | null;
};

/** Outcomes of which period a row carries at a point. */
export const periodAt: Readonly<Record<Point, 'term-1' | 'term-2' | 'year' | null>> = {
  start: null,
  mid: 'term-1',
  'term-2': 'term-2',
  end: 'year',
};

/** The enrolments `e` of the unit on the counted day; dates are inclusive. */
export function enrolledThen({ unitId, schoolYear, countedOn }: RecordsOf) {
  return sql`e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.starts_on <= ${countedOn}::date
    and (e.ends_on is null or e.ends_on >= ${countedOn}::date)`;
}

/** Classes `c` of the levels asked for. */
export function ofLevels({ levels }: RecordsOf) {
  return sql`(${levels}::text[] is null or c.level = any(${levels}::text[]))`;
}

/** The pupil and the class of an enrolment `e`, by the unit's own keys. */
export const withPupilAndClass = sql`
  join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
  join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
  join ethnic_group g on g.code = p.ethnic_group_code`;

/** What every row of a pupil says of its person, place and the plainest dimensions. */
export const pupilColumns = sql`p.id, ltrim(p.family_and_middle_name || ' ' || p.given_name) as name, c.name as place, e.grade, c.level,
  p.is_female, p.ethnic_group_code, g.is_minority, p.birth_date`;

export type PupilColumns = {
  id: number;
  name: string;
  place: string;
  grade: number;
  level: SchoolLevel;
  isFemale: boolean;
  ethnicGroupCode: string;
  isMinority: boolean;
  birthDate: string;
};
