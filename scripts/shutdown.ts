import { setTimeout as sleep } from 'node:timers/promises';

type Closer = { name: string; close: () => Promise<unknown> };

/** A closer that hangs is left behind after this, so that the database behind it still stops in order. */
const PATIENCE_MS = 20_000;

const closers: Closer[] = [];
let ending: Promise<never> | undefined;

/** From here on Ctrl-C and a plain kill end this process by `endProcess`; repeated ones change nothing. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending === undefined) console.log('\nĐang dừng… / Stopping…');
      void endProcess(0);
    });
  }
}

/** What was opened last is closed first. */
export function closeAtEnd(name: string, close: () => Promise<unknown>): void {
  closers.push({ name, close });
}

export function isEnding(): boolean {
  return ending !== undefined;
}

/** Closes everything and exits; the first caller's code counts. */
export function endProcess(code: number): Promise<never> {
  ending ??= closeAll().then((isClean) => process.exit(code === 0 && !isClean ? 1 : code));
  return ending;
}

async function closeAll(): Promise<boolean> {
  let isClean = true;
  for (let closer = closers.pop(); closer; closer = closers.pop()) {
    const { name, close } = closer;
    try {
      const isLate = await Promise.race([close().then(() => false), sleep(PATIENCE_MS, true, { ref: false })]);
      if (isLate) console.error(`${name}: still busy after ${PATIENCE_MS / 1000} s, left behind`);
      isClean &&= !isLate;
    } catch (error) {
      console.error(`${name}:`, error);
      isClean = false;
    }
  }
  return isClean;
}
