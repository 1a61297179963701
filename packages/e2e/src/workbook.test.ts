import { readFileSync } from 'node:fs';
import { giveRealNames } from '@truong/api/testing/imports';
import { fillIn } from '@truong/api/testing/mark-imports';
import { fillSheet, sheetOf, slots } from '@truong/api/testing/school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const slow = { timeout: 20_000 };

/** A teacher takes a sheet home as a workbook, fills it in, and hands it back. */
describe('a mark sheet away from the network', () => {
  let stage: Stage;
  let sheetId: number;
  let names: string[];
  beforeAll(async () => {
    stage = await openStage({ pupils: 6, port: 4203 });
    const { w } = stage;
    await giveRealNames(w);
    const ref = await sheetOf(w, 'literature');
    sheetId = ref.sheetId;
    await fillSheet(w.callers.teacher, ref, { pupilIds: w.pupilIds, slots: slots.literature.slice(0, 3), text: '7' });
    names = (await w.callers.teacher.gradebook.sheet(ref)).pupils.map(({ fullName }) => fullName);
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const menu = async (page: Page, item: string) => {
    await page.getByRole('button', { name: 'Tệp, in' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  it('is downloaded, edited, uploaded, previewed, confirmed, and its history says where from', async () => {
    const { page, context } = await stage.enter(stage.w.people.teacher.username, `/sheets/${sheetId}`);
    const [download] = await Promise.all([page.waitForEvent('download', slow), menu(page, 'Tải sổ này ra Excel')]);
    expect(download.suggestedFilename()).toBe('so-diem-ngu-van-10a1-hk2-2024.xlsx');
    const edited = await fillIn(readFileSync(await download.path()), 'Ngữ văn 10A1', [
      ['ĐĐGgk', names[0] ?? '', 8.5],
      ['ĐĐGtx1', names[1] ?? '', 9],
      ['ĐĐGtx2', names[2] ?? '', 85],
      ['Ngày sinh', names[3] ?? '', new Date('2011-01-01T00:00:00Z')],
    ]);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const file = { name: 'so-diem.xlsx', mimeType, buffer: edited };
    await page.getByLabel('Nhập từ tệp Excel').setInputFiles(file);
    await page.getByRole('heading', { level: 1, name: /so-diem\.xlsx/ }).waitFor(slow);
    await page.getByText('«85» nằm ngoài thang điểm').waitFor();
    await page.getByText('Ô D11: «01/01/2011» khác với «04/03/2010» của sổ').waitFor();
    await sound(page, 'workbook-preview');
    const write = page.getByRole('button', { name: 'Ghi 2 ô' });
    expect(await write.isDisabled()).toBe(true);
    await page.getByLabel('Bỏ 1 mục không nhận được, chỉ ghi các ô hợp lệ').check();
    await write.click();
    await page.getByText('Đã ghi 2 ô vào 1 sổ.').waitFor(slow);
    await sound(page, 'workbook-report');

    await page.getByRole('link', { name: 'Mở sổ' }).click();
    await page
      .getByRole('row', { name: names[0] ?? '' })
      .getByRole('gridcell')
      .nth(4)
      .click();
    await page.keyboard.press('Alt+h');
    await page.getByText('nhập từ tệp Excel').first().waitFor();
    await page.keyboard.press('Escape');

    await page.goBack();
    await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await page.getByText('Đã hoàn tác lúc').waitFor();
    await page.getByRole('link', { name: 'Các lần nhập điểm' }).click();
    await page.getByRole('link', { name: 'so-diem.xlsx' }).waitFor();
    await sound(page, 'workbook-files');
    await context.close();
  });

  it('is compared with a posted list, from a difference to its cell, and printed as it stands', async () => {
    const { page, context } = await stage.enter(stage.w.people.teacher.username, `/sheets/${sheetId}`);
    await menu(page, 'So với bảng đã công bố');
    const dialog = page.getByRole('dialog');
    const posted = [
      'STT\tHọ và tên\tTX1\tTX2',
      ...names.map((name, at) => `${at + 1}\t${name}\t7\t${at === 2 ? 6 : 7}`),
    ];
    await dialog.getByLabel('Bảng đã công bố', { exact: true }).fill(posted.join('\n'));
    await dialog.getByRole('button', { name: 'So sánh' }).click();
    await dialog.getByText('1 chỗ khác, 11 ô giống nhau').waitFor();
    await dialog.getByRole('button', { name: 'So bảng khác' }).click();
    const headless = names.map((name, at) => `${name}\t${at === 2 ? 6 : 7}`);
    await dialog.getByLabel('Bảng đã công bố', { exact: true }).fill(headless.join('\n'));
    await dialog.getByRole('button', { name: 'So sánh' }).click();
    await dialog.getByText(/theo giá trị vì bảng không có dòng tiêu đề/).click();
    await dialog.getByLabel('Ý nghĩa của cột B').selectOption('slot:r2');
    await dialog.getByText('Đã so ĐĐGtx2: 1 chỗ khác').waitFor();
    await sound(page, 'compare-differences');
    await dialog.getByRole('button', { name: `Đến ô ĐĐGtx2 của ${names[2]}` }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.getByText('Đã lưu').first().waitFor(slow);

    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'SỔ ĐIỂM' }).waitFor();
    expect(await page.getByRole('grid').isVisible()).toBe(false);
    expect(await page.getByRole('row', { name: names[2] ?? '' }).textContent()).toContain('6');
    await page.getByText(`người in: ${stage.w.people.teacher.displayName}`).waitFor();
    await shot(page, 'sheet-printed');
    await context.close();
  });

  it('goes out with all others of the teacher from the list', async () => {
    const { page, context } = await stage.enter(stage.w.people.teacher.username, '/sheets');
    const [download] = await Promise.all([
      page.waitForEvent('download', slow),
      page.getByRole('button', { name: 'Tải các sổ của tôi ra Excel' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('so-diem-hk2-2024.xlsx');
    await sound(page, 'workbook-sheets');
    await context.close();
  });
});
