import { launchBrowser } from '@truong/e2e/browser';
import type { Page } from 'playwright-core';
import { type Figure, timed } from '../figure.ts';
import { servePage } from './serve-page.ts';

const rounds = 40;
/** A mark, down to the next pupil, another one, and on to the next column: what a hand does all day. */
const round = ['8', ',', '5', 'Enter', '6', 'Enter', '1', '0', 'Enter', 'ArrowRight'];
/** A quick hand: eight keys a second. */
const pause = 125;
const target = 50;

/**
 * From a key to the frame that shows it, in the real browser, on a sheet of 60 pupils and 30 columns whose every cell holds a mark.
 * The limit: the same keys in a bare table of the same size, in the same run. Each waits for a frame, 60 of which come a second.
 */
export async function keyToPaint(): Promise<Figure> {
  const served = await servePage();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const limit = await timesOf(page, `${served.address}#bare`);
    const times = await timesOf(await browser.newPage({ viewport: { width: 1366, height: 768 } }), served.address);
    return timed('key-to-paint', times, target, limit);
  } finally {
    await browser.close();
    served.close();
  }
}

async function timesOf(page: Page, address: string): Promise<number[]> {
  await page.goto(address);
  await page.locator('textarea:focus').waitFor();
  for (const key of round) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  await page.evaluate('window.keyToPaint = []');
  for (let each = 0; each < rounds; each += 1) {
    for (const key of round) {
      await page.keyboard.press(key);
      await page.waitForTimeout(pause);
    }
  }
  const times = (await page.evaluate('window.keyToPaint')) as number[];
  if (times.length !== rounds * round.length) throw new Error(`${times.length} keys were timed`);
  return times;
}
