import { closePastYear, fillPastTerm, newPastSchool, type PastSchool, pastYear } from '@truong/api/testing/past-year';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStageOf, type Stage, shot } from './stage.ts';

/** From a closed year to report cards on paper, and from a code on paper to the public page that checks it. */
describe('the papers of a year', () => {
  let stage: Stage;
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 4 });
    for (const term of [1, 2] as const) await fillPastTerm(w, term, (id) => ({ score: String(6 + (id % 4)) }));
    stage = await openStageOf(w, { port: 4199 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };

  it('are printed by a job once the year is closed, found in the register, and checked by anybody who holds the code', async () => {
    const { page, context } = await stage.enter(w.people.principal.username, `/papers?year=${pastYear}`);
    await page.getByText('Cả năm chưa khóa. Học bạ in được sau khi khóa cả năm').waitFor();
    await sound(page, 'papers-wait');
    await closePastYear(w);
    await page.reload();
    const download = page.waitForEvent('download', { timeout: 20_000 });
    await page.getByRole('button', { name: 'In lớp 9A1: học bạ' }).click();
    expect((await download).suggestedFilename()).toBe(`hoc-ba-${pastYear}.pdf`);
    await page.getByText('Đã in 4 giấy, 16 trang; 4 giấy cấp mới').waitFor();
    await sound(page, 'papers-printed');

    await page.getByRole('link', { name: 'Sổ cấp giấy tờ' }).click();
    const number = `00001/HB-${pastYear}-${pastYear + 1}`;
    const row = page.getByRole('row').filter({ hasText: number });
    await row.waitFor();
    await sound(page, 'papers-register');
    const code = (await row.getByRole('link').textContent()) ?? '';

    const visitor = await (await stage.open('/')).context.newPage();
    await visitor.goto(`${stage.address}/`);
    await sound(visitor, 'portal-front');
    await visitor.getByLabel('Mã kiểm tra trên giấy').fill(code.toLowerCase().replaceAll('-', ' '));
    await visitor.getByRole('button', { name: 'Kiểm tra' }).click();
    await visitor.getByText('Giấy thật, còn giá trị').waitFor();
    await visitor.getByText(number).waitFor();
    await sound(visitor, 'portal-genuine');
    await visitor.setViewportSize({ width: 360, height: 740 });
    expect(await visitor.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await visitor.content()).not.toContain('04/03/2010');

    await page.getByRole('button', { name: `Thu hồi giấy số ${number}` }).click();
    await page.getByLabel('Lý do thu hồi').fill('Ghi sai tên học sinh');
    await sound(page, 'papers-revoke');
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await row.getByText('Ghi sai tên học sinh').waitFor();
    await visitor.reload();
    await visitor.getByText('Giấy đã bị thu hồi').waitFor();
    await sound(visitor, 'portal-revoked');
    const unknown = await visitor.goto(`${stage.address}/kiem-tra/0000-0000-0000-0000-0000`);
    expect(unknown?.status()).toBe(404);
    expect(unknown?.headers()['content-security-policy']).toContain("script-src 'none'");
    await visitor.getByText('Không có giấy tờ nào mang mã này').waitFor();
    await sound(visitor, 'portal-unknown');
    await Promise.all([context.close(), visitor.context().close()]);
  });

  it('and the books of its classes are a file to be signed or to be edited on', async () => {
    const { page, context } = await stage.enter(w.people.principal.username, `/papers?year=${pastYear}`);
    await page.getByLabel('Giấy tờ').selectOption('Sổ theo dõi, ghi điểm của lớp');
    await page.getByLabel('Tệp').selectOption('Excel để sửa tiếp');
    const download = page.waitForEvent('download', { timeout: 20_000 });
    await page.getByRole('button', { name: 'In lớp 8A1: sổ theo dõi, ghi điểm của lớp' }).click();
    expect((await download).suggestedFilename()).toBe(`so-theo-doi-${pastYear}.xlsx`);
    await page.getByText(/Xong 1 sổ, bảng; \d+ trang tính/).waitFor();
    await sound(page, 'books-workbook');
    await page.getByLabel('Giấy tờ').selectOption('Bảng tổng hợp đánh giá lớp 1-5');
    await page.getByText('Trường không có lớp nào dùng loại sổ này.').waitFor();
    await context.close();
  });

  it('are printed by a template of the school, which is refused while it does not print', async () => {
    const { page, context } = await stage.enter(w.people.principal.username, `/papers/templates?year=${pastYear}`);
    await page.getByRole('button', { name: 'Sửa mẫu Giấy khen' }).click();
    const source = page.getByLabel('Nội dung mẫu (Typst)');
    await expect.poll(() => source.inputValue()).toContain('#let papers(certificates)');
    await source.fill('#import "shared.typ": *\n#let papers(list) = pages[#khen]');
    await page.getByRole('button', { name: 'Dùng mẫu này' }).click();
    await page.getByText('Dòng 2, cột 28: Không có biến hay hàm «khen».').waitFor();
    await sound(page, 'template-refused');
    await source.fill(
      '#import "shared.typ": *\n#let papers(list) = pages[#for one in list [Khen #one.pupil.fullName]]',
    );
    await page.getByRole('button', { name: 'Dùng mẫu này' }).click();
    await page.getByText('Mẫu của trường ·').waitFor();
    await sound(page, 'templates');
    await context.close();
  });
});
