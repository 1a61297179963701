import type { JobKind } from '@truong/contracts/jobs';
import { paperReprint } from '../certificates/reprint-papers.ts';
import { bookPrint } from '../gradebook/papers/print-books.ts';
import { paperPrint } from '../gradebook/papers/print-papers.ts';
import { sheetExport } from '../gradebook/workbook/sheet-export.ts';
import { importCommit } from '../people/imports/commit-import.ts';
import { listExport } from '../people/imports/list-export.ts';
import { recordExport } from '../statistics/pivot/record-export-job.ts';
import { sectorExport } from '../statistics/prints/sector-export.ts';
import { schoolCheck } from '../verify/school-check.ts';
import type { JobRun } from './job-run.ts';

/** Every kind of job with how it is done. */
export const allJobs = {
  school_check: schoolCheck,
  import_commit: importCommit,
  list_export: listExport,
  sheet_export: sheetExport,
  paper_print: paperPrint,
  book_print: bookPrint,
  paper_reprint: paperReprint,
  sector_export: sectorExport,
  record_export: recordExport,
} as const satisfies { [K in JobKind]: JobRun<K> };

export function jobRunOf(kind: JobKind): JobRun<JobKind> {
  return allJobs[kind] as JobRun<JobKind>;
}
