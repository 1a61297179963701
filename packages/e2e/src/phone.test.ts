import { sheetOf } from '@truong/api/testing/school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage } from './stage.ts';

const requestId = () => crypto.randomUUID();

/** A sheet on a phone of 360 px: one pupil at a time, by the sheet's own keys. */
describe('a sheet on a phone', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage({ pupils: 3, port: 4233 });
    const { sheetId } = await sheetOf(stage.w, 'mathematics');
    ({ page } = await stage.enter(stage.w.people.teacher.username, '/sheets'));
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${stage.address}/staff/sheets/${sheetId}`);
    await page.getByText('1/3 · 0/4 ô').waitFor();
  }, 120_000);
  afterAll(() => stage?.close());

  const stored = async (slot: string, at = 0) => {
    const { cells } = await stage.w.callers.principal.gradebook.sheet(await sheetOf(stage.w, 'mathematics'));
    return cells.find((cell) => cell.pupilId === stage.w.pupilIds[at] && cell.slot === slot);
  };
  const pad = () => page.getByRole('group', { name: 'Bàn phím điểm' });
  const press = async (...keys: string[]) => {
    for (const key of keys) await pad().getByRole('button', { name: key, exact: true }).click();
  };
  const forward = () => press('Sang ô tiếp theo');
  const sound = async (name: string) => {
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` });
    expect(await findViolations(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  };

  it('takes marks by big keys, cell after cell and pupil after pupil', async () => {
    await press('8', ',', '5', '7');
    await forward();
    await press('Vắng, kiểm tra bù đến hết học kỳ', '10');
    await page.getByText('2/3 · 0/4 ô').waitFor();
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    expect([(await stored('r1'))?.value, (await stored('r2'))?.value, (await stored('end'))?.value]).toEqual([
      '85',
      '70',
      '100',
    ]);
    expect((await stored('mid'))?.value).toBe('make_up 2025-05-31');
    await sound('phone-360');
  });

  it('says what is wrong with a value, and keeps it until it is mended', async () => {
    await press('1', '1');
    await forward();
    await page.getByRole('button', { name: /Đánh giá thường xuyên 1.*11.*chưa lưu được/ }).click();
    await page.getByText(/nằm ngoài thang điểm/).waitFor();
    await sound('phone-refused');
    await press('Xóa ô');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
  });

  it('shows both values of a conflict, and goes on to the next pupil by a button or a swipe', async () => {
    await page.getByRole('button', { name: 'Học sinh sau' }).click();
    await page.getByText('3/3 · 0/4 ô').waitFor();
    await press('5');
    await stage.w.callers.teacher.gradebook.recordMarks({
      ...(await sheetOf(stage.w, 'mathematics')),
      requestId: requestId(),
      changes: [{ pupilId: stage.w.pupilIds[2] ?? 0, slot: 'r1', text: '9', seenVersion: 0 }],
    });
    await forward();
    await page.getByText('1 ô có hai giá trị').waitFor();
    await page.getByRole('button', { name: /Đánh giá thường xuyên 1.*có hai giá trị/ }).click();
    await sound('phone-conflict');
    await page.getByRole('button', { name: 'Giữ giá trị trong sổ' }).click();
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    expect((await stored('r1', 2))?.value).toBe('90');
    // A real finger, which slants.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    const { y = 0 } = (await page.getByRole('heading', { level: 2 }).boundingBox()) ?? {};
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    await finger('touchStart', { x: 80, y });
    for (const step of [1, 2, 3, 4]) await finger('touchMove', { x: 80 + 50 * step, y: y + 15 * step });
    await finger('touchEnd');
    await page.getByText('2/3 · 0/4 ô').waitFor();
  });

  it('turns to the whole table and back', async () => {
    await page.getByRole('button', { name: 'Xem cả bảng' }).click();
    await page.getByRole('grid').waitFor();
    await page.getByRole('button', { name: 'Từng học sinh' }).click();
    await pad().waitFor();
  });

  it('takes what an input method composes, in a cell and in a remark', async () => {
    const { w, address } = stage;
    const arts = await sheetOf(w, 'arts');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${address}/staff/sheets/${arts.sheetId}`);
    const cdp = await page.context().newCDPSession(page);
    const compose = async (...steps: string[]) => {
      for (const text of steps)
        await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await cdp.send('Input.insertText', { text: steps.at(-1) ?? '' });
    };
    await page.getByRole('gridcell').first().click();
    await compose('C', 'CD', 'CĐ');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await page.keyboard.press('Alt+n');
    await page.getByLabel('Nhận xét thường xuyên').focus();
    await compose('t', 'ti', 'tiê', 'tiên', 'tiến');
    await page.keyboard.press('Space');
    await compose('b', 'bô', 'bộ');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await w.callers.teacher.gradebook.remarks(arts))[0]?.text).toBe('tiến bộ');
    const { cells } = await w.callers.teacher.gradebook.sheet(arts);
    expect(cells.filter(({ value }) => value !== '').map(({ value }) => value)).toEqual(['fail']);
  });
});
