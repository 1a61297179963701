import { newClass, newUnit } from '@truong/api/testing/factories';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const list = `mã	tên	hình thành từ
00745	Xã Đồng Văn	"Thị trấn Đồng Văn, Xã Tả Lủng"
00747	Xã Sà Phìn	Xã Sà Phìn và một phần của Xã Tả Phìn
00749	Xã Mèo Vạc	Xã Pả Vi, phần còn lại của Xã Tả Phìn sau khi sắp xếp`;

/** A small province of one district and five communes passes into a new one. */
describe('the reform of a province', () => {
  let stage: Stage;
  let schoolAt: (code: string) => Promise<number>;
  beforeAll(async () => {
    stage = await openStage({ pupils: 3, port: 4197 });
    const { owner } = stage.w.world;
    const place = (code: string, kind: string, name: string, parentCode: string | null) =>
      owner
        .insertInto('administrativeUnit')
        .values({ code, kind, name, parentCode, validFrom: '2000-01-01' })
        .execute();
    await place('02', 'province', 'Tỉnh Hà Giang', null);
    await place('026', 'district', 'Huyện Đồng Văn', '02');
    const communes = ['Thị trấn Đồng Văn', 'Xã Tả Lủng', 'Xã Xà Phìn', 'Xã Tả Phìn', 'Xã Pả Vi'];
    for (const [at, name] of communes.entries()) await place(`0071${at}`, 'commune', name, '026');
    schoolAt = async (code) => {
      const id = await newUnit(owner, { kind: 'school', parentId: stage.w.district, levels: ['lower_secondary'] });
      await owner.updateTable('unit').set({ administrativeCode: code }).where('id', '=', id).execute();
      return id;
    };
    await owner.updateTable('unit').set({ administrativeCode: '00710' }).where('kind', '=', 'school').execute();
    const school = await schoolAt('00712');
    await newClass(owner, { unitId: school, name: '6A1', grade: 6, pupils: 2 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const departments = () =>
    stage.w.world.owner
      .selectFrom('unit')
      .select(['name', 'validTo'])
      .where('kind', '=', 'department')
      .orderBy('id')
      .execute();

  it('is prepared from a pasted list, corrected by keys, rehearsed, performed, looked at and taken back', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/unit-acts');
    await page.getByRole('link', { name: 'Sắp xếp địa giới' }).click();
    await page.getByLabel('Danh sách xã mới').selectOption({ label: 'Danh sách khác, dán vào đây' });
    await page.getByLabel('Dán danh sách').fill(list);
    await page.getByText('Đọc được 3 xã.').waitFor();
    await page.getByLabel('Có hiệu lực từ ngày').fill('01/07/2025');
    await page.getByRole('button', { name: 'Ghép xã cũ với xã mới' }).click();
    await page.getByText('5 xã cũ: 3 khớp, 1 chia nhiều nơi, 0 nhiều nơi cùng nhận, 1 không khớp.').waitFor();
    await page.getByText('Còn 1 xã với 1 trường chưa biết về đâu.').waitFor();
    await sound(page, 'reform-prepared');

    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Xin điền đủ và đúng các ô: mã tỉnh mới, tên tỉnh mới').waitFor();
    await page.getByLabel('Mã tỉnh mới').fill('08');
    await page.getByLabel('Tên tỉnh mới').fill('Tỉnh Tuyên Quang');
    await page.getByLabel('Mã Sở mới').fill('SGD08');
    await page.getByLabel('Tên Sở mới').fill('Sở Giáo dục và Đào tạo Tuyên Quang');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText(/Chưa biết school \d+ về xã nào/).waitFor();
    await sound(page, 'reform-refused');

    await page.getByRole('button', { name: 'Xã Tả Phìn: Xã Mèo Vạc' }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByLabel('Chọn xã mới: Xã Xà Phìn').first().waitFor();
    await page.keyboard.type('sa phin');
    await page.keyboard.press('Enter');
    await page.getByText('Mọi xã đều đã có nơi về.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Xã Sà Phìn');

    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('2 trường, 2 lớp, 5 học sinh').waitFor();
    await page.getByText(/học kỳ II 2024-2025 ở 1 trường, vẫn mở/).waitFor();
    await sound(page, 'reform-rehearsed');
    expect(await departments()).toHaveLength(1);
    await page.getByRole('button', { name: 'Thực hiện: sắp xếp địa giới' }).click();
    await page.getByRole('heading', { name: 'Sắp xếp địa giới · từ 01/07/2025' }).waitFor();
    await sound(page, 'reform-act');
    expect(await departments()).toEqual([
      { name: expect.any(String), validTo: '2025-06-30' },
      { name: 'Sở Giáo dục và Đào tạo Tuyên Quang', validTo: null },
    ]);

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('main').getByText('Đã hoàn tác.').waitFor();
    expect(await departments()).toEqual([{ name: expect.any(String), validTo: null }]);
    await context.close();
  });

  it('that took effect is seen in the new department; the old one is read only and stands last', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/unit-acts/reform');
    await page.getByLabel('Danh sách xã mới').selectOption({ label: 'Danh sách khác, dán vào đây' });
    const columns = list.replaceAll('\n', '\n08\tTỉnh Tuyên Quang\t');
    await page.getByLabel('Dán danh sách').fill(columns);
    await page.getByLabel('Có hiệu lực từ ngày').fill('20/05/2025');
    await page.getByRole('button', { name: 'Ghép xã cũ với xã mới' }).click();
    await page.getByRole('button', { name: 'Nhận gợi ý đầu tiên cho 1 xã' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Thực hiện: sắp xếp địa giới' }).click();
    await page.getByRole('heading', { name: 'Sắp xếp địa giới · từ 20/05/2025' }).waitFor();
    await page.goto(`${stage.address}/staff/unit-acts`);
    await page.getByText('Đã có hiệu lực; Sở này đã kết thúc').waitFor();
    await context.close();

    const fresh = await stage.enter(stage.w.officers.department.username, '/unit-acts');
    await fresh.page.getByText('Của Sở trước đó, chỉ xem').waitFor();
    await fresh.page.getByRole('button', { name: /Tuyên Quang.*Đang làm việc/ }).click();
    await fresh.page.getByRole('menuitem', { name: /đã kết thúc/ }).waitFor();
    await shot(fresh.page, 'reform-after');
    await fresh.page.keyboard.press('Escape');
    await sound(fresh.page, 'reform-acts-after');
    await fresh.context.close();
  });
});
