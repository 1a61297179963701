import { newPerson } from '@truong/api/testing/factories';
import { fileTerm } from '@truong/api/testing/file-term';
import { fillEverything, sheetOf } from '@truong/api/testing/school';
import { withClient } from '@truong/db/with-client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const slow = { timeout: 20_000 };
const requestId = () => crypto.randomUUID();

describe('what waits, what was told, and what the machine does', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 3, port: 4191 });
    await fillEverything(stage.w);
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const unread = (page: Page, count: number) =>
    page
      .getByRole('banner')
      .getByRole('link', { name: count === 0 ? 'Thông báo' : `Thông báo: ${count} chưa đọc`, exact: true });

  it('a reopened sheet reaches its teacher, leads to the sheet, and is read by that', async () => {
    const { w } = stage;
    const ref = await sheetOf(w, 'mathematics');
    const empty = await stage.enter(w.people.teacher.username, '/notices');
    await empty.page.getByText('3 sổ đã đủ điểm, chưa chốt').waitFor();
    await empty.page.getByText('Chưa có tin báo nào').waitFor();
    await sound(empty.page, 'notices-empty');
    await w.callers.teacher.gradebook.closeSheet({ ...ref, requestId: requestId(), acceptsMissing: false });
    await w.callers.principal.gradebook.reopenSheet({
      ...ref,
      requestId: requestId(),
      reason: 'Nhập nhầm cột cuối kì',
    });
    await empty.page.reload();
    await unread(empty.page, 1).waitFor();
    await empty.page.getByRole('link', { name: 'Sổ Toán 10A1 được mở lại' }).click();
    await empty.page.getByRole('grid').waitFor();
    await unread(empty.page, 0).waitFor();
    await empty.context.close();
  });

  it('a filing waits for the office, comes back to the school with its comment, and all is read at once', async () => {
    const { w } = stage;
    const form = { formCode: 'upper-secondary-term', period: 'term-2' } as const;
    const filing = { unitId: w.school, schoolYear: w.of.schoolYear, ...form };
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
    const { hash } = await fileTerm(w.callers.principal, filing);
    await expect.poll(async () => (await w.callers.department.notices.unread()).unread, slow).toBe(1);
    const office = await stage.enter(w.officers.department.username, '/notices');
    await office.page.getByRole('link', { name: /gửi Báo cáo kết quả cuối học kỳ.* bản số 1/ }).waitFor();
    await sound(office.page, 'notices-office');
    await office.context.close();

    const verdict = { kind: 'returned' as const, comment: 'Thiếu một em ở lớp 10A1, xin kiểm tra lại' };
    await w.callers.department.forms.review({ ...filing, number: 1, hash, verdict, requestId: requestId() });
    await expect.poll(async () => (await w.callers.principal.notices.unread()).unread, slow).toBe(1);
    const { page, context } = await stage.enter(w.people.principal.username, '/notices');
    await page.getByText('1 biểu báo cáo bị từ chối, cần sửa và gửi lại.').waitFor();
    await page.getByText('Thiếu một em ở lớp 10A1, xin kiểm tra lại').waitFor();
    await sound(page, 'notices-school');
    await page.getByLabel('Xem', { exact: true }).selectOption('Đã thay đổi');
    await page.getByText('Không có tin báo nào thuộc loại này').waitFor();
    await page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click();
    await unread(page, 0).waitFor();
    await context.close();
  });

  it('a check runs while one does something else, shows how far it is, and says what it found', async () => {
    const { w } = stage;
    const { page, context } = await stage.enter(w.people.principal.username, '/jobs');
    await page.getByText('Chưa có việc nào trong 30 ngày qua').waitFor();
    // The check waits until the pictures are taken: somebody holds its second table.
    await withClient(w.world.urls.owner, async (client) => {
      await client.query('begin');
      await client.query('lock table outcome in access exclusive mode');
      await page.getByRole('button', { name: 'Đối soát dữ liệu của trường' }).click();
      await page.getByRole('button', { name: 'Việc đang chạy: 1' }).click(slow);
      await page
        .getByRole('dialog')
        .getByText(/Đang chạy · [01]\/3 phần/)
        .waitFor(slow);
      await sound(page, 'jobs-running');
      await page.keyboard.press('Escape');
      await client.query('commit');
    });
    await page.getByText('Không có sai lệch: sổ điểm, kết quả và báo cáo đều khớp.').waitFor(slow);
    await page.getByRole('button', { name: 'Việc đang chạy: 1' }).waitFor({ state: 'detached' });
    await unread(page, 1).waitFor();
    await sound(page, 'jobs-done');
    await context.close();
  });

  it('an administrator sees what runs every night, and has it run now', async () => {
    const { w } = stage;
    const administrator = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    const { page, context } = await stage.enter(administrator.username, '/jobs');
    await page.getByRole('heading', { name: 'Việc hằng đêm' }).waitFor();
    await page.getByText('Chưa chạy lần nào').first().waitFor();
    await page.getByRole('button', { name: 'Chạy ngay: Xóa tệp hết hạn giữ' }).click();
    await page.getByText('0 tệp đã xóa.').waitFor(slow);
    await sound(page, 'jobs-nightly');
    await context.close();
  });
});
