import { checkFilings } from '@truong/api/statistics/filing-checks/check-filings';
import { keepRecordSets } from '@truong/api/statistics/records/keep-record-sets';
import { connectPrepared } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import type pg from 'pg';
import { type Figure, timed } from '../figure.ts';
import { runFor } from '../measure.ts';
import { pathOf } from '../paths.ts';
import type { ProvinceStage } from './province-benches.ts';

const targets = { form: 500, recountSeconds: 900 };
const mid = { schoolYear: 2024, formCode: 'upper-secondary-mid', period: 'mid' };
const countedOn = '2025-01-17';

type Cells = { total: number; female: number; minority: number; fresh: number; classes: number; teachers: number };

/** The form of the middle of the year of a school of 1,000 pupils, computed from its records, checked and compared with the past. */
export async function schoolForm({ people, owner, say }: ProvinceStage): Promise<Figure> {
  const { client, unitId, pupils } = await people.enterPrincipalOf(1000);
  const path = pathOf('forms.draft', { unitId, ...mid });
  type Draft = { result: { data: { figures: { key: string; value: number | null }[] } } };
  const { figures } = (JSON.parse(await client.get(path)) as Draft).result.data;
  const of = (key: string) => figures.find((figure) => figure.key === key)?.value ?? null;
  const cells: Cells = await bareForm(owner, unitId);
  const shown = {
    ...{ total: of('pupils!all@total'), female: of('pupils!all@female'), minority: of('pupils!all@minority') },
    ...{ fresh: of('pupils!all@new'), classes: of('classes!all@total'), teachers: of('staff!teacher@total') },
  };
  if (JSON.stringify(shown) !== JSON.stringify(cells))
    throw new Error(`the form says ${JSON.stringify(shown)}, the statement ${JSON.stringify(cells)}`);
  say(`  ${pupils} pupils, ${figures.length} figures`);
  for (let i = 0; i < 3; i += 1) await client.get(path);
  const { times } = await runFor(5, [() => client.get(path)]);
  const limit = await runFor(3, [() => bareForm(owner, unitId)]);
  return timed('school-form', times, targets.form, limit.times);
}

/** Every set of packed rows of the province computed from the raw records and compared, as the nightly run does it. */
export async function recountRecords({ urls, owner, say }: ProvinceStage): Promise<Figure> {
  const pool = openPool(urls.auditor, { max: 1 });
  try {
    const started = performance.now();
    const { units, sets, changed, differences } = await keepRecordSets(
      { auditor: connectPrepared(pool), jobsPool: owner },
      'all',
    );
    const value = (performance.now() - started) / 1000;
    say(`  ${units} schools, ${sets} sets, ${changed} kept anew, ${differences.length} differences`);
    const met = value < targets.recountSeconds && differences.length === 0;
    return { name: 'recount-records', value, unit: 's', limit: null, ratio: null, target: targets.recountSeconds, met };
  } finally {
    await pool.end();
  }
}

/** Every filing of the province worked out anew and laid beside what was filed, as in the first night; again, only who wrote since. */
export async function checkEveryFiling({ urls, owner, say }: ProvinceStage): Promise<Figure> {
  const pool = openPool(urls.auditor, { max: 1 });
  try {
    await owner.query('delete from filing_check');
    const parts = { auditor: connectPrepared(pool), jobsPool: owner };
    const { filings, computed, moved, problems, ms } = await checkFilings(parts);
    const again = await checkFilings(parts);
    say(
      `  ${filings} filings, ${computed} worked out, ${moved} moved, ${problems} problems; again ${again.computed} in ${again.ms} ms`,
    );
    const value = ms / 1000;
    const met = value < targets.recountSeconds && problems === 0;
    return { name: 'check-filings', value, unit: 's', limit: null, ratio: null, target: targets.recountSeconds, met };
  } finally {
    await pool.end();
  }
}

/**
 * The stated limit of the form: its counts of pupils, standings, policies, results, subjects, classes and staff by one statement of
 * the owner over the same tables, without row security, act, checks or HTTP.
 */
