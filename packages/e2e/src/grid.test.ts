import { sheetOf } from '@truong/api/testing/school';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const requestId = () => crypto.randomUUID();

/** The grid as a teacher's hand meets it, by keys alone: undo and redo, paste, fill, what is offered and what is asked. */
describe('the grid', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4193 });
    const { sheetId } = await sheetOf(stage.w, 'mathematics');
    ({ page } = await stage.enter(stage.w.people.teacher.username, `/sheets/${sheetId}`));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('gridcell').first().click();
  }, 120_000);
  afterAll(() => stage?.close());

  const values = async (slot: string) => {
    const { cells } = await stage.w.callers.principal.gradebook.sheet(await sheetOf(stage.w, 'mathematics'));
    return stage.w.pupilIds.map((id) => cells.find((cell) => cell.pupilId === id && cell.slot === slot)?.value ?? '');
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const saved = () => page.getByText('Đã lưu', { exact: true }).waitFor();
  const paste = async (rows: string[][]) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((row) => row.join('\t')).join('\n'));
    await press('Control+v');
  };
  const dialog = () => page.getByRole('dialog');
  const names = async () =>
    (await stage.w.callers.teacher.gradebook.sheet(await sheetOf(stage.w, 'mathematics'))).pupils.map(
      (pupil) => pupil.fullName,
    );
  const sound = async (name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };

  it('85 is offered as 8,5 and taken by the space bar, never by itself', async () => {
    await page.keyboard.type('85');
    await page.getByText('Phím cách: nhận 8,5').first().waitFor();
    await sound('grid-offer');
    await press('Space', 'ArrowUp');
    await saved();
    expect((await values('r1'))[0]).toBe('85');
    await page.keyboard.type('72');
    await press('Enter');
    await page.getByText('1 ô chưa hợp lệ').waitFor();
    await press('ArrowUp', 'Space');
    await saved();
    expect((await values('r1'))[0]).toBe('72');
  });

  it('undo and redo reach the database and stand in the history', async () => {
    // Back over the refused text to the mark before it.
    await press('Control+z', 'Control+z');
    await expect.poll(async () => (await values('r1'))[0]).toBe('85');
    await saved();
    await press('Control+y', 'Control+y');
    await expect.poll(async () => (await values('r1'))[0]).toBe('72');
    const { sheetId: _, ...of } = await sheetOf(stage.w, 'mathematics');
    const history = await stage.w.callers.teacher.gradebook.cellHistory({
      ...of,
      sheetId: _,
      pupilId: stage.w.pupilIds[0] ?? 0,
      slot: 'r1',
    });
    expect(history.map(({ to }) => to)).toEqual(['72', '85', '72', '85']);
  });

  it('a list pasted with names in another order lands on its pupils, after a look', async () => {
    const [first = '', second = '', third = ''] = await names();
    await press('Control+Home', 'ArrowRight');
    await paste([
      ['Họ và tên', 'TX2'],
      [third, '6,5'],
      [first, '7'],
      ['Không Có Tên Này', '9'],
      [second, '8'],
    ]);
    await dialog().getByText('Khớp theo họ tên.').waitFor();
    expect(await values('r2')).toEqual(['', '', '', '', '']);
    expect(await dialog().getByRole('button', { name: 'Ghi 3 ô' }).isDisabled()).toBe(true);
    await sound('grid-paste');
    await dialog().getByLabel('Bỏ các mục không nhận được, chỉ ghi 3 ô hợp lệ').focus();
    await press('Space', 'Tab', 'Tab', 'Enter');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => values('r2')).toEqual(['70', '80', '65', '', '']);
    await press('Control+z');
    await expect.poll(() => values('r2')).toEqual(['', '', '', '', '']);
    await press('Control+Shift+z');
    await expect.poll(() => values('r2')).toEqual(['70', '80', '65', '', '']);
  });

  it('fill takes the empty cells at once, and asks before it writes over others', async () => {
    await press('Control+Home', 'ArrowRight', 'Shift+Control+ArrowDown', 'Control+Shift+d');
    await expect.poll(() => values('r2')).toEqual(['70', '80', '65', '70', '70']);
    await press('Control+d');
    await dialog().getByText('2 ô thay giá trị').waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await page.locator('textarea:focus').waitFor();
    await press('Delete');
    await dialog().getByText('5 ô bị xóa').waitFor();
    await dialog().locator('button:focus').waitFor();
    await press('Enter');
    await expect.poll(() => values('r2')).toEqual(['', '', '', '', '']);
  });

  it('mid-term marks on their way into the end-term column are asked about', async () => {
    const marks = [['6'], ['7,5'], ['9'], ['4,5'], ['8']];
    await press('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await paste(marks);
    await dialog().getByText('Đang ghi ĐĐGck cho 5 học sinh, trong khi 5 em chưa có ĐĐGgk.').waitFor();
    await sound('grid-question');
    // The way out is what Enter takes.
    await press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    expect(await values('end')).toEqual(['', '', '', '', '']);
    await press('ArrowLeft');
    await paste(marks);
    await dialog().getByRole('button', { name: 'Ghi 5 ô' }).press('Enter');
    await expect.poll(() => values('mid')).toEqual(['60', '75', '90', '45', '80']);
  });

  it('an undo that meets somebody else’s value is a conflict, and the wheel changes nothing', async () => {
    await press('Control+Home');
    await page.keyboard.type('5');
    await press('Enter');
    await saved();
    const { cells } = await stage.w.callers.teacher.gradebook.sheet(await sheetOf(stage.w, 'mathematics'));
    const [pupilId = 0] = stage.w.pupilIds;
    const seenVersion = cells.find((cell) => cell.pupilId === pupilId && cell.slot === 'r1')?.version ?? 0;
    await stage.w.callers.teacher.gradebook.recordMarks({
      ...(await sheetOf(stage.w, 'mathematics')),
      requestId: requestId(),
      changes: [{ pupilId, slot: 'r1', text: '9', seenVersion }],
    });
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('gradebook.sheet')),
      page.evaluate(() => window.dispatchEvent(new Event('visibilitychange'))),
    ]);
    await answer.finished();
    await page
      .getByRole('gridcell')
      .first()
      .getByText('9')
      .or(page.getByRole('gridcell', { name: '9', exact: true }).first())
      .waitFor();
    await press('Control+z');
    await page.getByText('1 ô có hai giá trị').waitFor();
    expect((await values('r1'))[0]).toBe('90');
    await press('Control+y');
    await saved();
    expect((await values('r1'))[0]).toBe('90');

    const before = await page.getByRole('grid').textContent();
    await page.getByRole('gridcell').nth(2).click();
    await page.mouse.wheel(0, 240);
    await page.mouse.wheel(0, -240);
    await page.waitForTimeout(300);
    expect(await page.getByRole('grid').textContent()).toBe(before);
    expect(await values('mid')).toEqual(['60', '75', '90', '45', '80']);
    await sound('grid-tints');
  });
});
