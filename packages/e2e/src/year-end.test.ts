import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '@truong/api/testing/past-year';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStageOf, type Stage, shot } from './stage.ts';

/** What a year needs beside marks: attendance, the summer after it, a setting of the province that changed. */
describe('a school year to its very end', () => {
  let stage: Stage;
  let w: PastSchool;
  const requestId = () => crypto.randomUUID();
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 6 });
    const [, weak] = w.classes[9].pupilIds;
    for (const term of [1, 2] as const) {
      await fillPastTerm(w, term, (id) => (id === weak ? { score: '4,5' } : {}));
      if (term === 1)
        await w.callers.principal.gradebook.closeTerm({
          ...{ unitId: w.school, schoolYear: pastYear, term, requestId: requestId(), decisions: [] },
        });
    }
    stage = await openStageOf(w, { port: 4199 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };

  it('a day of attendance counts in the homeroom sheet', async () => {
    const [first] = w.classes[8].pupilIds;
    const { page, context } = await stage.enter(
      w.people.homeroom.username,
      `/attendance?year=${pastYear}&term=2&asOf=2024-03-04&class=${w.classes[8].classId}`,
    );
    const grid = page.getByRole('grid');
    await grid
      .getByRole('gridcell', { name: /Thứ hai 4\/3/ })
      .first()
      .focus();
    await page.keyboard.press('k');
    await page.getByRole('dialog').getByRole('button', { name: 'Đếm theo điểm danh' }).click();
    await page.getByText('Đã lưu').waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('c');
    await page.getByRole('columnheader', { name: /Thứ ba 5\/3, đã điểm danh/ }).waitFor();
    await page.getByText('Đã lưu').waitFor();
    await sound(page, 'attendance');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText('Vắng 2 trong 6 em').waitFor();
    await page.getByRole('button', { name: /nghỉ không phép/ }).click();
    await page.getByText('Vắng 1 trong 6 em').waitFor();
    const { sheets } = await w.callers.principal.gradebook.sheets({ unitId: w.school, schoolYear: pastYear, term: 2 });
    const sheetId = sheets.find((one) => one.kind === 'homeroom' && one.classId === w.classes[8].classId)?.id ?? 0;
    await expect
      .poll(async () => {
        const { cells } = await w.callers.homeroom.gradebook.sheet({ unitId: w.school, schoolYear: pastYear, sheetId });
        return cells
          .filter(({ slot, value }) => slot.endsWith('excused') && value !== '0')
          .map(({ slot, pupilId }) => [slot, pupilId === first]);
      })
      .toEqual([['excused', false]]);
    // What is shown is on its way: the page goes once it has arrived.
    await context.close();
  });

  it('attendance typed without a network outlives the tab, and goes out with the next page', async () => {
    const { classId } = w.classes[8];
    const { page, context } = await stage.enter(
      w.people.homeroom.username,
      `/attendance?year=${pastYear}&term=2&asOf=2024-03-06&class=${classId}`,
    );
    const cell = page.getByRole('gridcell', { name: /Thứ tư 6\/3/ }).first();
    await cell.focus();
    await context.setOffline(true);
    await page.keyboard.press('k');
    await page.getByText('Chưa có mạng: đã giữ trên máy này, sẽ tự gửi').waitFor();
    await sound(page, 'attendance-offline');
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`${stage.address}/staff/sheets`);
    const of = { unitId: w.school, schoolYear: pastYear, classId, month: '2024-03-01' };
    await expect
      .poll(async () => (await w.callers.homeroom.gradebook.attendance(of)).pupils[0]?.missed)
      .toContainEqual({ day: '2024-03-06', session: 'morning', mark: 'unexcused' });
    await context.close();
  });

  it('a pupil is re-tested after the closed year and promoted', async () => {
    const of = { unitId: w.school, schoolYear: pastYear };
    await w.callers.principal.gradebook.closeTerm({ ...of, term: 2, requestId: requestId(), decisions: [] });
    await w.callers.principal.gradebook.closeYear({ ...of, requestId: requestId() });
    const { page, context } = await stage.enter(w.people.principal.username, `/year?year=${pastYear}`);
    await page.getByRole('link', { name: 'Sau hè' }).click();
    const field = page.getByLabel(/Điểm kiểm tra lại Ngữ văn/);
    await field.fill('11');
    await field.press('Enter');
    await page.getByText('nằm ngoài thang điểm').waitFor();
    await field.fill('6,5');
    await field.press('Enter');
    await page.getByText('Được lên lớp sau hè').waitFor();
    await sound(page, 'summer');
    await page.getByRole('button', { name: 'Khóa kết quả sau hè' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Khóa kết quả sau hè' }).click();
    await page.getByText(/1 em được lên lớp/).waitFor();
    await page
      .getByRole('row', { name: /Được lên lớp sau hè/ })
      .getByRole('link')
      .click();
    await page.getByRole('columnheader', { name: 'Sau hè' }).waitFor();
    await sound(page, 'summer-class');
    await context.close();
  });

  it('a setting changed by the department shows what would differ; nothing changes by itself', async () => {
    const { page, context } = await stage.enter(w.officers.department.username, `/rule-settings?year=${pastYear}`);
    await sound(page, 'rule-settings');
    await page.getByRole('button', { name: /Đổi cài đặt: Ít nhất bao nhiêu môn/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Thông tư 22\/2021/).fill('2');
    await dialog.getByLabel('Lý do hoặc số văn bản').fill('Công văn hướng dẫn của Sở');
    await dialog.getByRole('button', { name: 'Lưu cài đặt' }).click();
    const school = page.getByRole('link', { name: 'school' });
    await school.waitFor();
    await sound(page, 'rule-settings-changed');
    await school.click();
    await page.getByText('6 trong 12 kết quả sẽ khác').first().waitFor();
    await sound(page, 'setting-differences');
    await context.close();
    const principal = await stage.enter(w.people.principal.username, `/year?year=${pastYear}`);
    await principal.page.getByText(/kết quả sẽ khác/).waitFor();
    await principal.page.getByRole('link', { name: 'Miễn học, kế hoạch cá nhân' }).click();
    await principal.page.getByText('Chưa cho học sinh nào miễn').waitFor();
    await sound(principal.page, 'cases');
    await principal.context.close();
  });
});
