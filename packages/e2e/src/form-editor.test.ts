import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

describe('a form made by the department', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 6, port: 4211 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const choose = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  it('is drafted in an outline, mended where it is wrong, tried on a school and published', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/form-editor');
    await page.getByRole('link', { name: 'Báo cáo đầu năm học, trường tiểu học' }).waitFor();
    await sound(page, 'form-editors');

    await page.getByRole('button', { name: 'Biểu mới' }).click();
    await page.getByLabel('Tên biểu').fill('Khảo sát học sinh nữ');
    await page.getByLabel('Mã biểu').fill('khao-sat');
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    await page.getByRole('heading', { level: 1, name: 'Khảo sát học sinh nữ' }).waitFor();
    await page.getByRole('combobox', { name: 'Trường có cấp học' }).click();
    await page.getByRole('option', { name: 'THPT' }).click();
    await page.keyboard.press('Escape');

    const outline = page.getByRole('navigation', { name: 'Mục lục của biểu' });
    await outline.getByRole('button', { name: '1. Phần mới' }).click();
    await page.getByLabel('Tên', { exact: true }).fill('Quy mô');
    await outline.getByRole('button', { name: 'Thêm cột' }).click();
    await page.getByLabel('Tên', { exact: true }).fill('Nữ');
    await choose(page, 'Thêm điều kiện', 'Giới tính');
    await page.getByRole('combobox', { name: 'Giới tính là' }).click();
    await page.getByRole('option', { name: 'Nữ' }).click();
    await page.keyboard.press('Escape');

    await outline.getByRole('button', { name: 'Thêm cột' }).click();
    await page.getByLabel('Tên', { exact: true }).fill('Tỉ lệ nữ (%)');
    await choose(page, 'Số liệu lấy từ', 'công thức');
    const formula = page.getByRole('combobox', { name: 'Công thức' });
    await formula.fill('[@cot2]');
    await page.getByRole('alert').getByText('Công thức vòng quanh').waitFor();
    await page.getByRole('link', { name: 'Các biểu báo cáo' }).click();
    const leaving = page.getByRole('dialog', { name: 'Rời trang khi chưa lưu?' });
    await leaving.getByRole('button', { name: 'Thôi' }).click();
    await leaving.waitFor({ state: 'hidden' });
    await formula.fill('100 * [@cot] / [@to');
    await page
      .getByText('2 lỗi phải sửa trước khi công bố')
      .or(page.getByText(/lỗi phải sửa/))
      .first()
      .waitFor();
    await sound(page, 'form-editor-problem');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await formula.inputValue()).toBe('100 * [@cot] / [@tong]');
    await page.getByText('Không có lỗi.').waitFor();

    const trial = page.getByRole('region', { name: 'Thử trên số liệu của một trường' });
    await trial.getByRole('combobox', { name: 'Trường' }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await trial.getByRole('button', { name: 'Thử' }).click();
    await trial.getByText('3 / 3 ô tự có số liệu.').waitFor();
    await page
      .getByRole('button', { name: /Dòng mới, Cột mới: 6/ })
      .first()
      .waitFor();
    await sound(page, 'form-editor-tried');

    await page.getByRole('button', { name: 'Lưu nháp' }).click();
    await page.getByText('Đã lưu bản nháp.').waitFor();
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Công bố' }).click();
    await page.getByText('Phiên bản này đã công bố, chỉ xem.').waitFor();
    await sound(page, 'form-editor-published');
    await page.getByRole('link', { name: 'Các biểu báo cáo' }).click();
    await page.getByRole('cell', { name: '1, của Sở' }).waitFor();

    await page.getByRole('button', { name: 'Đặt thời hạn' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đặt thời hạn' }).click();
    await page.getByText('Đã đặt thời hạn cho 5 biểu.').waitFor();
    await sound(page, 'form-windows');
    await context.close();
  });
});
