import type { MarksProblem } from '@truong/rules/gradebook/decide-marks';
import type { MarkField } from '@truong/rules/gradebook/mark-list/mark-header';
import type { ReadNote } from '@truong/rules/gradebook/workbook/read-book-sheet';
import type { ColumnQuestion } from '@truong/rules/gradebook/wrong-column';
import { z } from 'zod';
import { Id, RequestId, UnitTerm, UnitYear } from './common.ts';
import { SheetRef } from './gradebook.ts';

/** Which sheets go into one workbook: one's own, or for whoever reads them all the school's. */
export const SheetsToExport = z.enum(['mine', 'school']);
export type SheetsToExport = z.infer<typeof SheetsToExport>;
export const StartSheetExport = UnitTerm.extend({ of: SheetsToExport, requestId: RequestId });
export type StartSheetExport = z.infer<typeof StartSheetExport>;

export const MarkImportState = z.enum(['uploaded', 'committed', 'undone']);
export type MarkImportState = z.infer<typeof MarkImportState>;

/** Handed over for one sheet, or for whichever of one's own the file names. */
export const UploadMarks = UnitYear.extend({
  requestId: RequestId,
  sheetId: Id.nullable(),
  fileName: z.string().trim().min(1).max(255),
  base64: z.base64(),
});
export type UploadMarks = z.infer<typeof UploadMarks>;
export const UploadedMarks = z.object({ importId: Id });

export const MarkImportRef = UnitYear.extend({ importId: Id });
export type MarkImportRef = z.infer<typeof MarkImportRef>;

const Field = z.string().max(20) as unknown as z.ZodType<MarkField>;

/** What a person decided about one sheet of the file. Left out: as it is recognised. */
export const TabChoice = z.object({
  tab: z.int().min(0),
  /** Null: left out. */
  sheetId: Id.nullable().optional(),
  mapping: z
    .array(z.object({ column: z.int().min(0).max(200), field: Field }))
    .max(200)
    .optional(),
});
export type TabChoice = z.infer<typeof TabChoice>;

export const MarkChoices = z.object({
  tabs: z.array(TabChoice).max(600),
  /** Cells (`sheet:pupil:slot`) that are overwritten though somebody else changed them. */
  overwrites: z.array(z.string().max(60)).max(2000),
});
export type MarkChoices = z.infer<typeof MarkChoices>;

/** Without choices: as they were chosen last. */
export const PreviewMarks = MarkImportRef.extend({ choices: MarkChoices.optional() });
export type PreviewMarks = z.infer<typeof PreviewMarks>;

/** Why nothing of a sheet of the file is written. `named`: what the file says of itself. */
export const TabRefusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('other_school'), named: z.string() }),
  z.object({ kind: z.literal('other_year'), schoolYear: z.int() }),
  z.object({ kind: z.literal('other_sheet'), named: z.string() }),
  z.object({ kind: z.literal('altered') }),
  z.object({ kind: z.literal('not_kept') }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('no_head') }),
  z.object({ kind: z.literal('no_columns') }),
  z.object({ kind: z.literal('no_target') }),
  z.object({ kind: z.literal('twice'), named: z.string() }),
]);
export type TabRefusal = z.infer<typeof TabRefusal>;

export const MarkCounts = z.object({
  new: z.int(),
  changed: z.int(),
  cleared: z.int(),
  conflict: z.int(),
  refused: z.int(),
  same: z.int(),
  newer: z.int(),
});
export type MarkCounts = z.infer<typeof MarkCounts>;

const Cell = z.object({
  pupilId: Id,
  slot: z.string(),
  row: z.int(),
  column: z.int(),
  from: z.string(),
  to: z.string(),
  is: z.enum(['new', 'changed', 'cleared', 'conflict', 'refused']),
  /** Of a conflict: what the cell held when the workbook left, and who changed it when. */
  seen: z.string().nullable(),
  who: z.string().nullable(),
  at: z.string().nullable(),
  problem: (z.string() as unknown as z.ZodType<MarksProblem['problem'] | 'column_locked'>).nullable(),
  suggestion: z.string().nullable(),
});

