import { parentPort, workerData } from 'node:worker_threads';
import type { ExportSheet } from '@truong/contracts/form-prints';
import * as xlsx from 'xlsx';

const { sheets } = workerData as { sheets: ExportSheet[] };
const book = xlsx.utils.book_new();
for (const { name, widths, rows } of sheets) {
  const sheet = xlsx.utils.aoa_to_sheet(rows as unknown[][], { dense: true });
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  xlsx.utils.book_append_sheet(book, sheet, name);
}
parentPort?.postMessage(xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
