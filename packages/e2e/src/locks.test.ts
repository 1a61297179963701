import { fillSheet, sheetOf, slots } from '@truong/api/testing/school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const requestId = () => crypto.randomUUID();

/** A column is locked, its teacher asks, the principal opens it, the mark is corrected, and it locks again. */
describe('a locked column', () => {
  let stage: Stage;
  let page: Page;
  let principal: Page;
  beforeAll(async () => {
    stage = await openStage({ pupils: 4, port: 4231 });
    const { w } = stage;
    const ref = await sheetOf(w, 'mathematics');
    await fillSheet(w.callers.teacher, ref, { pupilIds: w.pupilIds, slots: slots.mathematics, text: '8' });
    ({ page: principal } = await stage.enter(w.people.principal.username, '/locks'));
  }, 120_000);
  afterAll(() => stage?.close());

  const dialog = (of = page) => of.getByRole('dialog');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** A drawer has come in. */
  const settled = () => page.waitForTimeout(300);
  const sound = async (of: Page, name: string) => {
    await shot(of, name);
    expect(await findViolations(of), name).toEqual([]);
  };

  it('is locked by the principal, who sees what that closes', async () => {
    await principal.getByRole('button', { name: 'Thêm quy định' }).click();
    await dialog(principal).getByLabel('Cột', { exact: true }).click();
    await principal.getByRole('option', { name: 'Giữa kỳ' }).click();
    await sound(principal, 'lock-form');
    await dialog(principal).getByRole('button', { name: 'Khóa', exact: true }).click();
    await principal.getByText('Giữa kỳ · mọi môn · mọi khối').first().waitFor();
    await principal.getByText('3 sổ có cột bị khóa').waitFor();
    await principal.getByRole('button', { name: /^Sửa quy định: Giữa kỳ/ }).click();
    await dialog(principal).getByLabel('Lý do (không bắt buộc)').fill('Đã nộp điểm giữa kỳ');
    await dialog(principal)
      .getByRole('textbox', { name: /Đến hết ngày/ })
      .fill('30/06/2025');
    await dialog(principal).getByRole('button', { name: 'Lưu', exact: true }).click();
    await principal.getByText('Trước khi sửa: Giữa kỳ · mọi môn · mọi khối, từ 20/05/2025').waitFor();
    await principal.getByText('Đã nộp điểm giữa kỳ').waitFor();
    await sound(principal, 'locks');
  });

  it('says so to its teacher, who asks from the cell by a key', async () => {
    const { sheetId } = await sheetOf(stage.w, 'mathematics');
    ({ page } = await stage.enter(stage.w.people.teacher.username, `/sheets/${sheetId}`));
    await page
      .getByRole('columnheader', { name: /Đánh giá giữa kỳ.*Nhà trường khóa cột này từ 20\/05\/2025/ })
      .waitFor();
    await page.getByRole('gridcell').nth(2).click();
    await page.keyboard.type('9');
    await page.getByText('Alt+M: yêu cầu mở khóa.').first().waitFor();
    await sound(page, 'locked-column');
    await press('Shift+F10');
    await page.getByRole('menuitem', { name: /Yêu cầu mở khóa/ }).waitFor();
    // Not at the other size: a menu goes with the place that it was opened at.
    expect(await findViolations(page)).toEqual([]);
    await press('Escape');
    await page.locator('textarea:focus').waitFor();
    await press('Alt+m');
    await dialog().getByRole('checkbox', { name: 'ĐĐGgk' }).waitFor();
    await dialog().getByRole('textbox', { name: 'Lý do' }).fill('Chấm lại bài của một em');
    await sound(page, 'ask-unlock');
    await dialog().getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.getByText('Yêu cầu mở khóa ĐĐGgk đang chờ').waitFor();
  });

  it('is asked for again after the request was taken back', async () => {
    await page.getByRole('link', { name: 'Yêu cầu mở khóa' }).first().click();
    await page.getByRole('button', { name: 'Rút lại yêu cầu mở khóa sổ Toán 10A1?' }).click();
    await dialog().getByRole('button', { name: 'Rút lại', exact: true }).click();
    await page.getByText('Đã rút lại', { exact: true }).waitFor();
    await sound(page, 'unlock-withdrawn');
    await page.goBack();
    await page.getByRole('gridcell').nth(2).click();
    await press('Alt+m');
    await dialog().getByRole('textbox', { name: 'Lý do' }).fill('Chấm lại bài của một em');
    await dialog().getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.getByText('Yêu cầu mở khóa ĐĐGgk đang chờ').waitFor();
  });

  it('is opened by the principal for the one pupil, corrected, and named in the history', async () => {
    await principal.goto(`${stage.address}/staff/unlocks`);
    await principal.getByRole('button', { name: 'Mở khóa sổ Toán 10A1?', exact: true }).waitFor();
    await sound(principal, 'unlock-requests');
    await principal.getByRole('button', { name: 'Mở khóa sổ Toán 10A1?', exact: true }).click();
    await dialog(principal).getByRole('button', { name: 'Mở khóa', exact: true }).click();
    await principal.getByText('Đang mở', { exact: true }).waitFor();
    await page.reload();
    await page.getByText(/Đang mở khóa ĐĐGgk đến/).waitFor();
    await page.getByRole('gridcell').nth(2).click();
    await press('Delete');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await page.keyboard.type('9');
    await press('Enter');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await press('ArrowUp', 'Alt+h');
    await dialog().getByText(`${stage.w.people.teacher.displayName} sửa ĐĐGgk: 8 → 9`).waitFor();
    await dialog()
      .getByText(/Theo yêu cầu mở khóa số 2 \(Chấm lại bài của một em\)/)
      .waitFor();
    await settled();
    await sound(page, 'history-unlocked');
    await press('Escape');
    // The pupil below was not asked for.
    await page.getByRole('gridcell').nth(7).click();
    await page.getByText('Alt+M: yêu cầu mở khóa.').first().waitFor();
  });

  it('is locked again when the principal ends it, and the sheet refuses what comes late', async () => {
    await principal.getByRole('button', { name: 'Khóa lại sổ Toán 10A1 ngay?' }).click();
    await dialog(principal).getByRole('button', { name: 'Khóa lại' }).click();
    await principal.getByText('Đã kết thúc sớm').waitFor();
    await page.getByRole('gridcell').nth(2).click();
    await page.keyboard.type('7');
    await press('Enter');
    await page.getByText('1 ô chưa hợp lệ').waitFor();
    const { cells } = await stage.w.callers.principal.gradebook.sheet(await sheetOf(stage.w, 'mathematics'));
    const [pupilId] = stage.w.pupilIds;
    expect(cells.find((cell) => cell.pupilId === pupilId && cell.slot === 'mid')?.value).toBe('90');
  });

  it('the menu opens by the right button and does what the keys do; the result opens to how it came about', async () => {
    await page.getByRole('gridcell').nth(0).click();
    await page.getByRole('gridcell').nth(0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Vì sao có kết quả này/ }).click();
    await dialog()
      .getByText(/ĐĐGck 8,0/)
      .waitFor();
    await sound(page, 'explain-sheet');
    await press('Escape');
    await page.getByRole('gridcell').nth(0).click();
    await page.getByRole('button', { name: /Việc với các ô đang chọn/ }).click();
    await page.getByRole('menuitem', { name: /^Xóa/ }).click();
    await expect
      .poll(async () => {
        const { cells } = await stage.w.callers.principal.gradebook.sheet(await sheetOf(stage.w, 'mathematics'));
        return cells.find((cell) => cell.pupilId === stage.w.pupilIds[0] && cell.slot === 'r1')?.value;
      })
      .toBe('');
  });

  it('what is missing and what is odd is found and looked after', async () => {
    const { w } = stage;
    await w.callers.teacher.gradebook.recordMarks({
      ...(await sheetOf(w, 'mathematics')),
      requestId: requestId(),
      changes: [{ pupilId: w.pupilIds[1] ?? 0, slot: 'end', text: '2', seenVersion: 1 }],
    });
    await principal.goto(`${stage.address}/staff/progress`);
    await principal.getByRole('button', { name: 'Nhắc giáo viên của 4 sổ' }).click();
    await principal.getByText('Đã nhắc 2 giáo viên về 4 sổ.').waitFor();
    await sound(principal, 'entry-progress');
    await principal.getByRole('link', { name: 'Điểm cần xem lại' }).click();
    await principal.getByText(/Cách xa các điểm khác/).waitFor();
    await sound(principal, 'odd-marks');
    await principal.getByRole('link', { name: 'ĐĐGck 2' }).click();
    await principal.locator('textarea:focus').waitFor();
  });
});
