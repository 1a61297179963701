import { newCalendar, newPerson, newUnit, type Person } from '@truong/api/testing/factories';
import { keepFilingCheck } from '@truong/api/testing/filing-checks';
import { fileSet, keepLiveSet } from '@truong/api/testing/record-sets';
import { newWorld } from '@truong/api/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStageOf, shot } from './stage.ts';

const places = [
  ['Huyện Đồng Văn', '026'],
  ['Huyện Mèo Vạc', '027'],
  ['Huyện Yên Minh', '028'],
  ['Huyện Quản Bạ', '029'],
  ['Huyện Vị Xuyên', '030'],
  ['Huyện Hoàng Su Phì', '032'],
] as const;
const years = [2022, 2023, 2024];

/** Districts of two schools each, with pupils of three years; one school has filed. */
async function newProvince() {
  const world = await newWorld();
  const { owner } = world;
  await newCalendar(owner);
  for (const schoolYear of years.slice(0, -1)) {
    const [startsOn, midOn, nextOn, endsOn] = ['09-05', '01-15', '01-16', '05-31'].map(
      (day, at) => `${at === 0 ? schoolYear : schoolYear + 1}-${day}`,
    ) as [string, string, string, string];
    await owner.insertInto('schoolYear').values({ schoolYear, startsOn, endsOn }).execute();
    const terms = [
      { schoolYear, term: 1, startsOn, endsOn: midOn },
      { schoolYear, term: 2, startsOn: nextOn, endsOn },
    ];
    await owner.insertInto('term').values(terms).execute();
  }
  const department = await newUnit(owner, { kind: 'department' });
  await owner.updateTable('unit').set({ name: 'Sở GDĐT Hà Giang' }).where('id', '=', department).execute();
  const schools: number[] = [];
  for (const [d, [name, administrativeCode]] of places.entries()) {
    const district = await newUnit(owner, { kind: 'district', parentId: department });
    await owner.updateTable('unit').set({ name, administrativeCode }).where('id', '=', district).execute();
    for (const nth of [1, 2]) {
      const unitId = await newUnit(owner, { kind: 'school', parentId: district, levels: ['lower_secondary'] });
      const school = `Trường THCS ${name.replace('Huyện ', '')} ${nth}`;
      await owner.updateTable('unit').set({ name: school }).where('id', '=', unitId).execute();
      schools.push(unitId);
      // The last school has nothing yet.
      if (d === places.length - 1 && nth === 2) continue;
      for (const [y, schoolYear] of years.entries()) {
        const rows = Array.from({ length: 60 + 18 * d + 9 * nth + 5 * y }, (_, i) => ({
          ...{ grade: String(6 + (i % 4)), sex: i % 5 < 2 ? 'female' : 'male', minority: i % 7 ? 'yes' : 'no' },
          ...{ level: 'lower_secondary', ethnicity: i % 7 ? (i % 3 ? '08' : '02') : '01' },
        }));
        await keepLiveSet(owner, { unitId, schoolYear, point: 'start', kind: 'pupils', rows });
        if (schools.length === 1 && schoolYear === 2024)
          await fileSet(owner, { unitId, schoolYear, point: 'start', kind: 'pupils', number: 1, rows });
      }
    }
  }
  await keepFilingCheck(owner, {
    ...{ unitId: schools[0] ?? 0, schoolYear: 2024, formCode: 'trial', period: 'start', number: 1, moved: 4 },
  });
  const people = {
    officer: await newPerson(owner, { role: 'department_officer', unitId: department }),
    principal: await newPerson(owner, { role: 'principal', unitId: schools[0] ?? 0 }),
  } satisfies Record<string, Person>;
  return { world, people };
}

