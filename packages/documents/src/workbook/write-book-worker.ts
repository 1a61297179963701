import { parentPort, workerData } from 'node:worker_threads';
import { type BookMark, type BookSheet, writeBook } from './write-book.ts';

const { sheets, marks } = workerData as { sheets: BookSheet[]; marks: BookMark[] | null };
parentPort?.postMessage(await writeBook(sheets, marks));
