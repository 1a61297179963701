import { verify } from '@truong/api/verify/verify';
import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { newTestDatabase, type TestDatabase } from '@truong/db/testing/test-database';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoAccount, demoAccounts, demoPassword } from './demo-accounts.ts';
import { type Caller, Doors } from './drive/doors.ts';
import { loadDemo } from './load-demo.ts';
import { sharesOfForms } from './testing/shares-of-forms.ts';

let database: TestDatabase;
let accounts: DemoAccount[];
let app: ReturnType<typeof openPool>;
let owner: ReturnType<typeof openPool>;
let doors: Doors;

beforeAll(async () => {
  database = await newTestDatabase();
  ({ accounts } = await loadDemo({ urls: database.urls, scale: 'school' }));
  app = openPool(database.urls.app, { max: 3 });
  owner = openPool(database.urls.owner, { max: 1 });
  doors = new Doors(app, demoPassword);
}, 120_000);

afterAll(async () => {
  await Promise.all([app?.end(), owner?.end()]);
  await database?.drop();
});

const schoolYear = 2024;
const at = (unitId: number, term: 1 | 2) => ({ unitId, schoolYear, term });

async function unitIdOf(name: string): Promise<number> {
  const { rows } = await owner.query<{ id: number }>('select id from unit where name = $1', [name]);
  return rows[0]?.id ?? 0;
}

async function principalOf(name: string, username: string): Promise<{ unitId: number; principal: Caller }> {
  const unitId = await unitIdOf(name);
  return { unitId, principal: await doors.actAs(username, { role: 'principal', unitId }) };
}

