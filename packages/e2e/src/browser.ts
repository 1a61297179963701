import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

// Flags of the packaged browser that would make tests pass which should not, or that make it unstable.
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  // Pages are drawn without a graphics processor: its start is one of the writers of the environment (see below).
  '--use-gl',
  '--use-angle',
  '--in-process-gpu',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

const launchTries = 5;
/** What a browser needs of the environment. */
const passedOn = /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|LD_LIBRARY_PATH|FONTCONFIG_.*|XDG_.*)$/;

/** A real Chromium: the one that CHROMIUM_PATH names, else the one inside the registry package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  const args = chromium.args.filter((arg) => !unwanted.some((flag) => arg.startsWith(flag)));
  const options = {
    executablePath,
    args: [...args, '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    headless: true,
    // The browser writes variables while its threads read them, and now and then dies of it (a fault in getenv) before its
    // first page: a short environment leaves less time for that, and what remains is tried again.
    env: Object.fromEntries(
      Object.entries(process.env).flatMap(([name, value]) => (value && passedOn.test(name) ? [[name, value]] : [])),
    ),
  };
  for (let tries = 1; ; tries += 1) {
    try {
      return await playwright.launch(options);
    } catch (error) {
      if (tries === launchTries) throw error;
    }
  }
}
