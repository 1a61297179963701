import type { Db } from '@truong/db/kysely';
import { dimensions } from '@truong/rules/statistics/catalogue';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import {
  contractValue,
  postValue,
  qualificationValue,
  staffAgeValue,
  staffLevel,
  trainingValue,
} from '@truong/rules/statistics/staff-values';
import { sql } from 'kysely';
import { sexValue, yesOrNo } from './pupil-row.ts';
import type { RecordsOf } from './records-of.ts';

type Row = {
  id: number;
  name: string;
  post: string;
  isFemale: boolean;
  ethnicGroupCode: string | null;
  isMinority: boolean | null;
  birthDate: string | null;
  qualification: string | null;
  degrees: string[] | null;
  contract: string | null;
  ofClasses: SchoolLevel[] | null;
  ofSchool: SchoolLevel[] | null;
};

/** One row for each member of staff of the unit on the day, at one level (`staffLevel`): in a school of two levels nobody counts twice. */
export async function readStaff(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const { unitId, schoolYear, countedOn, levels } = of;
  const { rows } = await sql<Row>`
    select s.id, ltrim(s.family_and_middle_name || ' ' || s.given_name) as name, s.post, s.is_female, s.ethnic_group_code, g.is_minority, s.birth_date,
      d.qualification, q.degrees, d.contract, t.levels as of_classes,
      coalesce((select array_agg(c.level) from class c where c.unit_id = ${unitId} and c.school_year = ${schoolYear}),
        (select array_agg(l.level) from unit_level l where l.unit_id = ${unitId} and l.valid_from <= ${countedOn}::date
          and (l.valid_to is null or l.valid_to >= ${countedOn}::date))) as of_school
    from staff s
    left join ethnic_group g on g.code = s.ethnic_group_code
    left join staff_detail d on d.unit_id = s.unit_id and d.staff_id = s.id
    left join (select staff_id, array_agg(level) as degrees from staff_qualification where unit_id = ${unitId} and kind = 'degree' group by staff_id) q
      on q.staff_id = s.id
    left join (
      select a.staff_id, array_agg(c.level) as levels from (
        select staff_id, class_id from teaching where unit_id = ${unitId} and school_year = ${schoolYear} and valid_from <= ${countedOn}::date
          and (valid_to is null or valid_to >= ${countedOn}::date)
        union
        select staff_id, class_id from homeroom where unit_id = ${unitId} and school_year = ${schoolYear} and valid_from <= ${countedOn}::date
          and (valid_to is null or valid_to >= ${countedOn}::date)
      ) a join class c on c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.id = a.class_id
      group by a.staff_id
    ) t on t.staff_id = s.id
    where s.unit_id = ${unitId} and s.valid_from <= ${countedOn}::date and (s.valid_to is null or s.valid_to >= ${countedOn}::date)
    order by s.name_sort_key, s.id
  `.execute(db);
  return rows.flatMap((row) => {
    const level = staffLevel(row.ofClasses ?? [], row.ofSchool ?? []);
    if (levels !== null && (level === null || !levels.includes(level))) return [];
    return [{ person: { id: row.id, name: row.name, place: postText(row.post) }, values: valuesOf(row, level, of) }];
  });
}

function valuesOf(row: Row, level: SchoolLevel | null, { schoolYear }: RecordsOf): RecordRow['values'] {
  const post = postValue(row.post);
  const qualification = qualificationValue([row.qualification, ...(row.degrees ?? [])]);
  return {
    post,
    sex: sexValue(row.isFemale),
    ethnicity: row.ethnicGroupCode,
    minority: row.isMinority === null ? null : yesOrNo(row.isMinority),
    staff_age: staffAgeValue(row.birthDate, schoolYear),
    level,
    qualification,
    training: trainingValue({ post, level, qualification }),
    contract: contractValue(row.contract),
  };
}

/** Posts stand as lists wrote them, or by code. */
function postText(post: string): string {
  return dimensions.post.values.find(({ code }) => code === post)?.name ?? post;
}
