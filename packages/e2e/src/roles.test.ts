import { newPerson, type Person } from '@truong/api/testing/factories';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** A principal keeps the roles of the school and hands an act to a deputy, who then does it in the principal's name. */
describe('roles and delegation', () => {
  let stage: Stage;
  let deputy: Person;
  beforeAll(async () => {
    stage = await openStage({ pupils: 3, port: 4187 });
    deputy = await newPerson(stage.w.world.owner, { role: 'vice_principal', unitId: stage.w.school });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const dialog = (page: Page) => page.getByRole('dialog');

  it('a role is given, seen and ended', async () => {
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/staff-list');
    await page.getByRole('link', { name: 'Vai trò và ủy quyền' }).click();
    const { displayName } = stage.w.people.teacher;
    await page.getByRole('button', { name: `Giao vai trò cho ${displayName}`, exact: true }).click();
    await dialog(page).getByRole('combobox', { name: 'Vai trò' }).click();
    await page.getByRole('option', { name: 'Tổ trưởng chuyên môn' }).click();
    await dialog(page).getByLabel('Đến hết ngày').fill('31/05/2025');
    await sound(page, 'role-give');
    await dialog(page).getByRole('button', { name: 'Giao vai trò' }).click();
    await page.getByText('Tổ trưởng chuyên môn từ 20/05/2025 đến 31/05/2025').first().waitFor();
    await page.getByRole('button', { name: `Kết thúc vai trò Tổ trưởng chuyên môn của ${displayName}` }).click();
    await dialog(page).getByLabel('Ngày cuối còn hiệu lực').fill('19/05/2025');
    await sound(page, 'role-end');
    await dialog(page).getByRole('button', { name: 'Kết thúc' }).click();
    await page.getByText('1 vai trò đã kết thúc').waitFor();
    await sound(page, 'roles');
    await context.close();
  });

  it('a deputy keeps the term while it is delegated, and every page says so', async () => {
    const principal = await stage.enter(stage.w.people.principal.username, '/roles');
    await principal.page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    await dialog(principal.page).getByLabel('Mở, khóa và mở khóa học kỳ, mở lại sổ điểm').check();
    await dialog(principal.page).getByLabel('Đến hết ngày').fill('30/05/2025');
    await sound(principal.page, 'delegate');
    await dialog(principal.page).getByRole('button', { name: 'Ủy quyền' }).click();
    await principal.page.getByText('Đang có hiệu lực').waitFor();
    await sound(principal.page, 'delegated');

    const { page, context } = await stage.enter(deputy.username, '/term');
    await page.getByText('Thay mặt hiệu trưởng đến 30/05/2025').first().waitFor();
    await sound(page, 'deputy-term');

    await principal.page.getByRole('button', { name: `Thu hồi ủy quyền của ${deputy.displayName}` }).click();
    await dialog(principal.page).getByRole('button', { name: 'Thu hồi' }).click();
    await principal.page.getByText('Đã thu hồi').waitFor();
    await page.reload();
    await page.getByText('Vai trò đang chọn không được làm việc này.').first().waitFor();
    await context.close();
    await principal.context.close();
  });
});
