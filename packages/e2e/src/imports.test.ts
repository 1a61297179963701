import { giveRealNames, pupilHead, workbookOf } from '@truong/api/testing/imports';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** A school hands over a list: recognised, corrected, confirmed, taken back. */
describe('a list handed over as a file', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4193 });
    await giveRealNames(stage.w);
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const head = pupilHead.map((text) => (text === 'Dân tộc' ? 'Thành phần' : text));
  const file = {
    name: 'hoc-sinh-10A1.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbookOf([
      {
        name: 'Lớp 10A1',
        rows: [
          ['TRƯỜNG THPT', null, null, 'DANH SÁCH HỌC SINH'],
          [],
          head,
          [1, 'M01', 'Lù Thị Say', '05/06/2009', 'Nữ', 'Hmông', '10A1'],
          [2, 'M02', 'Sùng A Chứ', '31/02/2009', 'Nam', 'Hmông', '10A1'],
          [3, '', 'Giàng Thị An', '04/03/2010', 'Nữ', 'Kinh', '10A1'],
          [4, 'M04', 'Vừ Mí Lềnh', '2009', 'Nam', 'Kinh', '10A1'],
        ],
      },
      { name: 'Ghi chú', rows: [['Lập ngày 05/09/2024']] },
    ]),
  };

  it('is uploaded, its mapping corrected, confirmed and undone', async () => {
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/imports');
    await page.getByText('Chưa có lần nhập nào').waitFor();
    await sound(page, 'imports-empty');
    await page.locator('input[type=file]').setInputFiles({ ...file, name: 'a.txt', buffer: Buffer.from('không phải') });
    await page.getByRole('alert').getByText('không phải là bảng tính').waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { level: 1, name: /hoc-sinh-10A1/ }).waitFor();

    const meaning = page.getByLabel('Ý nghĩa của cột F (Thành phần)');
    await meaning.waitFor();
    await meaning.selectOption({ label: 'Dân tộc' });
    await page.getByText('đã sửa').waitFor();
    await page.getByRole('button', { name: 'Ghi 3 dòng' }).waitFor();
    await page.getByText('Cột D (Ngày sinh): «31/02/2009» không có trong lịch').waitFor();
    await sound(page, 'imports-preview');
    await page.getByRole('button', { name: 'Thay đổi (1)' }).click();
    await page.getByText('Giàng Thị An').first().waitFor();
    await page.getByText('Dân tộc: ').first().waitFor();
    await page.getByRole('button', { name: 'Tất cả (4)' }).click();

    await page.getByRole('button', { name: 'Ghi 3 dòng' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('2 bản ghi mới.').waitFor();
    await sound(page, 'imports-question');
    await question.getByRole('button', { name: 'Ghi 3 dòng' }).click();
    await page.getByText('Đã ghi: 2 mới, 1 thay đổi.').waitFor();
    await sound(page, 'imports-report');

    await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await question.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await page.getByText('Đã hoàn tác').first().waitFor();
    await page.getByRole('link', { name: 'Các lần nhập' }).click();
    await page.getByRole('link', { name: 'hoc-sinh-10A1.xlsx' }).waitFor();
    await sound(page, 'imports-list');
    await context.close();
  });

  it('goes out by a button beside the list', async () => {
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/pupils');
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 20_000 }),
      page.getByRole('button', { name: 'Tải danh sách học sinh' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('hoc-sinh-2024.xlsx');
    await sound(page, 'imports-download');
    await context.close();
  });
});
