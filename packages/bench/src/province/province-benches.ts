import type { PivotAnswer } from '@truong/contracts/pivot';
import type { DatabaseUrls } from '@truong/db/database-urls';
import { cellAt, newPivotTable } from '@truong/rules/statistics/pivot/pivot-table';
import { fold } from '@truong/vietnamese/text';
import type pg from 'pg';
import { type Figure, timed } from '../figure.ts';
import type { HttpClient } from '../http-client.ts';
import { p95, runFor } from '../measure.ts';
import { pathOf, resultsPath } from '../paths.ts';
import { type SaveStage, saveBenches } from '../save-benches.ts';
import { bareResults } from './bare-results.ts';
import { closeProvince } from './close-province.ts';
import { importCommit, importPreview } from './import-benches.ts';
import { pivotBenches } from './pivot-benches.ts';
import type { ProvincePeople } from './province-people.ts';
import { checkEveryFiling, recountRecords, schoolForm } from './records-benches.ts';
import { reviewTable } from './review-benches.ts';

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

/** The department's table of a semester's results over all schools that filed, beside the same answer by one statement. */
const aggregate800: Bench = async ({ people, owner }) => {
  const { client, unitId } = await people.enter('so.chuyenvien');
  const path = resultsPath(unitId, 'lower-secondary-term');
  const { result } = JSON.parse(await client.get(path)) as { result: { data: PivotAnswer } };
  const { axes, values } = result.data;
  const table = newPivotTable(axes.map(({ entries }) => entries.length));
  const units = axes[0]?.entries.map(({ code }) => Number(code)) ?? [];
  for (const { unit_id: id, total, good } of await bareResults(owner, unitId)) {
    const at = id === unitId ? units.length + 1 : units.indexOf(id);
    const shown = [0, 1].map((figure) => values[cellAt(table, [at, figure])] ?? null);
    if (JSON.stringify(shown) !== JSON.stringify([total, good]))
      throw new Error(`of ${id} the product says ${shown}, the statement ${[total, good]}`);
  }
  const limit = await runFor(3, [() => bareResults(owner, unitId)]);
  return timed('aggregate-800', await timesOf(client, path), targets.aggregate, limit.times);
};

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

/** Every list page but the table of all filings, which is measured by itself; the slowest is the figure. */
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
  'aggregate-800': aggregate800,
  'school-form': schoolForm,
  'review-table': reviewTable,
  'recount-records': recountRecords,
  'check-filings': checkEveryFiling,
  ...pivotBenches,
  'pupil-search': pupilSearch,
  'import-preview': importPreview,
  'import-commit': importCommit,
  'list-page': listPage,
};