describe('the small demo', () => {
  test('has an account for each role, and they can sign in', async () => {
    expect(accounts).toEqual(await demoAccounts(database.urls));
    expect(accounts.map((account) => account.username)).toEqual([
      'so.chuyenvien',
      'phong.vixuyen',
      'hieutruong.ngocha',
      'hieutruong.thcsvixuyen',
      'gv.nguvan.ngocha',
      'gvcn.10a1.ngocha',
      'gv.haitruong',
      'quantri',
    ]);
    const department = await doors.actAs('so.chuyenvien', {
      role: 'department_officer',
      unitId: await unitIdOf('Sở Giáo dục và Đào tạo Hà Giang'),
    });
    const calendar = await department.organisation.calendar();
    expect(calendar.today).toBe('2025-05-20');
    expect(calendar.current).toEqual({ schoolYear, term: 2 });
  });

  test('has semester I closed, filed and accepted at every school with grades 6 to 12', async () => {
    const unitId = await unitIdOf('Sở Giáo dục và Đào tạo Hà Giang');
    const department = await doors.actAs('so.chuyenvien', { role: 'department_officer', unitId });
    const of = { unitId, schoolYear, period: 'term-1' as const };
    const tables = await Promise.all(
      ['lower-secondary-term', 'upper-secondary-term'].map((formCode) =>
        department.forms.reviewTable({ ...of, formCode }),
      ),
    );
    const standings = tables.flatMap(({ schools }) => schools.map(({ standing }) => standing));
    expect(new Set(standings.map(({ status }) => status))).toEqual(new Set(['approved']));
    expect(standings.length).toBeGreaterThanOrEqual(3);
    expect(standings.some(({ isLate }) => isLate)).toBe(false);
  });

  test('leaves one teacher one column of semester II; then the principal can close it', async () => {
    const { unitId, principal } = await principalOf('Trường THPT Ngọc Hà', 'hieutruong.ngocha');
    const { sheets } = await principal.gradebook.sheets(at(unitId, 2));
    const open = sheets.filter((sheet) => sheet.state === 'open');
    expect(open.map((sheet) => [sheet.className, sheet.subjectCode])).toEqual([['10A1', 'literature']]);
    expect(sheets.filter((sheet) => sheet.state === 'closed' && sheet.enteredCells < sheet.requiredCells)).toEqual([]);

    const teacher = await doors.actAs('gv.nguvan.ngocha', { role: 'subject_teacher', unitId });
    const ref = { unitId, schoolYear, sheetId: open[0]?.id ?? 0 };
    const sheet = await teacher.gradebook.sheet(ref);
    expect(sheet.cells.some((cell) => cell.slot === 'end')).toBe(false);
    await teacher.gradebook.recordMarks({
      ...ref,
      requestId: crypto.randomUUID(),
      changes: sheet.pupils
        .filter((pupil) => !pupil.hasLeft)
        .map(({ pupilId }) => ({ pupilId, slot: 'end', text: '7,5', seenVersion: 0 })),
    });
    await teacher.gradebook.closeSheet({ ...ref, requestId: crypto.randomUUID() });
    const closed = await principal.gradebook.closeTerm({
      ...at(unitId, 2),
      requestId: crypto.randomUUID(),
      decisions: [],
    });
    expect(closed.notAssessed).toBe(0);
  });

  test('has a primary school with semester I assessed and closed, and what stands of the year so far', async () => {
    const { unitId, principal } = await principalOf('Trường PTDTBT Tiểu học Đường Thượng', 'hieutruong.thduongthuong');
    const teacher = await doors.actAs('gvcn.4a.thduongthuong', { role: 'homeroom_teacher', unitId });
    const { sheets } = await teacher.gradebook.sheets(at(unitId, 2));
    const classId = sheets.find((sheet) => sheet.kind === 'homeroom')?.classId ?? 0;
    expect(sheets.map((sheet) => sheet.subjectCode)).toEqual(expect.arrayContaining(['vietnamese', 'ethics', null]));
    const first = await teacher.gradebook.primaryOutcomes({ unitId, schoolYear, classId, period: 'term-1' });
    expect(first).toMatchObject({ source: 'stored', ruleVersion: 'TT27_2020/1' });
    expect(first.pupils.every(({ isAssessed }) => isAssessed)).toBe(true);
    const year = await teacher.gradebook.primaryOutcomes({ unitId, schoolYear, classId, period: 'year' });
    expect(year.source).toBe('computed');
    const combined = (await principal.gradebook.sheets(at(unitId, 1))).sheets.filter(({ className }) =>
      className.includes('+'),
    );
    expect(combined.filter(({ kind }) => kind === 'homeroom').map(({ grade }) => grade)).toEqual([1, 2]);
  });

  test('has an upper-secondary class with clusters of topics, some for all and some for who chose them', async () => {
    const { unitId, principal } = await principalOf('Trường THPT Ngọc Hà', 'hieutruong.ngocha');
    const { sheets } = await principal.gradebook.sheets(at(unitId, 2));
    const takersOf = async (subject: string) => {
      const sheet = sheets.find((one) => one.className === '10A1' && one.subjectCode === subject);
      const { pupils, clusterCount } = await principal.gradebook.sheet({ ...at(unitId, 2), sheetId: sheet?.id ?? 0 });
      return [clusterCount, new Set(pupils.map(({ takesClusters }) => takesClusters)).size];
    };
    expect([await takersOf('physics'), await takersOf('chemistry'), await takersOf('literature')]).toEqual([
      [1, 1],
      [1, 2],
      [0, 1],
    ]);
  });

  test('lets the teacher of two schools keep sheets at both', async () => {
    for (const name of ['Trường THCS thị trấn Vị Xuyên', 'Trường PTDTNT THCS và THPT Yên Minh']) {
      const unitId = await unitIdOf(name);
      const teacher = await doors.actAs('gv.haitruong', { role: 'subject_teacher', unitId });
      const { sheets } = await teacher.gradebook.sheets(at(unitId, 2));
      expect(sheets.map((sheet) => sheet.subjectCode)).toContain('arts');
    }
  });

  test('took a pupil over between the semesters, whose year is made of both schools', async () => {
    const { unitId, principal } = await principalOf('Trường THCS thị trấn Vị Xuyên', 'hieutruong.thcsvixuyen');
    const { received } = await principal.people.transfers({ unitId });
    expect(received).toMatchObject([{ decision: 'accepted', grade: 6 }]);
    const pupilId = received[0]?.pupilId ?? 0;
    const { incomplete } = await principal.gradebook.termBoard(at(unitId, 2));
    await principal.gradebook.closeTerm({
      ...at(unitId, 2),
      requestId: crypto.randomUUID(),
      decisions: incomplete.map((one) => ({ pupilId: one.pupilId, decision: 'by_rule' })),
    });
    await principal.gradebook.closeYear({ unitId, schoolYear, requestId: crypto.randomUUID() });
    const { rows } = await owner.query<{ subjects: number; missing: unknown[]; mean: boolean }>(
      `select jsonb_array_length(o.missing) as missing, o.decision is not null or o.before_summer is not null as is_decided,
         (select count(*)::integer from outcome_subject s where s.unit_id = o.unit_id and s.school_year = o.school_year and s.period = 'year'
           and s.pupil_id = o.pupil_id) as subjects
       from outcome o where o.unit_id = $1 and o.school_year = $2 and o.period = 'year' and o.pupil_id = $3`,
      [unitId, schoolYear, pupilId],
    );
    expect(rows).toEqual([{ missing: 0, is_decided: true, subjects: 12 }]);
    const year = await principal.gradebook.explain({
      ...{ unitId, schoolYear, pupilId, period: 'year' },
      classId: (
        await owner.query('select class_id as id from enrolment where unit_id = $1 and pupil_id = $2', [
          unitId,
          pupilId,
        ])
      ).rows[0]?.id,
    });
    expect(
      year.steps.find((step) => step.decided === 'subject_year' && step.subject === 'mathematics')?.inputs,
    ).toMatchObject([
      { name: 'term_1', value: expect.any(Number) },
      { name: 'term_2', value: expect.any(Number) },
    ]);
  });

  test('has the year before closed under both circulars, and one under TT58/2011 as it first was', async () => {
    const { rows } = await owner.query<{ line: string }>(
      `select distinct school_year || ' ' || period || ' ' || grade || ' ' || rule_version as line from outcome where school_year < 2024 order by 1`,
    );
    const periods = ['term-1', 'term-2', 'year'];
    const [tt22, amended, old] = ['TT22_2021/1', 'TT58_2011+TT26_2020/1', 'TT58_2011/1'];
    expect(rows.map(({ line }) => line)).toEqual(
      [
        ...[6, 9].flatMap((grade) => periods.map((period) => `2016 ${period} ${grade} ${old}`)),
        ...periods.flatMap((period) => [
          ...[1, 2, 3, 4].map((grade) => `2023 ${period} ${grade} TT27_2020/1`),
          `2023 ${period} 5 TT30_2014+TT22_2016/1`,
          `2023 ${period} 9 ${amended}`,
          `2023 ${period} 10 ${tt22}`,
        ]),
      ].sort(),
    );
    const { unitId, principal } = await principalOf('Trường THCS thị trấn Vị Xuyên', 'hieutruong.thcsvixuyen');
    const board = await principal.gradebook.yearBoard({ unitId, schoolYear: 2016 });
    expect(board).toMatchObject({ isClosed: true, closedOn: '2017-05-25' });
    expect(board.classes.map(({ className }) => className)).toEqual(['6A', '9A']);
    for (const { pupils, promoted } of board.classes) expect(promoted / pupils).toBeGreaterThan(0.6);
    const { rows: sheets } = await owner.query<{ line: string }>(
      `select subject_code || ' ' || string_agg(term || ':' || coalesce(periodic_count, 0), ' ' order by term) as line from sheet
       where school_year = 2016 and grade = 9 and subject_code in ('mathematics', 'history', 'music', 'fine-arts') group by subject_code order by 1`,
    );
    expect(sheets.map(({ line }) => line)).toEqual([
      'fine-arts 2:1',
      'history 1:1 2:1',
      'mathematics 1:3 2:3',
      'music 1:1',
    ]);
    const { rows: ofOneTerm } = await owner.query(
      `select distinct subject_code from outcome_subject where school_year = 2016 and period = 'year' and subject_code in ('music', 'fine-arts')`,
    );
    expect(ofOneTerm).toHaveLength(2);
  });

  test('finds the figures of the shipped forms in its records, but for one in fifty that is typed', async () => {
    const { rows: schools } = await owner.query<{ unitId: number; levels: SchoolLevel[] }>(
      `select unit_id as "unitId", array_agg(level) as levels from unit_level group by unit_id order by unit_id`,
    );
    const auditor = openPool(database.urls.auditor, { max: 2 });
    const db = connect(auditor);
    const shares = (await Promise.all(schools.map((school) => sharesOfForms(db, school)))).flat();
    await auditor.end();
    const sum = (of: (share: (typeof shares)[number]) => number) => shares.reduce((all, share) => all + of(share), 0);
    const computed = sum((share) => share.computed);
    // Schools of the small demo have some of their grades only: a rate over nobody is none. In the whole demo those are 1 in 100.
    expect(computed / (computed + sum(({ typed, waiting }) => typed + waiting.length))).toBeGreaterThan(0.98);
    expect(
      computed / (computed + sum(({ typed, waiting, overNothing }) => typed + waiting.length + overNothing)),
    ).toBeGreaterThan(0.9);
  });

  test('is accepted by verify', async () => {
    const auditor = openPool(database.urls.auditor, { max: 2 });
    const { differences } = await verify(connect(auditor), () => undefined);
    await auditor.end();
    expect(differences).toEqual([]);
  });

  test('has a sheet with two teachers, both of whom entered marks', async () => {
    const { unitId, principal } = await principalOf('Trường THCS thị trấn Vị Xuyên', 'hieutruong.thcsvixuyen');
    const { sheets } = await principal.gradebook.sheets(at(unitId, 1));
    const shared = sheets.find((sheet) => sheet.subjectCode === 'natural-science' && sheet.grade === 9);
    expect(shared?.teachers).toHaveLength(2);
    const { rows } = await owner.query(
      `select count(distinct account_id)::integer as writers from sheet_save where unit_id = $1 and sheet_id = $2 and kind = 'marks'`,
      [unitId, shared?.id],
    );
    expect(rows).toEqual([{ writers: 2 }]);
  });
});
