import type { DatabaseUrls } from '@truong/db/database-urls';
import { fold } from '@truong/vietnamese/text';
import type pg from 'pg';
import { aggregatePath, pathOf } from '../aggregate-path.ts';
import { type Figure, timed } from '../figure.ts';
import type { HttpClient } from '../http-client.ts';
import { p95, runFor } from '../measure.ts';
import { type SaveStage, saveBenches } from '../save-benches.ts';
import { bareAggregate } from './bare-aggregate.ts';
import { closeProvince } from './close-province.ts';
import { growthOfficer, growthSizes } from './growth.ts';
import { importCommit, importPreview } from './import-benches.ts';
import { pivotBenches } from './pivot-benches.ts';
import type { ProvincePeople } from './province-people.ts';
import { recountRecords, schoolForm } from './records-benches.ts';

export type ProvinceStage = {
  urls: DatabaseUrls;
  people: ProvincePeople;
  owner: pg.Pool;
  saves: () => Promise<SaveStage>;
  say: (line: string) => void;
};
type Bench = (stage: ProvinceStage) => Promise<Figure>;

const schoolYear = 2024;
const targets = { closing: 700, aggregate: 100, search: 50, list: 50 };

const read = async <T>(client: HttpClient, procedure: string, input: unknown): Promise<T> =>
  (JSON.parse(await client.get(pathOf(procedure, input))) as { result: { data: T } }).result.data;

/** Asked a few times first: what a first call has to load is no part of the figure. */
async function timesOf(client: HttpClient, path: string, seconds = 5): Promise<number[]> {
  for (let i = 0; i < 3; i += 1) await client.get(path);
  return (await runFor(seconds, [() => client.get(path)])).times;
}

/** Semester I of a school of 1,000 pupils closed again and again, each time reopened before. The slowest counts. */
const closeTerm: Bench = async ({ people, say }) => {
  const { client, unitId, pupils } = await people.enterPrincipalOf(1000);
  const of = { unitId, schoolYear, term: 1 };
  type Board = { termState: string; incomplete: { pupilId: number; allowed: string[] }[] };
  const write = (procedure: string, input: object) =>
    client.post(`/trpc/gradebook.${procedure}`, JSON.stringify({ ...of, requestId: crypto.randomUUID(), ...input }));
  const times: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const before = await read<Board>(client, 'gradebook.termBoard', of);
    if (before.termState === 'closed') await write('reopenTerm', { reason: 'Đo thời gian' });
    const { incomplete } = await read<Board>(client, 'gradebook.termBoard', of);
    const decisions = incomplete.map(({ pupilId, allowed }) =>
      allowed.includes('by_rule')
        ? { pupilId, decision: 'by_rule' }
        : { pupilId, decision: 'not_assessed', reason: 'Đo thời gian' },
    );
    const started = performance.now();
    await write('closeTerm', { decisions });
    times.push(performance.now() - started);
  }
  say(`  ${pupils} pupils: ${times.map((time) => time.toFixed(0)).join(' ')} ms`);
  return timed('close-term', times.slice(1), targets.closing);
};

type Answer = { unit: { schools: number; schoolsCounted: number; total: number }; children: unknown[] };

/** The department's table over all schools, beside the same answer by one statement of the owner. */
async function aggregateOf(
  { name, username, target }: { name: string; username: string; target: number },
  { people, owner }: ProvinceStage,
): Promise<Figure> {
  const { client, unitId } = await people.enter(username);
  const bare = await bareAggregate(owner, unitId);
  const { result } = JSON.parse(await client.get(aggregatePath(unitId))) as { result: { data: Answer } };
  const own = bare.find((row) => row.unit_id === unitId);
  const { unit } = result.data;
  if (!own || own.schools !== unit.schools || own.counted !== unit.schoolsCounted || own.total !== unit.total)
    throw new Error(`the product says ${JSON.stringify(unit)}, the statement ${JSON.stringify(own)}`);
  const limit = await runFor(3, [() => bareAggregate(owner, unitId)]);
  return timed(name, await timesOf(client, aggregatePath(unitId)), target, limit.times);
}

