import { callerFor } from '@truong/api/testing/callers';
import { newClass, newPerson, newUnit } from '@truong/api/testing/factories';
import { fillEverything } from '@truong/api/testing/school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** A pupil's page from the school's side: edited, opened with a trace, sent on and taken over elsewhere. */
describe('the people of a school', () => {
  let stage: Stage;
  let otherClerk: string;
  beforeAll(async () => {
    stage = await openStage({ pupils: 3, port: 4193 });
    const { w } = stage;
    const { owner, pool } = w.world;
    await fillEverything(w);
    const unitId = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
    await newClass(owner, { unitId, name: '10B2', grade: 10, pupils: 1 });
    const clerk = await newPerson(owner, { role: 'school_clerk', unitId });
    await callerFor(pool, clerk);
    otherClerk = clerk.username;
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('a pupil is found, edited, opened with a trace, and sent to another school, which takes the pupil over', async () => {
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/pupils');
    await page.getByRole('link', { name: 'Giàng Thị Páo 1' }).click();
    await button(page, 'Sửa hồ sơ').click();
    await page.getByLabel('Ngày sinh').fill('31/02/2010');
    await button(page, 'Lưu').click();
    await page.getByText('Không có ngày 31/02/2010.').waitFor();
    await sound(page, 'pupil-edit');
    await page.getByLabel('Ngày sinh').fill('29/02/2008');
    await button(page, 'Lưu').click();
    await page.getByText('Ngày sinh: 04/03/2010 → 29/02/2008', { exact: false }).waitFor();

    await button(page, 'Thêm người thân').click();
    await page.getByLabel('Quan hệ').selectOption('mother');
    await page.getByRole('dialog').getByLabel('Họ và tên').fill('Lù Thị Dợ');
    await button(page, 'Lưu').click();
    await page.getByText('Mẹ: Lù Thị Dợ').waitFor();

    await button(page, 'Mở và ghi nhật ký').click();
    await button(page, 'Sửa phần hạn chế').click();
    await page.getByLabel('Số định danh cá nhân').fill('002309000001');
    await button(page, 'Lưu').click();
    await page.getByText('không khớp', { exact: false }).first().waitFor();
    await page.getByLabel('Số định danh cá nhân').fill('002208000001');
    await page.getByLabel('Con hộ nghèo').check();
    await button(page, 'Lưu').click();
    await page.getByText('002208000001').first().waitFor();
    await sound(page, 'pupil');

    await button(page, 'Gửi chuyển trường').click();
    await page.getByLabel('Trường đến').selectOption({ index: 1 });
    await page.getByRole('dialog').getByLabel('Lý do').fill('Theo gia đình');
    await sound(page, 'transfer-send');
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi chuyển trường' }).click();
    await page.getByText('đang chờ trả lời', { exact: false }).waitFor();

    const other = await stage.enter(otherClerk, '/pupils/transfers');
    await button(other.page, 'Xem và trả lời hồ sơ của Giàng Thị Páo 1').click();
    await other.page.getByText('Toán').first().waitFor();
    await other.page.getByLabel('Vào lớp').selectOption({ index: 1 });
    await sound(other.page, 'transfer-read');
    await button(other.page, 'Tiếp nhận').click();
    await other.page.getByRole('link', { name: 'Giàng Thị Páo 1' }).click();
    await other.page.getByText('Điểm mang theo từ', { exact: false }).waitFor();
    await sound(other.page, 'pupil-transferred');
    await page.goto(`${stage.address}/staff/pupils/transfers`);
    await page.getByText('đã tiếp nhận').waitFor();
    await page.goto(`${stage.address}/staff/pupils/looks`);
    await page.getByRole('link', { name: 'Giàng Thị Páo 1' }).first().waitFor();
    await sound(page, 'looks');
    await other.context.close();
    await context.close();
  }, 120_000);

  it('somebody new arrives, stands twice, and is made one again; a member of staff gets a page', async () => {
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/pupils/new');
    for (const round of [1, 2]) {
      if (round === 2) await page.goto(`${stage.address}/staff/pupils/new`);
      await page.getByLabel('Họ và tên').fill('Vàng Thị Mỷ');
      await page.getByLabel('Ngày sinh').fill('2009');
      await page.getByLabel('Giới tính').selectOption('female');
      await page.getByLabel('Dân tộc').selectOption('08');
      await page.getByLabel('Vào lớp').selectOption({ index: 1 });
      if (round === 1) await sound(page, 'pupil-new');
      await button(page, 'Tiếp nhận').click();
      await page.getByRole('heading', { level: 1, name: 'Vàng Thị Mỷ' }).waitFor();
    }
    await page.goto(`${stage.address}/staff/pupils/duplicates`);
    await page.getByRole('heading', { name: 'Vàng Thị Mỷ · Cùng họ tên và ngày sinh' }).waitFor();
    await sound(page, 'duplicates');
    await page.getByRole('button', { name: /^Giữ/ }).first().click();
    await button(page, 'Tách lại Vàng Thị Mỷ').waitFor();

    await page.goto(`${stage.address}/staff/staff-list`);
    await page.getByRole('link', { name: stage.w.people.teacher.displayName }).click();
    await button(page, 'Thêm trình độ').click();
    await page.getByLabel('Loại').selectOption('degree');
    await page.getByLabel('Trình độ', { exact: false }).last().fill('Đại học');
    await button(page, 'Lưu').click();
    await page.getByText('Trình độ đào tạo: Đại học').waitFor();
    await sound(page, 'member');
    await context.close();
  }, 120_000);
});