export const MarkTab = z.object({
  tab: z.int(),
  name: z.string(),
  /** `ours`: known by what it says of itself; `list`: read by its heads; `none`: nothing to read. */
  is: z.enum(['ours', 'list', 'none']),
  isSkipped: z.boolean(),
  sheetId: Id.nullable(),
  /** The title of the sheet that it goes to. */
  title: z.string().nullable(),
  refusal: TabRefusal.nullable(),
  columns: z.array(
    z.object({
      column: z.int(),
      header: z.string(),
      field: Field.nullable(),
      recognised: Field.nullable(),
      samples: z.array(z.string()),
      /** Set where the column came in an old encoding. */
      encoding: z.string().nullable(),
    }),
  ),
  isRemembered: z.boolean(),
  /** The entry columns of the target, in its order. */
  slots: z.array(z.string()),
  pupils: z.array(z.object({ pupilId: Id, fullName: z.string() })),
  cells: z.array(Cell),
  notes: z.array(z.custom<ReadNote>((value) => typeof value === 'object' && value !== null)),
  questions: z.array(z.custom<ColumnQuestion>((value) => typeof value === 'object' && value !== null)),
  counts: MarkCounts,
});
export type MarkTab = z.infer<typeof MarkTab>;

export const MarkImportPreview = z.object({
  importId: Id,
  fileName: z.string(),
  sheetId: Id.nullable(),
  tabs: z.array(MarkTab),
  counts: MarkCounts,
  choices: MarkChoices,
  /** Sheets that a list may go to: one's own that are open. */
  targets: z.array(z.object({ sheetId: Id, title: z.string() })),
  /** Names what was shown: only that is written. */
  planHash: z.string(),
  sameFile: z.object({ importId: Id, at: z.string() }).nullable(),
});
export type MarkImportPreview = z.infer<typeof MarkImportPreview>;

export const CommitMarks = MarkImportRef.extend({
  requestId: RequestId,
  planHash: z.string().length(64),
  /** All or nothing, unless what cannot be taken is left out by choice. */
  leavesRefused: z.boolean(),
  /** Whoever was asked whether the columns are right has said so. */
  isSure: z.boolean(),
});
export type CommitMarks = z.infer<typeof CommitMarks>;
export const CommittedMarks = z.object({ cells: z.int(), sheets: z.int() });

export const UndoMarks = MarkImportRef.extend({ requestId: RequestId });
export type UndoMarks = z.infer<typeof UndoMarks>;
/** `kept`: cells that somebody wrote since, left as they are. */
export const UndoneMarks = z.object({ cells: z.int(), kept: z.int() });

export const MarkImportList = z.array(
  z.object({
    id: Id,
    state: MarkImportState,
    fileName: z.string(),
    counts: MarkCounts.nullable(),
    at: z.string(),
    committedAt: z.string().nullable(),
  }),
);
export type MarkImportList = z.infer<typeof MarkImportList>;

export const MarkImportReport = z.object({
  importId: Id,
  state: MarkImportState,
  fileName: z.string(),
  counts: MarkCounts,
  sheets: z.array(
    z.object({
      sheetId: Id,
      title: z.string(),
      pupils: z.array(z.object({ pupilId: Id, fullName: z.string() })),
      /** As the grid shows them. */
      cells: z.array(z.object({ pupilId: Id, slot: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  committedAt: z.string(),
  undoneAt: z.string().nullable(),
  kept: z.int().nullable(),
});
export type MarkImportReport = z.infer<typeof MarkImportReport>;

/** A posted list to compare with: read, not kept. */
export const ReadMarkList = SheetRef.extend({ base64: z.base64() });
export type ReadMarkList = z.infer<typeof ReadMarkList>;
export const MarkListTabs = z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) }));
