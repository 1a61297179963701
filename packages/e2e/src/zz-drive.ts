import { launchBrowser } from './browser.ts';
import { findViolations } from './axe.ts';
import { mkdirSync } from 'node:fs';
const out = '/tmp/shots-reform'; mkdirSync(out, { recursive: true });
const b = await launchBrowser();
const page = await (await b.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })).newPage();
page.setDefaultTimeout(20000);
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
page.on('pageerror', (e) => console.log('pageerror', e.message));
const shot = async (n: string) => {
  await page.screenshot({ path: `${out}/${n}.png` });
  await page.setViewportSize({ width: 390, height: 844 }); await page.waitForTimeout(150);
  await page.screenshot({ path: `${out}/${n}-phone.png` });
  await page.setViewportSize({ width: 1366, height: 768 });
  console.log(n, JSON.stringify(await findViolations(page)));
};
const t = async (n: string, f: () => Promise<unknown>) => { const s = performance.now(); await f(); console.log(n, Math.round(performance.now() - s), 'ms'); };
try {
  await page.goto('http://127.0.0.1:4399/staff/unit-acts');
  await page.getByLabel('Tên đăng nhập').fill('so.chuyenvien');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('hoa-tam-giac-mach');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('link', { name: 'Sắp xếp địa giới' }).click();
  await page.getByRole('button', { name: 'Ghép xã cũ với xã mới' }).waitFor();
  await shot('1-begin');
  await t('prepare', async () => { await page.getByRole('button', { name: 'Ghép xã cũ với xã mới' }).click(); await page.getByText('193 xã cũ').waitFor(); });
  await shot('2-prepared');
  // by keyboard
  await page.getByRole('button', { name: /Xã Xà Phìn về chưa biết/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  await shot('3-choice');
  await page.keyboard.type('sa phin');
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  console.log('focus', await page.evaluate(() => document.activeElement?.getAttribute('aria-label')));
  await page.keyboard.press('ArrowDown');
  console.log('focus', await page.evaluate(() => document.activeElement?.getAttribute('aria-label')));
  await page.getByRole('button', { name: /Nhận gợi ý đầu tiên/ }).click();
  await shot('4-corrected');
  await t('rehearse', async () => { await page.getByRole('button', { name: 'Xem trước' }).click(); await page.getByRole('heading', { name: 'Xem trước' }).waitFor(); });
  await shot('5-rehearsed');
  await t('perform', async () => { await page.getByRole('button', { name: /Thực hiện: sắp xếp/ }).click(); await page.getByRole('heading', { name: /Sắp xếp địa giới · từ 01/ }).waitFor(); });
  await shot('6-act');
  console.log(page.url());
} catch (e) { console.log(String(e)); await page.screenshot({ path: `${out}/fail.png` }); }
await b.close();
