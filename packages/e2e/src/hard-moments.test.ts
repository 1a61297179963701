import { fileTerm } from '@truong/api/testing/file-term';
import { fillEverything, sheetOf } from '@truong/api/testing/school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const slow = { timeout: 20_000 };
const requestId = () => crypto.randomUUID();

/** What happens seldom and must then be understood at once: two hands on one cell, a closed sheet, a lost sheet, a replaced filing. */
describe('the hard moments', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4183 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sheet = (subject: string) => sheetOf(stage.w, subject);
  const valueAt = async (subject: string, slot: string, pupil = 0) => {
    const { cells } = await stage.w.callers.principal.gradebook.sheet(await sheet(subject));
    return cells.find((cell) => cell.pupilId === stage.w.pupilIds[pupil] && cell.slot === slot)?.value;
  };
  const teacherAt = async (subject: string) => {
    const { sheetId } = await sheet(subject);
    const entered = await stage.enter(stage.w.people.teacher.username, `/sheets/${sheetId}`);
    await entered.page.getByRole('gridcell').first().waitFor();
    return entered;
  };
  /** As the teacher would from another machine. */
  const recordElsewhere = async (subject: string, slot: string, text: string, seenVersion = 0, pupil = 0) =>
    stage.w.callers.teacher.gradebook.recordMarks({
      ...(await sheet(subject)),
      requestId: requestId(),
      changes: [{ pupilId: stage.w.pupilIds[pupil] ?? 0, slot, text, seenVersion }],
    });
  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const dialog = (page: Page) => page.getByRole('dialog');

  it('two hands on one cell: both values stand there, and either may stay', async () => {
    const { page, context } = await teacherAt('mathematics');
    // Read anew while somebody types: the value that came meanwhile was not seen and is not overwritten unasked.
    await page.getByRole('gridcell').first().click();
    await page.keyboard.type('6');
    await recordElsewhere('mathematics', 'r1', '9,5');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('gradebook.sheet')),
      page.evaluate(() => window.dispatchEvent(new Event('visibilitychange'))),
    ]);
    await answer.finished();
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.getByText('1 ô có hai giá trị').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByText(`${stage.w.people.teacher.displayName} nhập lúc`).first().waitFor();
    await sound(page, 'conflict');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    expect(await valueAt('mathematics', 'r1')).toBe('95');

    await context.setOffline(true);
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await recordElsewhere('mathematics', 'r1', '4', 1);
    await context.setOffline(false);
    await page.getByText('1 ô có hai giá trị').waitFor(slow);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => valueAt('mathematics', 'r1')).toBe('60');
    await context.close();
  });

  it('what is being typed survives a reload and a closed tab', async () => {
    const { page, context } = await teacherAt('mathematics');
    await page.getByRole('gridcell').nth(1).click();
    await page.keyboard.type('7');
    await page.reload();
    await expect.poll(() => valueAt('mathematics', 'r2'), slow).toBe('70');
    await page.getByRole('gridcell').nth(2).click();
    await page.keyboard.type('8,5');
    await page.close({ runBeforeUnload: true });
    const next = await context.newPage();
    await next.goto(`${stage.address}/staff/sheets`);
    await expect.poll(() => valueAt('mathematics', 'mid'), slow).toBe('85');
    await context.close();
  });

  it('a sheet closes with its gaps named, keeps what came too late, and takes it when it is open again', async () => {
    const late = await teacherAt('arts');
    const { page, context } = await teacherAt('arts');
    await page.getByRole('gridcell').first().click();
    await page.keyboard.type('giỏi');
    await page.keyboard.press('Enter');
    await page.getByText('1 ô chưa hợp lệ').waitFor();
    await page.getByRole('button', { name: 'Chốt sổ' }).click();
    await dialog(page).getByText('Chưa chốt được sổ Nghệ thuật 10A1').waitFor();
    await sound(page, 'close-refused');
    await dialog(page).getByRole('button', { name: 'Về sổ điểm' }).click();
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Delete');
    await late.context.setOffline(true);
    await late.page.getByRole('gridcell').first().click();
    await late.page.keyboard.type('Đ');
    await late.page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Chốt sổ' }).click();
    await dialog(page).getByText('Giàng Thị Páo 1: ĐĐGtx1, ĐĐGtx2, ĐĐGgk, ĐĐGck').waitFor();
    await sound(page, 'close-missing');
    await dialog(page)
      .getByRole('button', { name: /Chốt sổ, để trống/ })
      .click();
    await page.getByText('Đã chốt, chỉ hiệu trưởng mở lại được').waitFor();
    await context.close();

    await late.context.setOffline(false);
    await late.page.getByText('Sổ đã chốt: 1 ô đã nhập chưa ghi được vào sổ').waitFor(slow);
    await sound(late.page, 'close-kept');
    const { sheetId } = await sheet('arts');
    const principal = await stage.enter(stage.w.people.principal.username, `/sheets/${sheetId}`);
    await principal.page.getByRole('button', { name: 'Mở lại sổ' }).click();
    await dialog(principal.page).getByLabel('Lý do').waitFor();
    await principal.page.keyboard.type('Nhập thiếu kết quả của một em');
    await sound(principal.page, 'reopen');
    await dialog(principal.page).getByRole('button', { name: 'Mở lại sổ' }).click();
    await expect.poll(() => stateOf('arts')).toBe('open');
    await late.page.reload();
    await expect.poll(() => valueAt('arts', 'r1'), slow).toBe('pass');
    await principal.context.close();
    await late.context.close();
  });

  it('a sheet that is no longer the teacher’s shows what was typed on it', async () => {
    const { page, context } = await teacherAt('literature');
    await context.setOffline(true);
    await page.getByRole('gridcell').first().click();
    await page.keyboard.type('6,5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.getByText(/1 ô chưa hợp lệ · 1 ô chờ gửi/).waitFor();
    const teaching = stage.w.world.owner.updateTable('teaching').where('subjectCode', '=', 'literature');
    await teaching.set({ validTo: '2025-05-19' }).execute();
    await context.setOffline(false);
    await page.reload();
    const kept = page.getByRole('table', { name: /Ngữ văn 10A1/ });
    await kept.waitFor(slow);
    expect(await kept.getByRole('row').allInnerTexts()).toEqual([
      expect.stringMatching(/Giàng Thị Páo 1\s+ĐĐGtx1\s+6,5/),
      expect.stringMatching(/Giàng Thị Páo 2\s+ĐĐGtx1\s+12/),
    ]);
    await sound(page, 'lost-sheet');
    await page.goto(`${stage.address}/staff/sheets`);
    await page.getByText(/Ngữ văn 10A1 .*: 2 ô đã nhập chưa ghi được vào sổ/).waitFor();
    await sound(page, 'lost-sheet-list');
    await page.getByRole('button', { name: 'Bỏ các ô này' }).click();
    await dialog(page).getByRole('button', { name: 'Bỏ các ô này' }).click();
    await page.getByText(/Ngữ văn 10A1 .*: 2 ô/).waitFor({ state: 'detached' });
    await teaching.set({ validTo: null }).execute();
    await context.close();
  });

  const stateOf = async (subject: string) =>
    (await stage.w.callers.principal.gradebook.sheet(await sheet(subject))).state;
});

