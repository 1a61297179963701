import { callerFor } from '@truong/api/testing/callers';
import { newClass, newPerson, newStaff, newUnit, type Person, schoolYear } from '@truong/api/testing/factories';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const requestId = () => crypto.randomUUID();

/** Sheets in other hands, pupils who come and stay, a class and the sites of a school that change. */
describe('handing over', () => {
  let stage: Stage;
  let clerk: Person;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4189 });
    const { w } = stage;
    clerk = await newPerson(w.world.owner, { role: 'school_clerk', unitId: w.school });
    await newStaff(w.world.owner, { unitId: w.school, person: clerk });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const dialog = (page: Page) => page.getByRole('dialog');

  it('a principal hands a teacher’s sheets to a substitute, who records, and ends it early', async () => {
    const { teacher } = stage.w.people;
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/substitutions');
    await sound(page, 'substitutions-empty');
    await page.getByRole('button', { name: 'Giao sổ cho người dạy thay' }).click();
    await dialog(page).getByRole('combobox', { name: 'Giáo viên của sổ' }).fill(teacher.displayName);
    await page.getByRole('option', { name: teacher.displayName }).click();
    await dialog(page).getByLabel('Toán 10A1').uncheck();
    await dialog(page).getByRole('combobox', { name: 'Người dạy thay' }).fill(clerk.displayName);
    await page.getByRole('option', { name: clerk.displayName }).click();
    await dialog(page).getByLabel('Đến hết ngày').fill('19/05/2025');
    await dialog(page).getByLabel('Lý do').fill('Nghỉ ốm');
    await dialog(page).getByRole('button', { name: 'Giao sổ cho người dạy thay' }).click();
    await dialog(page).getByText('Ngày cuối đứng trước ngày đầu').waitFor();
    await sound(page, 'substitute-refused');
    await dialog(page).getByLabel('Đến hết ngày').fill('27/05/2025');
    await dialog(page).getByRole('button', { name: 'Giao sổ cho người dạy thay' }).click();
    await page.getByText('Đang dạy thay').waitFor();
    await sound(page, 'substitutions');

    const standingIn = await stage.enter(clerk.username, '/notices');
    await standingIn.page.getByText(`${clerk.displayName} dạy thay ${teacher.displayName}`).first().waitFor();
    await sound(standingIn.page, 'substitute-notice');
    await standingIn.page.getByLabel('Làm việc với vai trò').first().click();
    await standingIn.page.getByText('Giáo viên dạy thay').first().click();
    await standingIn.page.goto(standingIn.page.url().replace('/notices', '/sheets'));
    await standingIn.page.getByText(`${clerk.displayName} dạy thay ${teacher.displayName} đến hết 27/05/2025`).first().waitFor();
    await sound(standingIn.page, 'substitute-sheets');
    await standingIn.page.getByRole('link', { name: 'Ngữ văn' }).click();
    await standingIn.page.getByRole('grid').waitFor();
    await standingIn.page.getByRole('gridcell').first().click();
    await standingIn.page.keyboard.type('8');
    await standingIn.page.keyboard.press('Enter');
    await standingIn.page.getByText('Đã lưu').first().waitFor();
    await sound(standingIn.page, 'substitute-sheet');

    await page.getByRole('button', { name: `Kết thúc việc ${clerk.displayName} dạy thay ${teacher.displayName}` }).click();
    await sound(page, 'substitution-end');
    await dialog(page).getByRole('button', { name: 'Kết thúc', exact: true }).click();
    await page.getByText('Đã kết thúc sớm').waitFor();
    await standingIn.page.reload();
    await standingIn.page.getByText('không còn hiệu lực').first().waitFor();
    await context.close();
    await standingIn.context.close();
  });
});