/** Beginnings of two or three parts of real names, every second one with its diacritics. */
const pupilSearch: Bench = async ({ people, owner }) => {
  const { client } = await people.enter('so.chuyenvien');
  const { rows } = await owner.query<{ name: string }>(
    `select family_and_middle_name || ' ' || given_name as name from pupil order by hashint8(id) limit 300`,
  );
  const paths = rows.map(({ name }, i) => {
    const parts = name.split(' ').map((part) => part.slice(0, 2 + (i % 3)));
    const typed = i % 4 === 3 ? [parts[0], parts.at(-1)] : parts;
    const search = i % 2 === 0 ? typed.join(' ') : fold(typed.join(' '));
    return pathOf('people.searchPupils', { schoolYear, search });
  });
  for (const path of paths.slice(0, 10)) await client.get(path);
  const times: number[] = [];
  for (const path of paths) {
    const started = performance.now();
    await client.get(path);
    times.push(performance.now() - started);
  }
  return timed('pupil-search', times, targets.search);
};

/** Every list page; the slowest is the figure. */
const listPage: Bench = async ({ people, say }) => {
  const department = await people.enter('so.chuyenvien');
  const principal = await people.enterPrincipalOf(1000);
  const administrator = await people.enter('quantri');
  const school = { unitId: principal.unitId, schoolYear };
  const pages: readonly [string, HttpClient, string, unknown][] = [
    ['pupils', principal.client, 'people.pupils', school],
    ['pupils, last page', principal.client, 'people.pupils', { ...school, page: 20 }],
    ['pupils named', principal.client, 'people.pupils', { ...school, search: 'ng t' }],
    ['staff', principal.client, 'people.staff', school],
    ['classes', principal.client, 'organisation.classes', school],
    ['sheets', principal.client, 'gradebook.sheets', { ...school, term: 2 }],
    ['units', department.client, 'organisation.units', {}],
    ['accounts', administrator.client, 'identity.accounts', {}],
    ['accounts, page 200', administrator.client, 'identity.accounts', { page: 200 }],
    ['accounts named', administrator.client, 'identity.accounts', { search: 'gv.nguvan' }],
    [
      'reviews',
      department.client,
      'statistics.reviewList',
      { unitId: department.unitId, schoolYear, period: 'term-1' },
    ],
  ];
  let worst: { page: string; times: number[] } | undefined;
  for (const [page, client, procedure, input] of pages) {
    const times = await timesOf(client, pathOf(procedure, input), 2);
    say(`  ${page.padEnd(20)} ${p95(times).toFixed(1)} ms`);
    if (!worst || p95(times) > p95(worst.times)) worst = { page, times };
  }
  return timed('list-page', worst?.times ?? [], targets.list);
};

const ofSaves = saveBenches({ column: 0.25, sheet: 0.4 });

export const provinceBenches: Readonly<Record<string, Bench>> = {
  ...Object.fromEntries(
    Object.entries(ofSaves).map(([name, bench]): [string, Bench] => [name, async ({ saves }) => bench(await saves())]),
  ),
  'close-term': closeTerm,
  'close-province': closeProvince,
  'aggregate-800': (stage) =>
    aggregateOf({ name: 'aggregate-800', username: 'so.chuyenvien', target: targets.aggregate }, stage),
  ...Object.fromEntries(
    growthSizes.map((size): [string, Bench] => {
      const name = `aggregate-growth-${size}`;
      // No faster than the schools do.
      const target = targets.aggregate * Math.max(1, size / 800);
      return [name, (stage) => aggregateOf({ name, username: growthOfficer(size), target }, stage)];
    }),
  ),
  'school-form': schoolForm,
  'recount-records': recountRecords,
  ...pivotBenches,
  'pupil-search': pupilSearch,
  'import-preview': importPreview,
  'import-commit': importCommit,
  'list-page': listPage,
};
