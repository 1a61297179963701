import { keepRecordSets } from '@truong/api/statistics/records/keep-record-sets';
import { connectPrepared } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { closeYears } from './bulk/close-years.ts';
import { copyIn } from './bulk/copy-in.ts';
import { fileTerms } from './bulk/file-terms.ts';
import type { PastTerms } from './bulk/past-year.ts';
import { closingsOf, writePastYears } from './bulk/past-years.ts';
import { type DemoAccount, demoAccounts, demoPassword } from './demo-accounts.ts';
import { Doors } from './drive/doors.ts';
import { peopleAt } from './drive/people-at.ts';
import { runYear } from './drive/run-year.ts';
import { idsOf } from './load/ids.ts';
import type { OwnerPool } from './load/insert-rows.ts';
import { loadAccounts } from './load/load-accounts.ts';
import { loadClasses } from './load/load-classes.ts';
import { loadCountedFacts } from './load/load-counted-facts.ts';
import { loadOrganisation, loadPastCalendar } from './load/load-organisation.ts';
import { loadPeople } from './load/load-people.ts';
import { buildProvince, type Scale, specsOf } from './model/build-province.ts';
import { days, lastYear } from './model/calendar.ts';
import { pastOf, withPastClasses } from './model/past.ts';

export type DemoUrls = { owner: string; app: string; auditor: string };

/**
 * Fills a migrated, empty database: people and schools by the owner, every decision by the product itself as the person
 * whose it is. Marks the database as a demo for good.
 */
export async function loadDemo(options: {
  urls: DemoUrls;
  scale: Scale;
  seed?: number;
  onProgress?: (line: string) => void;
}): Promise<{ accounts: DemoAccount[] }> {
  const { urls, scale, seed = 1, onProgress = () => undefined } = options;
  await waitForDisk(urls, false);
  const owner = openPool(urls.owner, { max: 2 });
  const app = openPool(urls.app, { max: 6 });
  try {
    const model = buildProvince({ seed, scale });
    const specs = specsOf(scale);
    const past = pastOf(model, specs);
    const everybody = withPastClasses(model, past);
    const ids = idsOf(everybody);
    await owner.query('insert into demo_mark (fixed_today) values ($1)', [days.termClosed]);
    await loadOrganisation(owner, model, ids);
    for (const { year } of past) await loadPastCalendar(owner, year);
    const left: PastTerms = { primary: [], toFile: [] };
    await copyIn(owner, urls.owner, async (target) => {
      await loadPeople(target, everybody, ids);
      await loadClasses(target, model, ids);
      for (const [i, { year, classes }] of past.entries()) {
        const schools = model.schools.map((school) => ({ ...school, classes: classes.get(school.key) ?? [] }));
        await loadClasses(target, { ...year, schools, firstId: (i + 1) * ids.pupil.size + 1 }, ids);
      }
      await loadCountedFacts(target, everybody, {
        ids,
        years: [model.schoolYear, lastYear.schoolYear],
      });
      await loadAccounts(target, model, { ids, password: demoPassword });
      Object.assign(left, await writePastYears(target, { model, specs, past, ids }));
    });
    // Not the tables still empty: statistics that say so would plan the first term as if it had no marks.
    await owner.query('analyze unit, unit_above, staff, pupil, class, enrolment, class_subject, teaching, homeroom');
    const taught = model.schools.flatMap((school) => school.classes.flatMap((one) => one.enrolments)).length;
    onProgress(`${model.schools.length} trường, ${taught} học sinh, ${ids.staff.size} cán bộ, giáo viên`);
    await closeYears(owner, closingsOf({ model, past, ids }), left.primary);
    await fileTerms(urls.owner, left.toFile);
    onProgress(
      `Năm học đã kết thúc: ${past.map(({ year }) => `${year.schoolYear}-${year.schoolYear + 1}`).join(', ')}`,
    );
    const doors = new Doors(app, demoPassword);
    await runYear({ owner, model, ids, people: peopleAt(doors, model, ids), scale, onProgress });
    await doors.signEverybodyOut();
    await tidyUp(owner);
    await packRecords(owner, urls.auditor, onProgress);
  } finally {
    await Promise.all([app.end(), owner.end()]);
    await waitForDisk(urls, true);
  }
  return { accounts: await demoAccounts(urls) };
}

/**
 * Whether commits of new connections wait for the disk. While loading they need not: a load cut short is thrown away, and
 * the first commit that waits again takes all earlier ones along.
 */
async function waitForDisk(urls: DemoUrls, waits: boolean): Promise<void> {
  const pool = openPool(urls.owner, { max: 1 });
  const setting = waits ? 'reset synchronous_commit' : 'set synchronous_commit = off';
  try {
    const { rows } = await pool.query<{ name: string }>('select quote_ident(current_database()) as name');
    await pool.query(`alter database ${rows[0]?.name} ${setting}`);
  } finally {
    await pool.end();
  }
}

/** The rows of the records of every point that has come, as the servers' job keeps them. */
async function packRecords(owner: OwnerPool, auditorUrl: string, onProgress: (line: string) => void): Promise<void> {
  const auditor = openPool(auditorUrl, { max: 1 });
  try {
    const { sets } = await keepRecordSets({ auditor: connectPrepared(auditor), jobsPool: owner }, 'all');
    await owner.query('vacuum analyze record_set, record_column');
    onProgress(`Số liệu gốc: ${sets} bộ dữ liệu`);
  } finally {
    await auditor.end();
  }
}

/** No request of the loading is ever repeated, so the answers kept for that may go; they would be half of the database. */
async function tidyUp(owner: OwnerPool): Promise<void> {
  await owner.query('truncate request');
  await owner.query('truncate sign_in_throttle');
  await owner.query('vacuum analyze');
}
