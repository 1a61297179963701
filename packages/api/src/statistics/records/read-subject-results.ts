import type { Db } from '@truong/db/kysely';
import { subjectLevelValue } from '@truong/rules/statistics/pupil-values';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';
import { personOf, sexValue, yesOrNo } from './pupil-row.ts';
import {
  enrolledThen,
  ofLevels,
  type PupilColumns,
  periodAt,
  pupilColumns,
  type RecordsOf,
  withPupilAndClass,
} from './records-of.ts';

type Row = PupilColumns & { results: string };

/**
 * One row for each subject result of each pupil enrolled on the day: of semester I, or of the year as it ended before the summer.
 * The results of a pupil come as one text: ten thousand rows of their own took twice the time.
 */
export async function readSubjectResults(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const period = periodAt[of.point];
  if (period === null) return [];
  const { rows } = await sql<Row>`
    select ${pupilColumns}, r.results
    from enrolment e ${withPupilAndClass}
    join (
      select pupil_id, string_agg(concat_ws(' ', subject_code, coalesce(level, '-'), coalesce(result, '-'), tenths), ',' order by subject_code collate "C") as results
      from outcome_subject where unit_id = ${of.unitId} and school_year = ${of.schoolYear} and period = ${period} group by pupil_id
    ) r on r.pupil_id = e.pupil_id
    where ${enrolledThen(of)} and ${ofLevels(of)}
    order by c.sort_key, c.id, e.register_order, e.id
  `.execute(db);
  return rows.flatMap((row) => {
    const person = personOf(row);
    const values = {
      grade: String(row.grade),
      level: row.level,
      sex: sexValue(row.isFemale),
      minority: yesOrNo(row.isMinority),
    };
    return row.results.split(',').map((text) => ({ person, values: { ...values, ...resultValues(text) } }));
  });
}

function resultValues(text: string): RecordRow['values'] {
  const [subject = '', level = '-', result = '-', tenths] = text.split(' ');
  const known = (code: string) => (code === '-' ? null : code);
  return {
    subject,
    subject_level: subjectLevelValue({
      level: known(level),
      result: known(result),
      tenths: tenths === undefined ? null : Number(tenths),
    }),
  };
}