async function bareForm(owner: pg.Pool, unitId: number): Promise<Cells> {
  const { rows } = await owner.query<{ cells: Cells }>({
    name: 'bare-form',
    text: `
      with enrolled as (
        select e.pupil_id, e.class_id, e.grade, p.is_female, g.is_minority, d.policy_groups, d.disability_kind, c.two_sessions, o.learning, o.conduct,
          b.grade as grade_before
        from enrolment e
        join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
        join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
        join ethnic_group g on g.code = p.ethnic_group_code
        left join pupil_detail d on d.unit_id = e.unit_id and d.pupil_id = e.pupil_id
        left join outcome o on o.unit_id = e.unit_id and o.school_year = e.school_year and o.period = 'term-1' and o.pupil_id = e.pupil_id
        left join (select distinct on (x.pupil_id) x.pupil_id, x.grade from enrolment x where x.unit_id = $1 and x.school_year = 2023
          order by x.pupil_id, x.starts_on desc) b on b.pupil_id = e.pupil_id
        where e.unit_id = $1 and e.school_year = 2024 and e.starts_on <= $2::date and (e.ends_on is null or e.ends_on >= $2::date)
      ),
      groups as (
        select grade, count(*) as total, count(*) filter (where is_female) as female, count(*) filter (where is_minority) as minority,
          count(*) filter (where is_female and is_minority) as female_minority, count(*) filter (where grade_before is null) as fresh,
          count(*) filter (where grade_before < grade) as continuing, count(*) filter (where grade_before >= grade) as repeating,
          count(*) filter (where 'poor_household' = any(policy_groups)) as poor, count(*) filter (where 'near_poor_household' = any(policy_groups)) as near_poor,
          count(*) filter (where 'martyr_child' = any(policy_groups)) as martyr, count(*) filter (where 'invalid_child' = any(policy_groups)) as invalid,
          count(*) filter (where 'special_difficulty_area' = any(policy_groups)) as hard, count(*) filter (where 'orphan' = any(policy_groups)) as orphan,
          count(*) filter (where disability_kind is not null) as disabled, count(*) filter (where two_sessions) as two_sessions,
          count(*) filter (where learning = 'good') as learning_good, count(*) filter (where learning = 'fair') as learning_fair,
          count(*) filter (where learning = 'satisfactory') as learning_satisfactory, count(*) filter (where learning = 'unsatisfactory') as learning_not,
          count(*) filter (where conduct = 'good') as conduct_good, count(*) filter (where conduct = 'fair') as conduct_fair,
          count(*) filter (where conduct = 'satisfactory') as conduct_satisfactory, count(*) filter (where conduct = 'unsatisfactory') as conduct_not,
          count(distinct class_id) as classes
        from enrolled group by grouping sets ((grade), ())
      ),
      subjects as (
        select s.subject_code, e.grade, count(*) filter (where s.tenths >= 80) as mark_8, count(*) filter (where s.tenths between 65 and 79) as mark_65,
          count(*) filter (where s.tenths between 50 and 64) as mark_5, count(*) filter (where s.tenths < 50) as below,
          count(*) filter (where s.result = 'pass') as pass
        from outcome_subject s join enrolled e on e.pupil_id = s.pupil_id
        where s.unit_id = $1 and s.school_year = 2024 and s.period = 'term-1' group by grouping sets ((s.subject_code, e.grade), (s.subject_code))
      ),
      members as (
        select s.post, q.level, count(*) as total, count(*) filter (where s.is_female) as female
        from staff s left join staff_qualification q on q.unit_id = s.unit_id and q.staff_id = s.id and q.kind = 'degree'
        where s.unit_id = $1 and s.valid_from <= $2::date and (s.valid_to is null or s.valid_to >= $2::date) group by s.post, q.level
      )
      select json_build_object('total', g.total, 'female', g.female, 'minority', g.minority, 'fresh', g.fresh, 'classes', g.classes,
        'teachers', (select sum(total) from members where post = 'Giáo viên')) as cells,
        (select json_agg(s) from subjects s) as subjects, (select json_agg(r) from groups r) as groups, (select json_agg(m) from members m) as members
      from groups g where g.grade is null`,
    values: [unitId, countedOn],
  });
  if (!rows[0]) throw new Error('the school has no pupils');
  return rows[0].cells;
}
