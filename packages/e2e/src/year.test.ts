import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '@truong/api/testing/past-year';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStageOf, type Stage, shot } from './stage.ts';

/** A year under two circulars is closed, and says who is promoted. */
describe('the end of a school year', () => {
  let stage: Stage;
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 8 });
    const [, weak, away] = w.classes[9].pupilIds;
    for (const term of [1, 2] as const) {
      await fillPastTerm(w, term, (id) =>
        id === weak ? { score: '4,5' } : id === away ? { absent: '14' } : { score: String(5 + (id % 5)) },
      );
      const of = { unitId: w.school, schoolYear: pastYear, term };
      if (term === 1)
        await w.callers.principal.gradebook.closeTerm({ ...of, requestId: crypto.randomUUID(), decisions: [] });
    }
    stage = await openStageOf(w, { port: 4197 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };

  it('waits for both terms, is closed, read class by class, and opened again with a reason', async () => {
    const { principal } = w.people;
    const { page, context } = await stage.enter(principal.username, `/term?year=${pastYear}&term=2`);
    await page.getByRole('link', { name: 'Cả năm' }).click();
    await page.getByText('Cả năm khóa được khi hai học kỳ đã khóa').waitFor();
    await sound(page, 'year-waits');
    const of = { unitId: w.school, schoolYear: pastYear, term: 2 as const };
    await w.callers.principal.gradebook.closeTerm({ ...of, requestId: crypto.randomUUID(), decisions: [] });
    await page.reload();
    await page.getByText('Hai học kỳ đã khóa').waitFor();
    await sound(page, 'year-ready');
    await page.getByRole('button', { name: 'Khóa cả năm' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Khóa cả năm' }).click();
    await page.getByText('Đã khóa cả năm: lưu kết quả của 16 học sinh').waitFor();
    await sound(page, 'year-closed');
    await page.getByRole('link', { name: '9A1' }).click();
    await page.getByText('Nghỉ quá 45 buổi').waitFor();
    await page.getByText('môn được kiểm tra lại: Ngữ văn, Toán').waitFor();
    await sound(page, 'year-class');
    await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
    await page.getByRole('dialog').getByText('Thông tư 58/2011/TT-BGDĐT, Điều 16').waitFor();
    await sound(page, 'explain-decision');
    await page.getByRole('dialog').getByRole('button', { name: 'Xem mọi bước tính' }).click();
    await page.getByRole('dialog').getByText('13,5 : 3 → 4,5').first().waitFor();
    await sound(page, 'explain-all');
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    await page.goBack();
    await page.getByRole('button', { name: 'Mở khóa cả năm' }).click();
    await page.getByLabel('Lý do mở khóa').fill('Nhập nhầm điểm cuối kỳ');
    await page.getByRole('dialog').getByRole('button', { name: 'Mở khóa cả năm' }).click();
    await page.getByText('Nhập nhầm điểm cuối kỳ').waitFor();
    await context.close();
  });
});
