import { Worker } from 'node:worker_threads';
import { type WorkbookLimits, type WorkbookReading, type WorkbookRefusal, workbookLimits } from './workbook.ts';

const workerFile = new URL('./workbook-worker.ts', import.meta.url);

/**
 * Reads an `.xlsx` or `.xls` file in a worker of its own, bounded in time and memory, so that a hostile file costs the process
 * nothing but that. A refusal is an answer; a rejection is a defect of ours.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): Promise<WorkbookReading> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > limits.bytes) return refused('too_large');
  const worker = new Worker(workerFile, {
    workerData: { bytes, limits },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<WorkbookReading>((resolve, reject) => {
      timer = setTimeout(() => resolve(refused('too_slow')), limits.milliseconds);
      worker.once('message', resolve);
      worker.once('error', (error) => {
        if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refused('too_many_cells'));
        else reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function refused(refusal: WorkbookRefusal): WorkbookReading {
  return { ok: false, refusal };
}
