import type { PivotAnswer, RecordsPivot } from '@truong/contracts/pivot';
import { cellAt, newPivotTable } from '@truong/rules/statistics/pivot/pivot-table';
import type pg from 'pg';
import { type Figure, timed } from '../figure.ts';
import type { HttpClient } from '../http-client.ts';
import { p95, runFor } from '../measure.ts';
import { pathOf } from '../paths.ts';
import { startServerProcess } from '../server-process.ts';
import { growthOfficer, growthSizes } from './growth.ts';
import type { ProvinceStage } from './province-benches.ts';

const years = [2020, 2021, 2022, 2023, 2024];
const targets = { warm: 300, cold: 2000 };

const base = {
  of: 'records',
  records: 'pupils',
  source: 'live',
  where: {},
  unitsBy: 'below',
  times: years.map((schoolYear) => ({ schoolYear, point: 'start' as const })),
} as const;
const asked = (change: Partial<RecordsPivot>): RecordsPivot => ({
  ...base,
  times: [...base.times],
  axes: [],
  measure: { kind: 'count' },
  ...change,
});

/** Five years of every school: three dimensions, 4,000 cells by school, and 3,510 cells of two columns of the rows. */
const byUnit = asked({ axes: ['unit', 'time', 'grade'] });
const questions = {
  'unit × year × grade': byUnit,
  'school × year, share': asked({
    axes: ['unit', 'time'],
    unitsBy: 'school',
    where: { minority: ['yes'] },
    measure: { kind: 'share', part: { sex: ['female'] } },
  }),
  'people × grade × year': asked({ axes: ['ethnicity', 'grade', 'time'] }),
} as const satisfies Record<string, RecordsPivot>;

function pathFor(question: RecordsPivot, unitId: number): string {
  return pathOf('pivot.answer', { unitId, question });
}

async function ask(client: HttpClient, question: RecordsPivot, unitId: number): Promise<PivotAnswer> {
  const { result } = JSON.parse(await client.get(pathFor(question, unitId))) as { result: { data: PivotAnswer } };
  return result.data;
}

type BareRow = { place_id: number; school_year: number; grade: number; pupils: number };

/** The stated limit: units × years × grades by one statement of the owner over enrolments, on each school's own counting days. */
async function bareCounts(owner: pg.Pool, unitId: number): Promise<BareRow[]> {
  const { rows } = await owner.query<BareRow>({
    name: 'bare-pivot',
    text: `
      with school as (
        select s.unit_id, p.above_id as place_id from unit_above s
        join unit u on u.id = s.unit_id and u.kind = 'school'
        join unit_above p on p.unit_id = s.unit_id and p.depth = s.depth - 1 and p.valid_from <= '2025-05-20' and (p.valid_to is null or p.valid_to >= '2025-05-20')
        where s.above_id = $1 and s.depth > 0 and s.valid_from <= '2025-05-20' and (s.valid_to is null or s.valid_to >= '2025-05-20')
      )
      select s.place_id, e.school_year, e.grade, count(*)::integer as pupils
      from school s
      join record_set d on d.unit_id = s.unit_id and d.school_year = any($2) and d.point = 'start' and d.kind = 'pupils' and d.filing_id is null
      join enrolment e on e.unit_id = s.unit_id and e.school_year = d.school_year and e.starts_on <= d.counted_on and (e.ends_on is null or e.ends_on >= d.counted_on)
      group by s.place_id, e.school_year, e.grade`,
    values: [unitId, years],
  });
  return rows;
}

