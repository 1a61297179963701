import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { password } from '@truong/api/testing/factories';
import { newSchoolWorld, type SchoolWorld, sheetOf, slots } from '@truong/api/testing/school';
import { startServer } from '@truong/server/start-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { findViolations } from './axe.ts';
import { launchBrowser } from './browser.ts';

const staffDist = join(import.meta.dirname, '..', '..', '..', 'apps', 'staff', 'dist');
const shots = process.env.SCREENSHOTS;

/** The main job through the real server in a real browser: from a typed mark to the department's workbook. */
describe('a mark becomes a figure, on the screen', () => {
  let w: SchoolWorld;
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 5 });
    server = await startServer({
      urls: w.world.urls,
      port: 4173,
      host: '127.0.0.1',
      isPortFixed: false,
      staffDist,
      isDemo: true,
    });
    browser = await launchBrowser();
    context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'vi-VN',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await w?.world.close();
  });

  const shot = async (name: string) => {
    if (!shots) return;
    mkdirSync(shots, { recursive: true });
    for (const [suffix, size] of [
      ['', { width: 1366, height: 768 }],
      ['-phone', { width: 390, height: 844 }],
    ] as const) {
      await page.setViewportSize(size);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(shots, `${name}${suffix}.png`) });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const signIn = async (username: string, path = '/staff/') => {
    await context.clearCookies();
    await page.goto(`${server.address}/staff/`);
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`${server.address}${path}`);
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const open = async (path: string, heading?: string | RegExp) => {
    await page.goto(`${server.address}/staff${path}`);
    await page.getByRole('heading', { level: 1, ...(heading ? { name: heading } : {}) }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const sound = async (name: string) => {
    await shot(name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const cells = async (subject: string) => (await w.callers.principal.gradebook.sheet(await sheetOf(w, subject))).cells;

  it('shows a calm sign-in page and refuses a wrong password in words', async () => {
    await page.goto(`${server.address}/staff/`);
    await page.getByLabel('Tên đăng nhập').fill(w.people.teacher.username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await sound('sign-in');
  });

  it('a teacher types and pastes marks, and averages follow', async () => {
    await signIn(w.people.teacher.username);
    await sound('sheets');
    const { sheetId } = await sheetOf(w, 'mathematics');
    await open(`/sheets/${sheetId}`);
    await page.getByRole('gridcell').first().click();
    await page.keyboard.type('8,5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('7');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await cells('mathematics')).length).toBe(2);
    await page.evaluate(() => navigator.clipboard.writeText('6\t7\t8\r\n9\t9\t9\r\n'));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+v');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /ghi 6 ô/i })
      .click();
    await expect.poll(async () => (await cells('mathematics')).length).toBe(8);
    await sound('mark-sheet');
  });

  it('a paste longer than the class is refused whole, with the row that does not fit', async () => {
    const before = (await cells('mathematics')).length;
    await page.evaluate(() => navigator.clipboard.writeText(Array.from({ length: 6 }, () => '5').join('\r\n')));
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('thừa so với danh sách học sinh từ ô đang chọn').waitFor();
    expect(await dialog.getByRole('button', { name: /ghi \d+ ô$/i }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Không ghi' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await cells('mathematics')).toHaveLength(before);
  });

  it('marks typed without a network wait, are still there after a reload, and arrive once', async () => {
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('ArrowRight');
    await context.setOffline(true);
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /chờ gửi|Đang lưu|đang lưu/ })
      .first()
      .waitFor();
    await shot('mark-sheet-offline');
    const before = (await cells('mathematics')).length;
    await context.setOffline(false);
    await page.reload();
    await expect.poll(async () => (await cells('mathematics')).length, { timeout: 20_000 }).toBe(before + 1);
    const [pupilId = 0] = w.pupilIds;
    const history = await w.callers.principal.gradebook.cellHistory({
      ...(await sheetOf(w, 'mathematics')),
      pupilId,
      slot: 'r2',
    });
    expect(history.map((entry) => entry.to)).toEqual(['90']);
  });

  it('a wrong mark stays in its cell with its reason, and is not sent', async () => {
    const { sheetId } = await sheetOf(w, 'literature');
    await open(`/sheets/${sheetId}`);
    await page.getByRole('gridcell').first().click();
    await page.keyboard.type('10,5');
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /chưa hợp lệ/ })
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('10,5').first().waitFor();
    expect(await cells('literature')).toEqual([]);
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Delete');
  });

  it('a session that ended while typing keeps what was typed', async () => {
    const { sheetId } = await sheetOf(w, 'literature');
    await open(`/sheets/${sheetId}`);
    await w.world.owner.deleteFrom('session').execute();
    w.callers = { ...w.callers, ...(await freshCallers(w)) };
    await page.getByRole('gridcell').first().click();
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor({ timeout: 30_000 });
    await sound('session-ended');
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect.poll(async () => (await cells('literature')).length, { timeout: 20_000 }).toBe(1);
  });

  it('the homeroom teacher enters conduct', async () => {
    // Everything else of the class is entered by the same people through the same procedures.
    await completeExceptHomeroom(w);
    await signIn(w.people.homeroom.username);
    const { sheetId } = await sheetOf(w, null);
    await open(`/sheets/${sheetId}`);
    await page.evaluate(() => navigator.clipboard.writeText(Array.from({ length: 5 }, () => 'T\t0\t1').join('\r\n')));
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+v');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /ghi 15 ô/i })
      .click();
    const ref = await sheetOf(w, null);
    await expect.poll(async () => (await w.callers.principal.gradebook.sheet(ref)).cells.length).toBe(15);
    await sound('homeroom-sheet');
  });

  it('the principal closes the term and files', async () => {
    await signIn(w.people.principal.username);
    await open('/term');
    await sound('term');
    await page.getByRole('button', { name: 'Khóa học kỳ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Khóa học kỳ' }).click();
    await page.getByText('Đã khóa').first().waitFor();
    await sound('term-closed');
    await open(`/outcomes/${w.classId}`);
    await sound('outcomes');
    await open('/forms/upper-secondary-term/term-2');
    await sound('term-form');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Đã gửi bản số 1').waitFor();
  });

  it('the department accepts, sees the figure change, and exports it', async () => {
    const question = 'source=approved&point=term-2&rows=unit&cols=learning';
    await signIn(w.officers.department.username);
    await open(`/pivot?${question}`);
    await page.getByText('1 trường còn thiếu, không tính là 0.').waitFor();
    await sound('figures-missing');
    await open(`/form-filings/${w.school}/upper-secondary-term/term-2/1`);
    await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByText('đã duyệt').first().waitFor();
    await open(`/pivot?${question}`);
    await page.getByText('Có số liệu của cả 1 trường.').waitFor();
    await page.getByRole('button', { name: 'Xuất' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /Excel/ }).click(),
    ]);
    const book = xlsx.read(readFileSync(await download.path()), { type: 'buffer' });
    const rows = xlsx.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows.at(-1)).toEqual(expect.arrayContaining([5]));
    expect(JSON.stringify(rows)).toContain('Số liệu đã duyệt');
  });

  it('the plain lists are sound for axe too', async () => {
    await open('/units');
    await sound('units');
    await open(`/units/${w.school}`);
    await sound('unit');
    await open(`/classes/${w.classId}?unit=${w.school}`);
    await sound('class');
    await open('/permissions');
    await sound('permissions');
    await signIn(w.people.principal.username);
    await open('/pupils');
    await sound('pupils');
    await open('/staff-list');
    await sound('staff-list');
  });
});

