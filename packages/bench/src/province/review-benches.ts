import { freezeForm } from '@truong/api/statistics/forms/freeze-form';
import { computeForm } from '@truong/api/statistics/forms/prepare-form';
import type { FormReviewTable } from '@truong/contracts/forms';
import { connectPrepared } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import type { Form } from '@truong/rules/statistics/form';
import type pg from 'pg';
import { type Figure, timed } from '../figure.ts';
import { runFor } from '../measure.ts';
import { pathOf } from '../paths.ts';
import type { ProvinceStage } from './province-benches.ts';

const target = 300;
const [lastYear, thisYear] = [2023, 2024];

/** A small form that every school files, whatever its levels, so that one table has all of them. */
const form: Form = {
  ...{ code: 'bench-size', version: 1, name: 'Quy mô học sinh', source: 'bench', series: 'bench', periodKind: 'start' },
  filers: { levels: ['preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing'] },
  review: 'nearest_then_department',
  sections: [
    {
      ...{ code: 'size', title: 'Quy mô' },
      rows: [{ code: 'pupils', title: 'Học sinh', from: { kind: 'query', records: 'pupils' } }],
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'female', title: 'Nữ', where: { sex: ['female'] } },
        { code: 'minority', title: 'Dân tộc', where: { minority: ['yes'] } },
      ],
    },
  ],
  // Asks every school for a note, so that each row of the table has something to count.
  checks: [
    {
      ...{ code: 'majority', left: '[size!pupils@minority]', operator: '<=', right: '0.5 * [size!pupils@total]' },
      ...{ missing: 'skip', severity: 'low', instruction: 'Trên nửa là học sinh dân tộc thiểu số.' },
    },
  ],
};

/** Has every school of the province file that form, in two years, as it files: by the product's rules, rows and hash. */
export async function fileReviewedForm(url: string): Promise<void> {
  const pool = openPool(url, { max: 3 });
  const db = connectPrepared(pool);
  try {
    await pool.query(
      `insert into form_version (form_code, version, definition, state, published_at) values ($1, 1, $2, 'published', now())`,
      [form.code, JSON.stringify(form)],
    );
    for (const schoolYear of [lastYear, thisYear]) {
      const countedOn = `${schoolYear}-09-30`;
      await pool.query(
        `insert into form_period (form_code, school_year, period, opens_on, due_on, counted_on) values ($1, $2, 'start', $3, $4, $3)`,
        [...[form.code, schoolYear, countedOn, `${schoolYear}-10-15`]],
      );
      const { rows } = await pool.query<{ id: number; principal: number }>(
        `select u.id, min(r.account_id) as principal from unit u join role_assignment r on r.unit_id = u.id and r.role = 'principal'
         where u.kind = 'school' group by u.id order by u.id`,
      );
      const schools = rows.values();
      const work = async () => {
        for (const { id: unitId, principal } of schools) {
          const of = { unitId, schoolYear, formCode: form.code, period: 'start' as const };
          const { records, figures, findings } = await computeForm(db, { form, of, countedOn });
          const by = {
            filedAt: new Date(`${schoolYear}-10-10T08:00:00Z`),
            filedOn: `${schoolYear}-10-10`,
            filedBy: principal,
          };
          const head = { form, of, number: 1, countedOn, ...by, note: null, delegationId: null, approvingUnitId: null };
          const content = { sets: [...records.values()], figures, findings };
          await db.transaction().execute((trx) => freezeForm(trx, { ...head, ...content }));
        }
      };
      await Promise.all([work(), work(), work()]);
    }
  } finally {
    await pool.end();
  }
}

/** Eight hundred filings in one table, beside the same by one statement of the owner: latest filing, findings, figure and its past. */
export async function reviewTable({ people, owner, say }: ProvinceStage): Promise<Figure> {
  const { client, unitId } = await people.enter('so.chuyenvien');
  const path = pathOf('forms.reviewTable', { unitId, schoolYear: thisYear, formCode: form.code, period: 'start' });
  const { result } = JSON.parse(await client.get(path)) as { result: { data: FormReviewTable } };
  const shown = new Map(result.data.schools.map((school) => [school.unitId, school]));
  const bare = await bareTable(owner, unitId);
  for (const row of bare) {
    const school = shown.get(row.unit_id);
    const said = [school?.number, school?.warnings, school?.figure, school?.figureBefore];
    if (JSON.stringify(said) !== JSON.stringify([row.number, row.warnings, row.figure, row.before]))
      throw new Error(`of school ${row.unit_id} the table says ${said}, the statement ${JSON.stringify(row)}`);
  }
  say(`  ${bare.length} filings`);
  for (let i = 0; i < 3; i += 1) await client.get(path);
  const limit = await runFor(3, [() => bareTable(owner, unitId)]);
  return timed('review-table', (await runFor(5, [() => client.get(path)])).times, target, limit.times);
}

type BareRow = { unit_id: number; number: number; warnings: number; figure: number; before: number | null };

async function bareTable(owner: pg.Pool, unitId: number): Promise<BareRow[]> {
  const { rows } = await owner.query<BareRow>({
    name: 'bare-review-table',
    text: `
      with school as (
        select s.unit_id, u.name from unit_above s join unit u on u.id = s.unit_id and u.kind = 'school'
        where s.above_id = $1 and s.valid_from <= '2025-05-20' and (s.valid_to is null or s.valid_to >= '2025-05-20')
      ),
      latest as (
        select distinct on (f.unit_id, f.school_year) f.unit_id, f.school_year, f.id, f.number, f.hash, f.filed_on, jsonb_array_length(f.findings) as warnings
        from filing f join school s on s.unit_id = f.unit_id
        where f.form_code = $2 and f.period = 'start' and f.school_year in ($3::integer - 1, $3::integer) order by f.unit_id, f.school_year, f.number desc
      ),
      figure as (
        select l.unit_id, l.school_year, (x.figures -> 'pupils@total' ->> 'value')::integer as value
        from latest l join filing_section x on x.unit_id = l.unit_id and x.school_year = l.school_year and x.filing_id = l.id and x.section = 'size'
      )
      select s.unit_id, s.name, l.number, l.hash, l.filed_on, l.warnings, n.value as figure, b.value as before,
        (select r.verdict from filing_review r where r.filed_unit_id = s.unit_id and r.school_year = $3 and r.form_code = $2 and r.period = 'start'
          and r.number = l.number order by r.id desc limit 1) as verdict
      from school s join latest l on l.unit_id = s.unit_id and l.school_year = $3
      left join figure n on n.unit_id = s.unit_id and n.school_year = $3
      left join figure b on b.unit_id = s.unit_id and b.school_year = $3 - 1
      order by s.name`,
    values: [unitId, form.code, thisYear],
  });
  return rows;
}
