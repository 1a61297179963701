import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PaperSection, PrintAnswer, PrintedPapers } from './paper-section.ts';

const processFile = fileURLToPath(new URL('./papers-process.ts', import.meta.url));
/** The compiler never gives memory back: after so many papers another process takes over. */
const papersOfProcess = 1000;
/** How long a process waits for more to do. */
const idleMs = 20_000;
/** A template that never ends is stopped; a whole school takes seconds. */
const longestMs = 180_000;

type Running = { child: ChildProcess; papers: number; isSpent: boolean; idle: NodeJS.Timeout | undefined };
let running: Running | undefined;
let last: Promise<unknown> = Promise.resolve();
let requests = 0;

/**
 * Papers as one PDF, in the order given. They are compiled in a process of their own, one request after another, without a
 * network and only from the templates shipped and given; what a template does wrong is an answer. Rejects when the process
 * ends under it or takes too long.
 */
export function printPapers(
  sections: readonly PaperSection[],
  { milliseconds = longestMs } = {},
): Promise<PrintedPapers> {
  const printed = last.then(() => printNow(sections, milliseconds));
  last = printed.catch(() => undefined);
  return printed;
}

/** The process took the papers and crashed over them, or never came to an end: they are what is wrong. */
export class PrintingBroken extends Error {}

async function printNow(sections: readonly PaperSection[], milliseconds: number): Promise<PrintedPapers> {
  const now = take();
  requests += 1;
  const id = requests;
  let timer: NodeJS.Timeout | undefined;
  try {
    const { id: _id, ...printed } = await new Promise<PrintAnswer>((resolve, reject) => {
      let isBegun = false;
      const stop = (why: string) => {
        now.isSpent = true;
        now.child.kill('SIGKILL');
        reject(isBegun ? new PrintingBroken(why) : new Error(why));
      };
      timer = setTimeout(() => stop('printing papers took too long'), milliseconds);
      now.child.once('message', (answer: PrintAnswer) => resolve(answer));
      now.child.once('exit', () => stop('the process that prints papers ended'));
      now.child.once('error', reject);
      now.child.send({ id, sections }, (error) => {
        if (error) reject(error);
        else isBegun = true;
      });
    });
    return printed;
  } finally {
    clearTimeout(timer);
    now.child.removeAllListeners();
    giveBack(
      now,
      sections.reduce((sum, { papers }) => sum + papers.length, 0),
    );
  }
}

function take(): Running {
  const known = running;
  running = undefined;
  if (known?.child.connected) {
    clearTimeout(known.idle);
    known.child.ref();
    known.child.channel?.ref();
    return known;
  }
  const child = fork(processFile, {
    serialization: 'advanced',
    execArgv: [],
    // A template that imports a package from the network finds none.
    env: { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', ALL_PROXY: 'http://127.0.0.1:9' },
  });
  return { child, papers: 0, isSpent: false, idle: undefined };
}

function giveBack(now: Running, papers: number): void {
  now.papers += papers;
  if (now.isSpent || !now.child.connected || now.papers >= papersOfProcess) {
    now.child.kill();
    return;
  }
  // Waiting for more, it keeps nobody from ending.
  now.child.unref();
  now.child.channel?.unref();
  now.idle = setTimeout(() => {
    now.child.kill();
    if (running === now) running = undefined;
  }, idleMs).unref();
  running = now;
}
