import { giveRealNames, pupilHead, workbookOf } from '@truong/api/testing/imports';
import { withClient } from '@truong/db/with-client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const slow = { timeout: 20_000 };

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
    await page.getByText('Đã ghi: 2 mới, 1 thay đổi.').waitFor(slow);
    await page.getByRole('banner').getByRole('link', { name: 'Thông báo: 1 chưa đọc' }).click();
    await page.getByRole('link', { name: 'Ghi danh sách từ tệp: đã xong' }).click();
    await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).waitFor();
    await sound(page, 'imports-report');

    await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await question.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await page.getByText('Đã hoàn tác').first().waitFor();
    await page.getByRole('link', { name: 'Các lần nhập' }).click();
    await page.getByRole('link', { name: 'hoc-sinh-10A1.xlsx' }).waitFor();
    await sound(page, 'imports-list');
    await context.close();
  });

  it('is written though its tab was closed, is watched in another one, and leaves nothing when it is refused', async () => {
    const { w } = stage;
    const { page, context } = await stage.enter(w.people.principal.username, '/imports');
    await page.locator('input[type=file]').setInputFiles({ ...file, name: 'lan-hai.xlsx' });
    await page.getByRole('button', { name: 'Ghi 3 dòng' }).click();
    const question = page.getByRole('dialog');
    await withClient(w.world.urls.owner, async (client) => {
      await client.query('begin');
      await client.query('lock table enrolment in share row exclusive mode');
      await question.getByRole('button', { name: 'Ghi 3 dòng' }).click();
      await page.getByText('Đang chạy · 0/3 dòng').waitFor(slow);
      await sound(page, 'imports-writing');
      const address = page.url();
      await page.close();
      const other = await context.newPage();
      await other.goto(address);
      await other.getByText('Đang chạy · 0/3 dòng').waitFor(slow);
      await client.query('commit');
      await other.getByText('Đã ghi: 2 mới, 1 thay đổi.').waitFor(slow);
      await other.getByRole('button', { name: 'Hoàn tác lần nhập' }).waitFor();
      await other.goto(`${stage.address}/staff/jobs`);
      await other.getByRole('link', { name: 'Mở lần nhập' }).first().waitFor();
      await sound(other, 'imports-jobs');
    });
    await context.close();
  });

  it('that fails says why beside its preview and among the jobs, and is started again there', async () => {
    const { w } = stage;
    const { page, context } = await stage.enter(w.people.principal.username, '/imports');
    const row = [1, 'M77', 'Thào Thị Dúa', '05/06/2009', 'Nữ', 'Hmông', '10A1'];
    const buffer = workbookOf([{ name: 'Lớp 10A1', rows: [pupilHead, row] }]);
    await page.locator('input[type=file]').setInputFiles({ ...file, name: 'lan-ba.xlsx', buffer });
    await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
    await withClient(w.world.urls.owner, (client) => client.query('revoke insert on enrolment from truong_app'));
    await page.getByRole('dialog').getByRole('button', { name: 'Ghi 1 dòng' }).click();
    await page.getByText('Lần ghi trước không xong.').waitFor(slow);
    await sound(page, 'imports-failed');
    await withClient(w.world.urls.owner, (client) => client.query('grant insert on enrolment to truong_app'));
    await page.goto(`${stage.address}/staff/jobs`);
    await page.getByRole('button', { name: 'Chạy lại' }).first().click();
    await page.getByText('1 mới · 0 thay đổi').waitFor(slow);
    await sound(page, 'imports-jobs-again');
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
