import { parentPort, workerData } from 'node:worker_threads';
import { parseWorkbook } from './parse-workbook.ts';
import type { WorkbookLimits } from './workbook.ts';

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: WorkbookLimits };
parentPort?.postMessage(await parseWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits));
