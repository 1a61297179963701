import type { HeadCell } from '@truong/rules/statistics/form-table';
import { z } from 'zod';
import { FormPeriodCode, RequestId, UnitYear } from './common.ts';
import { FormCode, FormRef } from './forms.ts';
import type { PaperIssuer } from './papers.ts';

/** A filing by its number, or the form as it stands, marked as a draft. */
export const PrintForm = FormRef.extend({
  number: z.int().positive().nullable(),
  as: z.enum(['pdf', 'xlsx']),
});
export type PrintForm = z.infer<typeof PrintForm>;

/** `isOver`: typed over what the records say. `decimals`: how many a number shows. */
export type PrintedCell = { value: number | null; text: string; decimals: number; isOver: boolean };

/** What the print and the workbook of a form show: words and figures, nothing to look up. */
export type PrintedForm = {
  issuer: PaperIssuer;
  title: string;
  officialNumber: string | null;
  /** "Năm học 2024-2025". */
  year: string;
  /** "20/05/2025". */
  countedOn: string;
  isLandscape: boolean;
  /** Day of filing, of a draft today; ISO. */
  day: string;
  /** Null: a draft. `hash`: its beginning. */
  filing: { number: number; hash: string; filedAt: string; filedBy: string; qr: string | null } | null;
  sections: {
    title: string;
    heads: HeadCell[][];
    columns: number;
    rows: { title: string; indent: number; isHeading: boolean; cells: (PrintedCell | null)[] }[];
  }[];
  /** Figures typed over with their notes; findings that were explained; the note of the filing; how the form is filled in. */
  over: string[];
  findings: string[];
  remark: string | null;
  notes: string[];
};

/** Filings of a series for a period: of the school, or of every school below an office. */
export const SectorExport = z.object({ series: FormCode, period: FormPeriodCode, isApprovedOnly: z.boolean() });
export const StartSectorExport = UnitYear.extend({ ...SectorExport.shape, requestId: RequestId });
export type StartSectorExport = z.infer<typeof StartSectorExport>;

export type ExportSheet = {
  name: string;
  widths: readonly number[];
  rows: readonly (readonly (string | number | null)[])[];
};
