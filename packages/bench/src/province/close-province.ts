import type pg from 'pg';
import type { Figure } from '../figure.ts';
import type { HttpClient } from '../http-client.ts';
import { pathOf } from '../paths.ts';
import type { ProvincePeople } from './province-people.ts';

const schoolYear = 2024;
const term = 1;
const targetSeconds = 180;
/** As many schools at a time as the machine of the target has cores. */
const atOnce = 2;

type School = { client: HttpClient; unitId: number };
type Incomplete = { pupilId: number; allowed: string[] };
type Board = { termState: string; incomplete: Incomplete[] };
type Decision = { pupilId: number; decision: string; reason?: string };

/**
 * Semester I of every assessed school of the province closed by its principal over HTTP, after each was opened again. The
 * limit: the owner writes the same outcomes, school by school, into empty tables of the same form, with nothing around it.
 */
export async function closeProvince({
  people,
  owner,
  say,
}: {
  people: ProvincePeople;
  owner: pg.Pool;
  say: (line: string) => void;
}): Promise<Figure> {
  const schools = await people.enterPrincipals({ schoolYear, term });
  const decisions = new Map<number, Decision[]>();
  await each(schools, async (school) => {
    if ((await boardOf(school)).termState === 'closed')
      await write(school, 'reopenTerm', { reason: 'Đo thời gian khóa học kỳ' });
    decisions.set(school.unitId, (await boardOf(school)).incomplete.map(decisionOf));
  });
  const times: number[] = [];
  const started = performance.now();
  await each(schools, async (school) => {
    const before = performance.now();
    await write(school, 'closeTerm', { decisions: decisions.get(school.unitId) ?? [] });
    times.push(performance.now() - before);
  });
  const value = (performance.now() - started) / 1000;
  const { seconds: limit, pupils } = await writeBare(
    owner,
    schools.map(({ unitId }) => unitId),
  );
  const slowest = Math.max(...times).toFixed(0);
  say(`  ${schools.length} schools, ${pupils} pupils, ${atOnce} at a time; the slowest school ${slowest} ms`);
  return {
    ...{ name: 'close-province', value, unit: 's', limit, ratio: limit / value },
    ...{ target: targetSeconds, met: value < targetSeconds },
  };
}

async function each(schools: readonly School[], work: (school: School) => Promise<void>): Promise<void> {
  const left = [...schools];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let school = left.pop(); school; school = left.pop()) await work(school);
    }),
  );
}

async function boardOf({ client, unitId }: School): Promise<Board> {
  const answer = await client.get(pathOf('gradebook.termBoard', { unitId, schoolYear, term }));
  return (JSON.parse(answer) as { result: { data: Board } }).result.data;
}

function write({ client, unitId }: School, procedure: string, input: object): Promise<unknown> {
  const content = { unitId, schoolYear, term, requestId: crypto.randomUUID(), ...input };
  return client.post(`/trpc/gradebook.${procedure}`, JSON.stringify(content));
}

function decisionOf({ pupilId, allowed }: Incomplete): Decision {
  return allowed.includes('by_rule')
    ? { pupilId, decision: 'by_rule' }
    : { pupilId, decision: 'not_assessed', reason: 'Đo thời gian' };
}

async function writeBare(owner: pg.Pool, unitIds: readonly number[]): Promise<{ seconds: number; pupils: number }> {
  const tables = ['outcome', 'outcome_subject'];
  for (const table of tables) await owner.query(`create table bare_${table} (like ${table} including indexes)`);
  try {
    const left = [...unitIds];
    const started = performance.now();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let unitId = left.pop(); unitId !== undefined; unitId = left.pop())
          for (const table of tables)
            await owner.query(
              `insert into bare_${table} select * from ${table} where unit_id = $1 and school_year = $2 and period = $3`,
              [unitId, schoolYear, `term-${term}`],
            );
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    const { rows } = await owner.query<{ pupils: number }>('select count(*)::integer as pupils from bare_outcome');
    return { seconds, pupils: rows[0]?.pupils ?? 0 };
  } finally {
    for (const table of tables) await owner.query(`drop table bare_${table}`);
  }
}
