import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

// Flags of the packaged browser that would make tests pass which should not, or that make it unstable.
const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--disable-site-isolation-trials'];

/** A real Chromium: the one that CHROMIUM_PATH names, else the one inside the registry package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  const args = chromium.args.filter((arg) => !unwanted.some((flag) => arg.startsWith(flag)));
  return playwright.launch({
    executablePath,
    args: [...args, '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    headless: true,
  });
}
