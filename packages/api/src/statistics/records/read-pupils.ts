import type { Db } from '@truong/db/kysely';
import {
  decisionValue,
  levelValuesOf,
  type PrimaryDecided,
  type PupilResult,
  residenceValue,
  standingValue,
} from '@truong/rules/statistics/pupil-values';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { sql } from 'kysely';
import { personOf, pupilValues, yesOrNo } from './pupil-row.ts';
import {
  enrolledThen,
  ofLevels,
  type PupilColumns,
  periodAt,
  pupilColumns,
  type RecordsOf,
  withPupilAndClass,
} from './records-of.ts';

type Row = PupilColumns &
  PrimaryDecided & {
    policyGroups: string[] | null;
    isDisabled: boolean;
    livesIn: string | null;
    schoolIn: string | null;
    twoSessions: boolean;
    isCombined: boolean;
    isMainSite: boolean;
    gradeBefore: number | null;
    levelBefore: SchoolLevel | null;
    /** null: nothing is computed for the pupil at that point. */
    isAssessed: boolean | null;
  } & Omit<PupilResult, 'grade' | 'isAssessed'>;

/**
 * One row for each pupil enrolled on the day. Residence is known where the place still is a commune on that day. Policy groups,
 * disability and residence come from the restricted part for counting only: nobody looks at a pupil, so no look is logged;
 * whoever has a list named by them is asked for that (`isRestrictedFilter`).
 */
export async function readPupils(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const { unitId, schoolYear, countedOn, point } = of;
  const period = periodAt[point];
  const { rows } = await sql<Row>`
    select ${pupilColumns}, d.policy_groups, d.disability_kind is not null as is_disabled, a.code as lives_in,
      coalesce((select f.administrative_code from unit_former f where f.unit_id = ${unitId} and f.valid_to >= ${countedOn}::date
        order by f.valid_to limit 1), (select u.administrative_code from unit u where u.id = ${unitId})) as school_in,
      c.two_sessions, c.is_combined, coalesce(s.is_main, true) as is_main_site, b.grade as grade_before, b.level as level_before,
      o.is_assessed, coalesce(m.learning, o.learning) as learning, coalesce(m.conduct, o.conduct) as conduct, o.primary_level, o.title, o.before_summer, o.manual_reason,
      coalesce(m.decision, o.decision) as decision, k.supplement, k.promotion
    from enrolment e ${withPupilAndClass}
    left join pupil_detail d on d.unit_id = p.unit_id and d.pupil_id = p.id
    left join (select distinct code from administrative_unit
      where kind = 'commune' and valid_from <= ${countedOn}::date and (valid_to is null or valid_to >= ${countedOn}::date)
    ) a on a.code = coalesce(d.residence_administrative_code, p.administrative_code)
    left join site s on s.unit_id = c.unit_id and s.id = c.site_id
    left join (
      select distinct on (x.pupil_id) x.pupil_id, x.grade, y.level from enrolment x
      join class y on y.unit_id = x.unit_id and y.school_year = x.school_year and y.id = x.class_id
      where x.unit_id = ${unitId} and x.school_year = ${schoolYear - 1} order by x.pupil_id, x.starts_on desc, x.id desc
    ) b on b.pupil_id = e.pupil_id
    left join outcome o on o.unit_id = e.unit_id and o.school_year = e.school_year and o.period = ${period} and o.pupil_id = e.pupil_id
    left join outcome m on m.unit_id = e.unit_id and m.school_year = e.school_year and m.period = ${period && 'summer'} and o.period = 'year'
      and m.pupil_id = e.pupil_id
    left join (
      select pupil_id, (array_agg(answer order by id desc) filter (where kind = 'supplement'))[1] as supplement,
        (array_agg(answer order by id desc) filter (where kind = 'promotion'))[1] as promotion
      from primary_decision where unit_id = ${unitId} and school_year = ${schoolYear} group by pupil_id
    ) k on k.pupil_id = e.pupil_id
    where ${enrolledThen(of)} and ${ofLevels(of)}
    order by c.sort_key, c.id, e.register_order, e.id
  `.execute(db);
  return rows.map((row) => ({
    person: personOf(row),
    values: {
      ...pupilValues(row, schoolYear),
      policy: row.policyGroups ?? [],
      residence: residenceValue(row.livesIn, row.schoolIn),
      disability: yesOrNo(row.isDisabled),
      standing: standingValue(row, beforeOf(row)),
      two_sessions: yesOrNo(row.twoSessions),
      combined: yesOrNo(row.isCombined),
      site: row.isMainSite ? 'main' : 'satellite',
      ...resultValues(row, period === 'year'),
    },
  }));
}

function beforeOf({ gradeBefore: grade, levelBefore: level }: Row) {
  return grade === null || level === null ? null : { grade, level };
}

/** Before the year is closed its decision is awaited by everybody who is assessed at all; at other points there is none. */
function resultValues({ isAssessed, ...row }: Row, isYear: boolean): RecordRow['values'] {
  if (isAssessed === null) return isYear && row.grade > 0 ? { decision: 'awaited' } : {};
  const result = { ...row, isAssessed };
  return {
    ...levelValuesOf(result, isYear),
    title: row.title,
    decision: isYear ? decisionValue(result, row) : null,
  };
}
