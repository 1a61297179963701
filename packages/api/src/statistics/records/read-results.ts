import type { Db } from '@truong/db/kysely';
import { subjectLevelValue } from '@truong/rules/statistics/pupil-values';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import { type RawBuilder, sql } from 'kysely';
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
type Packed = {
  /** The results of each pupil as one text, by commas; ten thousand rows of their own took twice the time. */
  packed: RawBuilder<string>;
  table: string;
  valuesOf: (text: string) => RecordRow['values'];
};

/** One row for each subject result of each pupil enrolled on the day: of semester I, or of the year as it ended before the summer. */
export function readSubjectResults(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  return readResults(db, of, {
    packed: sql`string_agg(concat_ws(' ', subject_code, coalesce(level, '-'), coalesce(result, '-'), tenths), ',' order by subject_code collate "C")`,
    table: 'outcome_subject',
    valuesOf: subjectValuesOf,
  });
}

/** One row for each quality and competence of each pupil of grades 1-5 enrolled on the day, as it was assessed at the same ends. */
export function readTraitResults(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  return readResults(db, of, {
    packed: sql`string_agg(trait || ' ' || level, ',' order by trait collate "C")`,
    table: 'outcome_trait',
    valuesOf: (text) => {
      const [trait = '', level = ''] = text.split(' ');
      return { trait, trait_level: level };
    },
  });
}

async function readResults(db: Db, of: RecordsOf, { packed, table, valuesOf }: Packed): Promise<RecordRow[]> {
  const period = periodAt[of.point];
  if (period === null) return [];
  const { rows } = await sql<Row>`
    select ${pupilColumns}, r.results
    from enrolment e ${withPupilAndClass}
    join (
      select pupil_id, ${packed} as results
      from ${sql.table(table)} where unit_id = ${of.unitId} and school_year = ${of.schoolYear} and period = ${period} group by pupil_id
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
    return row.results.split(',').map((text) => ({ person, values: { ...values, ...valuesOf(text) } }));
  });
}

function subjectValuesOf(text: string): RecordRow['values'] {
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
