import type { Db } from '@truong/db/kysely';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { sql } from 'kysely';
import { yesOrNo } from './pupil-row.ts';
import { enrolledThen, ofLevels, type RecordsOf } from './records-of.ts';

type Row = {
  id: number;
  name: string;
  siteName: string | null;
  grade: number;
  level: SchoolLevel;
  twoSessions: boolean;
  isCombined: boolean;
  isMainSite: boolean;
  pupils: number;
};

/** One row for each class in which somebody stands on the day; a combined class counts with the lowest of its grades. */
export async function readClasses(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const { rows } = await sql<Row>`
    select c.id, c.name, s.name as site_name, n.grade, c.level, c.two_sessions, c.is_combined, coalesce(s.is_main, true) as is_main_site, n.pupils
    from (select e.unit_id, e.school_year, e.class_id, min(e.grade) as grade, count(*)::integer as pupils from enrolment e
      where ${enrolledThen(of)} group by e.unit_id, e.school_year, e.class_id) n
    join class c on c.unit_id = n.unit_id and c.school_year = n.school_year and c.id = n.class_id
    left join site s on s.unit_id = c.unit_id and s.id = c.site_id
    where c.unit_id = ${of.unitId} and ${ofLevels(of)}
    order by c.sort_key, c.id
  `.execute(db);
  return rows.map(({ id, name, siteName, pupils, ...row }) => ({
    person: { id, name, place: siteName ?? '' },
    values: {
      grade: String(row.grade),
      level: row.level,
      two_sessions: yesOrNo(row.twoSessions),
      combined: yesOrNo(row.isCombined),
      site: row.isMainSite ? 'main' : 'satellite',
    },
    amounts: { pupils },
  }));
}
