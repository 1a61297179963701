import { Worker } from 'node:worker_threads';
import type { BookMark, BookSheet } from './write-book.ts';

const workerFile = new URL('./write-book-worker.ts', import.meta.url);

/** `writeBook` in a worker of its own: a workbook of a whole school takes seconds, in which a server answers others. */
export async function writeBookApart(
  sheets: readonly BookSheet[],
  marks: readonly BookMark[] | null,
): Promise<Uint8Array> {
  const worker = new Worker(workerFile, { workerData: { sheets, marks }, execArgv: [], env: {} });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