async function freshCallers(w: SchoolWorld) {
  const { callerFor } = await import('@truong/api/testing/callers');
  return {
    teacher: await callerFor(w.world.pool, w.people.teacher),
    homeroom: await callerFor(w.world.pool, w.people.homeroom),
    principal: await callerFor(w.world.pool, w.people.principal),
    department: await callerFor(w.world.pool, w.officers.department),
    district: await callerFor(w.world.pool, w.officers.district),
  };
}

/** Fills what is still empty of the subjects' sheets. */
async function completeExceptHomeroom(w: SchoolWorld): Promise<void> {
  for (const [subject, own] of Object.entries(slots)) {
    const ref = await sheetOf(w, subject);
    const known = new Set(
      (await w.callers.principal.gradebook.sheet(ref)).cells
        .filter((cell) => cell.value !== '')
        .map((cell) => `${cell.pupilId}:${cell.slot}`),
    );
    const versions = new Map(
      (await w.callers.principal.gradebook.sheet(ref)).cells.map((cell) => [
        `${cell.pupilId}:${cell.slot}`,
        cell.version,
      ]),
    );
    const changes = w.pupilIds.flatMap((pupilId) =>
      own.flatMap((slot) =>
        known.has(`${pupilId}:${slot}`)
          ? []
          : [
              {
                pupilId,
                slot,
                text: subject === 'arts' ? 'Đ' : '8',
                seenVersion: versions.get(`${pupilId}:${slot}`) ?? 0,
              },
            ],
      ),
    );
    if (changes.length > 0)
      await w.callers.teacher.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes });
  }
}
