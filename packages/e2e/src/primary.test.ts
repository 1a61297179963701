import { schoolYear } from '@truong/api/testing/factories';
import { assessTerm, newPrimarySchool, type PrimarySchool, primarySheet } from '@truong/api/testing/primary-school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStageOf, shot } from './stage.ts';

/** A primary teacher assesses a class at the end of the year: by class, pupil by pupil on a phone, with remarks from the bank. */
describe('assessment in a primary class', () => {
  let w: PrimarySchool;
  let stage: Awaited<ReturnType<typeof openStageOf<PrimarySchool>>>;
  let page: Page;
  const of = () => ({ unitId: w.school, schoolYear, term: 2 as const });
  beforeAll(async () => {
    w = await newPrimarySchool({ pupils: 3 });
    await w.callers.principal.gradebook.openTerm({ ...of(), requestId: crypto.randomUUID() });
    stage = await openStageOf(w, { port: 4211 });
    ({ page } = await stage.enter(w.people.homeroom.username, '/sheets?term=2'));
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const cell = async (subject: string | null, pupil: number, slot: string) => {
    const { cells } = await w.callers.homeroom.gradebook.sheet(await primarySheet(w, 2, subject));
    return cells.find((one) => one.pupilId === w.pupilIds[pupil] && one.slot === slot)?.value ?? '';
  };

  it('goes down the columns of the class by keys, with T, H, C and whole marks', async () => {
    await sound('primary-sheets');
    await page.getByRole('link', { name: 'Tiếng Việt', exact: true }).click();
    await page.getByRole('gridcell').first().click();
    for (const key of ['t', 'Enter', 'H', 'Enter', 'c', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('8,5');
    await page.keyboard.press('Enter');
    await page.getByText('1 ô chưa hợp lệ').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await expect.poll(() => cell('vietnamese', 0, 'mid-test')).toBe('90');
    expect(await Promise.all([0, 1, 2].map((pupil) => cell('vietnamese', pupil, 'mid-level')))).toEqual([
      ...['well_completed', 'completed', 'not_completed'],
    ]);
    await sound('primary-by-class');
  });

  it('assesses one pupil after the other on a phone by big keys', async () => {
    await page.goBack();
    await page.getByRole('link', { name: 'Đánh giá lớp 4A theo học sinh' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    const vietnamese = page.getByRole('region', { name: 'Tiếng Việt' });
    await vietnamese.getByRole('radio', { name: 'T, Hoàn thành tốt' }).click();
    await vietnamese.getByLabel('Điểm kiểm tra Tiếng Việt').fill('10');
    await vietnamese.getByLabel('Điểm kiểm tra Tiếng Việt').press('Enter');
    await expect.poll(() => cell('vietnamese', 0, 'end-test')).toBe('100');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell('vietnamese', 0, 'end-test')).toBe('');
    await page.keyboard.press('Control+y');
    await expect.poll(() => cell('vietnamese', 0, 'end-test')).toBe('100');
    // Not left, and not lost with the page either.
    await vietnamese.getByLabel('Điểm kiểm tra Tiếng Việt').fill('9');
    await page.reload();
    await expect.poll(() => cell('vietnamese', 0, 'end-test')).toBe('90');
    expect(await cell('vietnamese', 0, 'end-level')).toBe('well_completed');
    const traits = page.getByRole('region', { name: 'Phẩm chất và năng lực' });
    await traits.getByRole('button', { name: 'Điền T vào ô trống' }).click();
    await traits.getByRole('radiogroup', { name: 'Nhân ái' }).getByRole('radio', { name: 'T, Tốt' }).focus();
    await page.keyboard.press('d');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await expect.poll(() => cell(null, 0, 'end-diligence')).toBe('needs_effort');
    expect(await cell(null, 0, 'end-kindness')).toBe('satisfactory');
    expect(await cell(null, 0, 'end-patriotism')).toBe('good');
    await page.getByRole('button', { name: 'Ghi điểm kiểm tra lại Tiếng Việt' }).click();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell('vietnamese', 0, 'end-test-again')).toBe('90');
    expect(await cell('vietnamese', 0, 'end-test')).toBe('100');
    await sound('primary-by-pupil');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Học sinh sau' }).click();
    await expect.poll(() => page.getByLabel('Học sinh', { exact: true }).inputValue()).toBe(String(w.pupilIds[1]));
    expect(await vietnamese.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Học sinh trước' }).click();
  });

  it('writes a remark from the bank, found without diacritics, and edits it', async () => {
    const remark = page.getByLabel('Nhận xét cuối kỳ · Tiếng Việt');
    await remark.focus();
    await page.keyboard.press('Alt+m');
    await page.getByLabel('Tìm câu, không cần dấu').fill('dien cam');
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /diễn cảm/ })
      .first()
      .waitFor();
    await sound('primary-bank');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await remark.press('End');
    await remark.pressSequentially(' Cô khen em.');
    await remark.blur();
    const written = async () => (await w.callers.homeroom.gradebook.remarks(await primarySheet(w, 2, 'vietnamese')))[0];
    await expect.poll(async () => (await written())?.text).toMatch(/^Em đọc to.*diễn cảm.*Cô khen em\.$/);
    await sound('primary-remark');
  });

  it('shows the class at the end of the year, where the class recognises a pupil', async () => {
    const nothing = { subject: '', trait: '', test: '' };
    await assessTerm(w, 2, (pupilId) => (pupilId === w.pupilIds[1] ? { test: '7' } : nothing));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${stage.address}/staff/year/${w.classId}?year=${schoolYear}`);
    await page.getByRole('button', { name: 'Lớp công nhận' }).click();
    await page.getByLabel('Thành tích hoặc tiến bộ được công nhận').fill('Tiến bộ rõ rệt môn Tiếng Việt');
    await sound('primary-recognise');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: 'Học sinh Tiêu biểu' }).click();
    await page.getByRole('dialog').getByText('Tập thể lớp công nhận có').waitFor();
    await sound('primary-explained');
  });

  it('lets the principal decide a year from an individual plan, beside a test that was replaced', async () => {
    const principal = (await stage.enter(w.people.principal.username, '/cases?term=2')).page;
    await principal.getByRole('button', { name: 'Quyết định kết quả' }).click();
    const dialog = principal.getByRole('dialog');
    for (const [at, name] of ['4A', 'Giàng Thị Páo 3'].entries()) {
      await dialog.getByRole('combobox').nth(at).fill(name);
      await principal.getByRole('option', { name }).click();
    }
    await dialog.getByLabel('Kết quả giáo dục').selectOption('completed');
    await dialog.getByLabel(/Lý do \(mức đạt/).fill('Đạt mục tiêu của kế hoạch');
    await shot(principal, 'primary-plan');
    expect(await findViolations(principal)).toEqual([]);
    await dialog.getByRole('button', { name: 'Quyết định kết quả' }).click();
    await principal.getByRole('row', { name: /Giàng Thị Páo 3 Hoàn thành/ }).waitFor();
    await principal.goto(`${stage.address}/staff/year/${w.classId}?year=${schoolYear}`);
    await principal.getByRole('cell', { name: 'T · 9 (thay 10)' }).waitFor();
    await principal.getByRole('button', { name: 'Lên lớp theo kế hoạch cá nhân' }).click();
    await principal.getByRole('dialog').getByText('Đạt mục tiêu của kế hoạch').waitFor();
    await shot(principal, 'primary-year');
    expect(await findViolations(principal)).toEqual([]);
  });

  it('is a summary table of the class at the point chosen, which the principal prints', async () => {
    const office = await stage.enter(w.people.principal.username, '/papers?paper=class_summary&point=year_end');
    await office.page.getByLabel('Thời điểm').selectOption('Giữa học kỳ II');
    const download = office.page.waitForEvent('download', { timeout: 20_000 });
    await office.page.getByRole('button', { name: 'In lớp 4A: bảng tổng hợp đánh giá lớp 1-5' }).click();
    expect((await download).suggestedFilename()).toBe(`bang-tong-hop-${schoolYear}.pdf`);
    await office.page.getByText('Xong 1 sổ, bảng; 1 trang').waitFor();
    await shot(office.page, 'primary-summary');
    expect(await findViolations(office.page)).toEqual([]);
    await office.context.close();
  });
});
