import { newClass, newPerson, newUnit } from '@truong/api/testing/factories';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** The department keeps its units and calendar, a school its classes. */
describe('the organisation', () => {
  let stage: Stage;
  let schools: [number, number];
  beforeAll(async () => {
    stage = await openStage({ pupils: 4, port: 4187 });
    const { w } = stage;
    const school = () => newUnit(w.world.owner, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
    schools = [await school(), await school()];
    await newClass(w.world.owner, { unitId: schools[0], name: '8B1', grade: 8, pupils: 3 });
    await newPerson(w.world.owner, { role: 'principal', unitId: schools[0] });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const nameOf = async (unitId: number) =>
    (await stage.w.world.owner.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirstOrThrow())
      .name;
  const endOf = async (unitId: number) =>
    (await stage.w.world.owner.selectFrom('unit').select('validTo').where('id', '=', unitId).executeTakeFirstOrThrow())
      .validTo;
  const choose = async (page: Page, label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).first().click();
    await page.keyboard.type(text);
    await page.getByRole('option', { name: text }).first().click();
  };

  it('a merge is rehearsed, its difference shown, performed and taken back', async () => {
    const [first, second] = schools;
    const { page, context } = await stage.enter(stage.w.officers.department.username, `/units/${first}`);
    await page.getByRole('link', { name: 'Sáp nhập' }).waitFor();
    await sound(page, 'unit');
    await page.getByRole('link', { name: 'Sáp nhập' }).click();
    await page.getByLabel('Một đơn vị đang hoạt động').click();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Xin điền đủ và đúng các ô: đơn vị').waitFor();
    await choose(page, 'Đơn vị nhận', await nameOf(second));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('1 trường, 1 lớp, 3 học sinh, 1 vai trò đang giữ').waitFor();
    await page.getByText('3 học sinh và hồ sơ của các em ở lại với đơn vị cũ').waitFor();
    await sound(page, 'unit-act-rehearsal');
    await page.getByRole('button', { name: 'Thực hiện: sáp nhập' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sáp nhập · từ 20/05/2025' }).waitFor();
    expect(await endOf(first)).toBe('2025-05-19');
    await sound(page, 'unit-act');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('dialog').getByText('1 thay đổi được trả lại').waitFor();
    await sound(page, 'unit-act-undo');
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('main').getByText('Đã hoàn tác.').waitFor();
    expect(await endOf(first)).toBe(null);
    await page.getByRole('link', { name: 'Các lần sắp xếp đơn vị' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Các lần sắp xếp đơn vị' }).waitFor();
    await sound(page, 'unit-acts');
    await context.close();
  });

  it('a new unit, and what stands against an act, are said in words', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/unit-acts/new?kind=create');
    await page.getByLabel('Mã', { exact: true }).fill('U1');
    await page.getByLabel('Tên', { exact: true }).fill('Trường TH Bản Mới');
    await choose(page, 'Thuộc đơn vị', await nameOf(stage.w.district));
    await page.getByLabel('Tiểu học').check();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Trường TH Bản Mới', { exact: true }).last().waitFor();
    await sound(page, 'unit-act-create');
    await context.close();
  });

  it('the next school year is made for all schools', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/calendar');
    await page.getByRole('button', { name: 'Tạo năm học 2025-2026' }).click();
    await page.getByRole('button', { name: 'Lưu năm học 2025-2026' }).waitFor();
    await sound(page, 'calendar');
    await page.getByRole('button', { name: 'Lưu năm học 2025-2026' }).click();
    await page.getByRole('button', { name: 'Tạo năm học 2026-2027' }).waitFor();
    await context.close();
  });

  it('a class gets its plan, an adjustment of an open term is refused with its name, a teacher is assigned', async () => {
    const { w } = stage;
    const { page, context } = await stage.enter(w.people.principal.username, `/units/${w.school}`);
    await page.getByRole('button', { name: 'Thêm lớp' }).click();
    await page.getByRole('dialog').getByLabel('Tên lớp').fill('11A1');
    await sound(page, 'class-new');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('link', { name: '11A1' }).click();
    await page.getByRole('button', { name: 'Lập kế hoạch theo chương trình' }).click();
    await page.getByText('Đã thêm 8 môn cho 1 lớp.').waitFor();
    await page.getByRole('button', { name: 'Thêm phân công Toán' }).click();
    await choose(page, 'Giáo viên', w.people.teacher.displayName);
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: `Kết thúc phân công của ${w.people.teacher.displayName}` }).waitFor();
    await sound(page, 'class-plan');
    await page.goto(`${stage.address}/staff/classes/${w.classId}`);
    await page.getByRole('button', { name: 'Sửa Toán' }).click();
    await page.getByRole('dialog').getByLabel('Tiết/năm').fill('105');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Lớp 10A1 đã có sổ điểm môn này ở học kỳ II.').waitFor();
    await sound(page, 'class-plan-refused');
    await context.close();
  });

  it('rooms and equipment are kept by keys alone, and read by the office above', async () => {
    const { school, people, officers, world } = stage.w;
    const { page, context } = await stage.enter(people.principal.username, '/inventory');
    const box = (name: string) => page.getByLabel(name, { exact: true });
    await box('Phòng học, Kiên cố').focus();
    await page.keyboard.type('12');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1,5');
    await page.keyboard.press('Enter');
    await page.getByText('Có ô chưa lưu').waitFor();
    expect(await box('Phòng học bộ môn, Bán kiên cố').getAttribute('aria-invalid')).toBe('true');
    await box('Phòng học bộ môn, Bán kiên cố').fill('2');
    await page.keyboard.press('Enter');
    await page.getByText('Đã lưu').waitFor();
    const kept = () =>
      world.owner
        .selectFrom('inventoryItem')
        .select(['item', 'condition', 'quantity'])
        .where('unitId', '=', school)
        // Cells are saved side by side: which comes first is chance.
        .orderBy('quantity', 'desc')
        .execute();
    await expect.poll(async () => (await kept()).map(({ quantity }) => quantity)).toEqual([12, 3, 2]);
    await sound(page, 'inventory');
    await context.close();
    const office = await stage.enter(officers.department.username, `/units/${school}`);
    await office.page.getByRole('link', { name: 'Phòng học, thiết bị' }).click();
    await office.page.getByRole('row', { name: 'Phòng học 12 3 0 15' }).waitFor();
    await sound(office.page, 'inventory-office');
    await office.context.close();
  });
});