describe('a filing', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4184 });
    await fillEverything(stage.w);
    await stage.w.callers.principal.gradebook.closeTerm({ ...stage.w.of, requestId: requestId(), decisions: [] });
  }, 120_000);
  afterAll(() => stage?.close());

  it('replaced while it is read cannot be accepted: the reviewer is led to the newest one', async () => {
    const { w } = stage;
    const form = { formCode: 'upper-secondary-term', period: 'term-2' } as const;
    const of = { unitId: w.school, schoolYear: w.of.schoolYear, ...form };
    await fileTerm(w.callers.principal, of);
    const path = `/form-filings/${w.school}/${form.formCode}/${form.period}/1`;
    const { page, context } = await stage.enter(w.officers.department.username, path);
    await page.getByLabel('Ý kiến').fill('Số liệu khớp');
    await w.callers.principal.gradebook.reopenTerm({ ...w.of, requestId: requestId(), reason: 'nhập nhầm' });
    const [pupilId = 0] = w.pupilIds;
    await w.callers.teacher.gradebook.recordMarks({
      ...(await sheetOf(w, 'mathematics')),
      requestId: requestId(),
      changes: [{ pupilId, slot: 'r1', text: '', seenVersion: 1 }],
    });
    const decisions = [{ pupilId, decision: 'not_assessed' as const, reason: 'nghỉ ốm dài ngày' }];
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions });
    await fileTerm(w.callers.principal, of);

    await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByRole('dialog').getByText('Trường đã gửi bản mới hơn.').waitFor();
    await shot(page, 'filing-replaced');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Mở bản mới nhất' }).click();
    await page.getByText('Bản số 2', { exact: true }).waitFor();
    expect(await page.getByLabel('Ý kiến').inputValue()).toBe('Số liệu khớp');
    await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByText('đã duyệt').first().waitFor();
    await context.close();
  });
});