/** Every cell of the answer beside the statement's; throws at the first that differs. */
function compare({ axes, values }: PivotAnswer, bare: readonly BareRow[]): number {
  const table = newPivotTable(axes.map(({ entries }) => entries.length));
  const [units, , grades] = axes.map(({ entries }) => entries.map(({ code }) => code));
  const counted = new Map(bare.map((row) => [`${row.place_id} ${row.school_year} ${row.grade}`, row.pupils]));
  let total = 0;
  for (const [u, unit] of (units ?? []).entries())
    for (const [t, year] of years.entries())
      for (const [g, grade] of (grades ?? []).entries()) {
        const own = counted.get(`${unit} ${year} ${grade}`) ?? 0;
        const told = values[cellAt(table, [u, t, g])] ?? 0;
        if (told !== own)
          throw new Error(`unit ${unit}, ${year}, grade ${grade}: the product says ${told}, the statement ${own}`);
        total += own;
      }
  const all = bare.reduce((sum, { pupils }) => sum + pupils, 0);
  if (total !== all) throw new Error(`the product lays out ${total} pupils, the statement ${all}`);
  return total;
}

async function pivot800({ people, owner, say }: ProvinceStage): Promise<Figure> {
  const { client, unitId } = await people.enter('so.chuyenvien');
  const rows = compare(await ask(client, byUnit, unitId), await bareCounts(owner, unitId));
  say(`  ${rows} rows of five years, equal cell by cell`);
  let worst: number[] = [];
  for (const [name, question] of Object.entries(questions)) {
    const { values } = await ask(client, question, unitId);
    for (let i = 0; i < 3; i += 1) await client.get(pathFor(question, unitId));
    const { times } = await runFor(5, [() => client.get(pathFor(question, unitId))]);
    say(`  ${name.padEnd(24)} ${values.length} cells with totals, ${p95(times).toFixed(1)} ms`);
    if (p95(times) > p95(worst)) worst = times;
  }
  const limit = await runFor(5, [() => bareCounts(owner, unitId)]);
  return timed('pivot-800', worst, targets.warm, limit.times);
}

/** The first question to a server process that has just begun: no connection, no plan, no compiled code; the database runs on. */
async function pivotCold({ people, urls }: ProvinceStage): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const server = await startServerProcess(urls);
    const { client, unitId } = await people.enter('so.chuyenvien', server.address);
    const path = pathFor(round % 2 ? questions['school × year, share'] : byUnit, unitId);
    const before = performance.now();
    await client.get(path);
    times.push(performance.now() - before);
    await server.close();
  }
  return timed('pivot-cold', times, targets.cold);
}

/** Copies of the province's schools have filed rows and no others, so what is added up is compared with those. */
async function pivotGrowth(size: (typeof growthSizes)[number], { people, owner }: ProvinceStage): Promise<Figure> {
  const { client, unitId } = await people.enter(growthOfficer(size));
  const filed: RecordsPivot = { ...byUnit, source: 'filed' };
  const { axes, values } = await ask(client, filed, unitId);
  const table = newPivotTable(axes.map(({ entries }) => entries.length));
  const [units = 0, , grades = 0] = table.entries;
  const { rows } = await owner.query<{ school_year: number; pupils: number }>(
    `select s.school_year, sum(s.row_count)::integer as pupils from record_set s join unit_above a on a.unit_id = s.unit_id and a.above_id = $1
     where s.kind = 'pupils' and s.point = 'start' and s.filing_id is not null group by s.school_year`,
    [unitId],
  );
  for (const { school_year: year, pupils } of rows) {
    const told = values[cellAt(table, [units + 1, years.indexOf(year), grades + 1])];
    if (told !== pupils) throw new Error(`${year}: the product says ${told}, the sets ${pupils}`);
  }
  for (let i = 0; i < 3; i += 1) await client.get(pathFor(filed, unitId));
  const { times } = await runFor(5, [() => client.get(pathFor(filed, unitId))]);
  return timed(`pivot-growth-${size}`, times, targets.warm * Math.max(1, size / 800));
}

export const pivotBenches: Readonly<Record<string, (stage: ProvinceStage) => Promise<Figure>>> = {
  'pivot-800': pivot800,
  'pivot-cold': pivotCold,
  ...Object.fromEntries(
    growthSizes.map((size) => [`pivot-growth-${size}`, (stage: ProvinceStage) => pivotGrowth(size, stage)]),
  ),
};
