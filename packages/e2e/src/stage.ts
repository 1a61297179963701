import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { password } from '@truong/api/testing/factories';
import { newSchoolWorld, type SchoolWorld } from '@truong/api/testing/school';
import type { MailSettings } from '@truong/server/open-mail';
import { startServer } from '@truong/server/start-server';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

const staffDist = join(import.meta.dirname, '..', '..', '..', 'apps', 'staff', 'dist');
const portalDist = join(import.meta.dirname, '..', '..', '..', 'apps', 'portal', 'dist');
const sizes = [
  ['', { width: 1366, height: 768 }],
  ['-phone', { width: 390, height: 844 }],
] as const;

/** A school with its server, and a browser in which several people work side by side. */
export async function openStage(of: { pupils: number; port: number; mail?: MailSettings }) {
  return openStageOf(await newSchoolWorld({ pupils: of.pupils }), of);
}

/** The same for a school that was made otherwise. */
export async function openStageOf<World extends Pick<SchoolWorld, 'world'>>(
  w: World,
  { port, mail }: { port: number; mail?: MailSettings },
) {
  const server = await startServer({
    urls: w.world.urls,
    port,
    host: '127.0.0.1',
    isPortFixed: false,
    staffDist,
    portalDist,
    isDemo: true,
    mail,
  });
  const browser = await launchBrowser();

  /** A page in a browser of its own, with nobody signed in. */
  async function open(path: string): Promise<{ page: Page; context: BrowserContext }> {
    // Whoever asks for less motion gets none: what is looked at is never half faded in.
    const context = await browser.newContext({ viewport: sizes[0][1], locale: 'vi-VN', reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`${server.address}/staff${path}`);
    return { page, context };
  }

  /** The same, signed in. */
  async function enter(username: string, path: string): Promise<{ page: Page; context: BrowserContext }> {
    const { page, context } = await open(path);
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { page, context };
  }

  return {
    w,
    enter,
    open,
    address: server.address,
    close: async () => {
      await browser.close();
      await server.close();
      await w.world.close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** With SCREENSHOTS set to a folder: a picture at both sizes, to look at. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const [suffix, size] of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) });
  }
  await page.setViewportSize(sizes[0][1]);
}
