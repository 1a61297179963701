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

type Row = PupilColumns & { subjectCode: string; mark: string | null; result: string | null; tenths: number | null };

/** One row for each subject result of each pupil enrolled on the day: of semester I, or of the year as it ended before the summer. */
export async function readSubjectResults(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const period = periodAt[of.point];
  if (period === null) return [];
  const { rows } = await sql<Row>`
    select ${pupilColumns}, r.subject_code, r.level as mark, r.result, r.tenths
    from enrolment e ${withPupilAndClass}
    join outcome_subject r on r.unit_id = e.unit_id and r.school_year = e.school_year and r.period = ${period} and r.pupil_id = e.pupil_id
    where ${enrolledThen(of)} and ${ofLevels(of)}
    order by c.sort_key, c.id, e.register_order, e.id, r.subject_code
  `.execute(db);
  return rows.map((row) => ({
    person: personOf(row),
    values: {
      grade: String(row.grade),
      level: row.level,
      sex: sexValue(row.isFemale),
      minority: yesOrNo(row.isMinority),
      subject: row.subjectCode,
      subject_level: subjectLevelValue({ level: row.mark, result: row.result, tenths: row.tenths }),
    },
  }));
}