describe('using the figures', () => {
  let stage: Awaited<ReturnType<typeof openStageOf<Awaited<ReturnType<typeof newProvince>>>>>;
  beforeAll(async () => {
    stage = await openStageOf(await newProvince(), { port: 4241 });
  }, 120_000);
  afterAll(() => stage?.close());

  it('an officer lays out, draws, drills down and keeps a view, the missing school told in words', async () => {
    const { page, context } = await stage.enter(stage.w.people.officer.username, '/pivot');
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
    await row('Huyện Đồng Văn').waitFor();
    expect(await row('Huyện Đồng Văn').textContent()).toContain('167');
    await page.getByText('1 trường còn thiếu, không tính là 0').waitFor();
    await shot(page, 'pivot-table');
    expect(await findViolations(page)).toEqual([]);

    await page.getByLabel('Số năm').selectOption('3');
    await page.getByRole('group', { name: 'Nội dung bảng' }).getByLabel('Cột').selectOption('time');
    await page.getByLabel('Hiển thị').getByText('Đường').click();
    await page.getByRole('img', { name: /Học sinh theo đơn vị/ }).waitFor();
    await shot(page, 'pivot-lines');
    await page.keyboard.press('t');
    await page.getByRole('columnheader', { name: 'Đầu năm 2022-2023' }).waitFor();
    await page.goBack();

    await page.goto(`${stage.address}/staff/pivot?rows=unit&cols=none&measure=share&part=sex:female&show=map`);
    await page.getByRole('img', { name: /tỉ lệ Giới tính: Nữ/ }).waitFor();
    await shot(page, 'pivot-map');
    expect(await findViolations(page)).toEqual([]);
    await page.goto(`${stage.address}/staff/pivot?rows=unit&cols=ethnicity&show=stacked`);
    await page.getByText('Hmông', { exact: false }).first().waitFor();
    await shot(page, 'pivot-stacked');

    await page.goto(`${stage.address}/staff/pivot?rows=unit&cols=sex&source=filed`);
    await page.getByRole('button', { name: 'Xem 1 trường có hồ sơ thay đổi' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Trường THCS Đồng Văn 1' }).waitFor();
    await shot(page, 'pivot-moved');
    expect(await findViolations(page)).toEqual([]);
    await page.goBack();

    await page.getByRole('button', { name: 'Bảng đã lưu' }).click();
    await page.getByRole('button', { name: 'Lưu bảng này' }).click();
    await page.getByLabel('Tên bảng').fill('Dân tộc theo huyện');
    await page.getByLabel('Cho cả đơn vị dùng chung').check();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: 'Bảng đã lưu' }).click();
    await page.getByRole('link', { name: 'Dân tộc theo huyện' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.getByRole('link', { name: 'Huyện Mèo Vạc' }).click();
    await row('Trường THCS Mèo Vạc 1').waitFor();

    await page.getByRole('link', { name: 'Cổng Trường' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tổng quan · Sở GDĐT Hà Giang' }).waitFor();
    await page.getByText('của 11 trường, 1 trường còn thiếu').first().waitFor();
    await page.getByRole('img', { name: /Học sinh qua các năm: –, –, 1/ }).waitFor();
    await page.getByRole('img', { name: 'Học sinh theo thời điểm × cấp học' }).waitFor();
    await shot(page, 'overview');
    expect(await findViolations(page)).toEqual([]);
    await page.goto(`${stage.address}/staff/record-exports`);
    await page.getByText('Chưa có yêu cầu nào').waitFor();
    await shot(page, 'record-exports');
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  });

  it('a school sees itself, and who stands behind a figure that it filed', async () => {
    const { page, context } = await stage.enter(
      stage.w.people.principal.username,
      '/pivot?source=filed&rows=grade&cols=sex',
    );
    await page.getByRole('row', { name: /Lớp 6/ }).getByRole('button').first().click();
    const list = page.getByRole('dialog');
    await list
      .getByRole('row', { name: /Giàng Thị/ })
      .first()
      .waitFor();
    await shot(page, 'pivot-people');
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  });
});
