import { join } from 'node:path';
import { launchBrowser } from './browser.ts';

const password = 'hoa-tam-giac-mach';
const desk = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

/** Pages of the demo by who looks at them; `click` opens what has no fixed address. */
const pictures = [
  { user: 'gv.nguvan.ngocha', name: 'mark-sheet', path: '/sheets', click: /văn/i, size: desk },
  { user: 'gv.nguvan.ngocha', name: 'mark-sheet-phone', path: '/sheets', click: /văn/i, size: phone },
  { user: 'hieutruong.ngocha', name: 'term', path: '/term', size: desk },
  { user: 'so.chuyenvien', name: 'form-reviews', path: '/form-reviews', size: desk },
  { user: 'hieutruong.thvixuyen', name: 'form', path: '/forms/primary-mid/mid', size: desk },
  { user: 'so.chuyenvien', name: 'overview', path: '/overview', size: desk },
  { user: 'so.chuyenvien', name: 'pivot', path: '/pivot', size: desk },
];

export async function takeScreenshots(address: string, folder: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const { user, name, path, click, size } of pictures) {
      const page = await browser.newPage({ viewport: size });
      await page.goto(`${address}/staff${path}`);
      await page.getByLabel('Tên đăng nhập').fill(user);
      await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor({ state: 'hidden' });
      if (click) await page.getByRole('main').getByRole('link', { name: click }).first().click();
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
