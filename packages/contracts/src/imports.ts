import { type ImportField, importKinds, type ProblemCode } from '@truong/rules/people/import-kinds';
import type { PlanProblemCode } from '@truong/rules/people/plan-rows';
import { z } from 'zod';
import { Id, RequestId, UnitYear } from './common.ts';

export const ImportKind = z.enum(importKinds);
export const ImportState = z.enum(['uploaded', 'previewed', 'committed', 'undone']);
export type ImportState = z.infer<typeof ImportState>;
export const RowState = z.enum(['new', 'changed', 'same', 'refused']);
export type RowState = z.infer<typeof RowState>;

/** Why a file is not taken. */
export type FileRefusal =
  | 'not_a_workbook'
  | 'empty'
  | 'too_large'
  | 'too_many_sheets'
  | 'too_many_cells'
  | 'too_slow'
  | 'encrypted'
  | 'zip_bomb';

/** What keeps a committed import from being undone. */
export const Standing = z.object({
  what: z.enum(['marks', 'outcomes', 'changed_later', 'enrolled_elsewhere', 'assigned', 'in_use']),
  /** Whom or what it concerns, the first of them. */
  names: z.array(z.string()),
  count: z.int(),
});
export type Standing = z.infer<typeof Standing>;

const ImportRef = UnitYear.extend({ importId: Id });
const Field = z.string().max(40) as unknown as z.ZodType<ImportField>;

export const UploadImport = UnitYear.extend({
  requestId: RequestId,
  fileName: z.string().trim().min(1).max(255),
  base64: z.base64(),
});
export type UploadImport = z.infer<typeof UploadImport>;
export const UploadedImport = z.object({ importId: Id });

/** What was left to the recognition is absent; a mapping names every column that has a meaning. */
export const PreviewImport = ImportRef.extend({
  sheet: z.int().min(0).optional(),
  kind: ImportKind.optional(),
  mapping: z
    .array(z.object({ column: z.int().min(0).max(200), field: Field }))
    .max(200)
    .optional(),
});
export type PreviewImport = z.infer<typeof PreviewImport>;

export const ImportProblem = z.object({
  code: z.string() as unknown as z.ZodType<ProblemCode | PlanProblemCode>,
  severity: z.enum(['error', 'notice']),
  /** The row and column of the file, from 0. */
  row: z.int(),
  column: z.int().nullable(),
  field: Field.nullable(),
  found: z.string(),
  expected: z.string().nullable(),
  otherRow: z.int().nullable(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportedRow = z.object({
  row: z.int(),
  state: RowState,
  title: z.string(),
  changes: z.array(z.object({ field: Field, from: z.string().nullable(), to: z.string().nullable() })),
  problems: z.array(ImportProblem),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

export const RowCounts = z.object({ new: z.int(), changed: z.int(), same: z.int(), refused: z.int() });
export type RowCounts = z.infer<typeof RowCounts>;

export const ImportPreview = z.object({
  importId: Id,
  fileName: z.string(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean(), rows: z.int() })),
  sheet: z.int(),
  kind: ImportKind,
  columns: z.array(
    z.object({
      column: z.int(),
      header: z.string(),
      field: Field.nullable(),
      /** As recognised before anybody corrected it. */
      recognised: Field.nullable(),
      samples: z.array(z.string()),
      /** Set where the column came in an old encoding: its name and how a sample stood in the file. */
      encoding: z.object({ name: z.string(), raw: z.string() }).nullable(),
    }),
  ),
  missing: z.array(Field),
  skipped: z.array(z.object({ row: z.int(), reason: z.string() })),
  /** The mapping comes from an earlier correction of this layout. */
  isRemembered: z.boolean(),
  counts: RowCounts,
  rows: z.array(ImportedRow),
  /** Names what was shown: only that is written. */
  planHash: z.string(),
  /** The same file, committed before and not undone. */
  sameFile: z.object({ importId: Id, at: z.string() }).nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const CommitImport = ImportRef.extend({ requestId: RequestId, planHash: z.string().length(64) });
export type CommitImport = z.infer<typeof CommitImport>;
export const UndoImport = ImportRef.extend({ requestId: RequestId });
export type UndoImport = z.infer<typeof UndoImport>;
export const DiscardImport = ImportRef;

/** The job that was asked to write an import, whoever asked. */
export const WritingJob = z.object({
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.int(),
  total: z.int().nullable(),
  error: z.object({ code: z.string(), data: z.unknown().optional() }).nullable(),
});
export type WritingJob = z.infer<typeof WritingJob>;

export const ImportList = z.array(
  z.object({
    id: Id,
    state: ImportState,
    fileName: z.string(),
    kind: ImportKind.nullable(),
    counts: RowCounts.nullable(),
    who: z.string(),
    at: z.string(),
    committedAt: z.string().nullable(),
    job: WritingJob.nullable(),
  }),
);
export type ImportList = z.infer<typeof ImportList>;

export const GetImport = ImportRef;
export const ImportReport = z.object({
  importId: Id,
  state: ImportState,
  fileName: z.string(),
  kind: ImportKind,
  counts: RowCounts,
  /** What was written and what was refused; rows that changed nothing are only counted. */
  rows: z.array(ImportedRow),
  committedBy: z.string(),
  committedAt: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** What keeps it from being undone; empty when nothing does or it is undone. */
  standing: z.array(Standing),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const StartListExport = UnitYear.extend({ kind: ImportKind, requestId: RequestId });
export type StartListExport = z.infer<typeof StartListExport>;
