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
    await standingIn.page.getByRole('button', { name: 'Đang làm việc với vai trò' }).click();
    await standingIn.page.getByRole('menuitem', { name: 'Giáo viên dạy thay' }).click();
    await standingIn.page
      .getByText(`${clerk.displayName} dạy thay ${teacher.displayName} đến hết 27/05/2025`)
      .first()
      .waitFor();
    await sound(standingIn.page, 'substitute-sheets');
    await standingIn.page.getByRole('link', { name: 'Ngữ văn' }).click();
    await standingIn.page.getByRole('grid').waitFor();
    await standingIn.page.getByRole('gridcell').first().click();
    await standingIn.page.keyboard.type('8');
    await standingIn.page.keyboard.press('Enter');
    await standingIn.page.getByText('Đã lưu').first().waitFor();
    await sound(standingIn.page, 'substitute-sheet');

    await page
      .getByRole('button', { name: `Kết thúc việc ${clerk.displayName} dạy thay ${teacher.displayName}` })
      .click();
    await sound(page, 'substitution-end');
    await dialog(page).getByRole('button', { name: 'Kết thúc', exact: true }).click();
    await page.getByText('Đã kết thúc sớm').waitFor();
    await standingIn.page.reload();
    // The role ended with it: the tab is a clerk's again.
    await standingIn.page.getByText('Vai trò đang chọn không được làm việc này.').first().waitFor();
    await context.close();
    await standingIn.context.close();
  });

  it('a transfer is taken back by its sender; one that was accepted shows its marks in the sheet', async () => {
    const { w } = stage;
    const { owner, pool } = w.world;
    const unitId = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
    const sender = await callerFor(pool, await newPerson(owner, { role: 'school_clerk', unitId }));
    const { pupilIds } = await newClass(owner, { unitId, name: '10B2', grade: 10, pupils: 1 });
    const away = { schoolYear, leavesOn: '2025-05-16', reason: 'Theo gia đình' };
    const coming = { ...away, unitId, pupilId: pupilIds[0] ?? 0, toUnitId: w.school };
    await sender.people.sendTransfer({ ...coming, requestId: requestId() });
    // What a term of marks at the other school would have frozen.
    const brought = { schoolYear, term: 2, subjectCode: 'mathematics', subjectName: 'Toán', kind: 'score' } as const;
    const cell = { ...brought, className: '10B2', originName: 'Trường THPT Mèo Vạc', value: '85' };
    const sent = await owner.selectFrom('transferArrival').select('payload').executeTakeFirstOrThrow();
    const marks = ['r1', 'r2', 'mid'].map((slot) => ({ ...cell, slot }));
    await owner
      .updateTable('transferArrival')
      .set({ payload: JSON.stringify({ ...(sent.payload as object), marks }) })
      .execute();
    const { received } = await w.callers.principal.people.transfers({ unitId: w.school });
    await w.callers.principal.people.answerTransfer({
      ...{ unitId: w.school, fromUnitId: unitId, transferId: received[0]?.transferId ?? 0, requestId: requestId() },
      answer: { decision: 'accepted', classId: w.classId, startsOn: '2025-05-19' },
    });
    const going = { ...away, unitId: w.school, pupilId: w.pupilIds[0] ?? 0, toUnitId: unitId };
    await w.callers.principal.people.sendTransfer({ ...going, requestId: requestId() });

    const { page, context } = await stage.enter(w.people.principal.username, '/pupils/transfers');
    await page.getByRole('button', { name: /^Rút lại hồ sơ của/ }).click();
    await dialog(page).getByLabel('Lý do rút lại').fill('Gia đình không chuyển nữa');
    await sound(page, 'transfer-withdraw');
    await dialog(page).getByRole('button', { name: 'Rút lại' }).click();
    await page.getByText('đã rút lại: Gia đình không chuyển nữa').waitFor();
    await sound(page, 'transfers');
    await context.close();

    const teacher = await stage.enter(w.people.teacher.username, '/sheets');
    await teacher.page.getByRole('link', { name: 'Toán' }).click();
    const row = teacher.page.getByRole('row').filter({ hasText: 'chuyển đến từ' });
    await row.getByRole('gridcell').first().click();
    await teacher.page.getByRole('button', { name: /^Điểm mang theo từ/ }).waitFor();
    await sound(teacher.page, 'sheet-origin');
    await teacher.page.keyboard.press('Alt+T');
    await dialog(teacher.page).getByText('ĐĐGtx1 8,5 · ĐĐGtx2 8,5 · ĐĐGgk 8,5').waitFor();
    await sound(teacher.page, 'sheet-transferred');
    await teacher.context.close();
  });

  it('a site is renamed, and the class tells what changed in it', async () => {
    const { w } = stage;
    const site = { unitId: w.school, siteId: null, name: 'Má Lủ', isMain: true };
    await w.callers.principal.organisation.saveSite({ ...site, requestId: requestId() });
    const { page, context } = await stage.enter(w.people.principal.username, `/units/${w.school}`);
    await page.getByRole('button', { name: 'Má Lủ (điểm chính): Sửa' }).click();
    await dialog(page).getByLabel('Tên điểm trường').fill('Má Lủ 2');
    await sound(page, 'site');
    await dialog(page).getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: /^Má Lủ 2/ }).waitFor();
    await page.getByRole('link', { name: '10A1' }).click();
    await page.getByRole('button', { name: 'Sửa lớp' }).click();
    await dialog(page).getByLabel('Tên lớp').fill('10A9');
    await dialog(page).getByLabel('Điểm trường').selectOption({ label: 'Má Lủ 2' });
    await dialog(page).getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Tên lớp: 10A1 → 10A9').waitFor();
    await page.getByText(`dạy thay sổ Ngữ văn của ${w.people.teacher.displayName}`).first().waitFor();
    await sound(page, 'class-history');
    await context.close();
  });
});
