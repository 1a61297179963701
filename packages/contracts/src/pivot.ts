import { recordKinds } from '@truong/rules/statistics/catalogue';
import { points } from '@truong/rules/statistics/points';
import { z } from 'zod';
import { FormPeriodCode, Id, IsoDate, Reason, RequestId, SchoolYear, UnitKind, UnitYear } from './common.ts';

/** live: as the records hold it; filed: of the latest filings; approved: of the latest that were accepted. */
export const Source = z.enum(['live', 'filed', 'approved']);
export type Source = z.infer<typeof Source>;

/** A point of the year at which rows are counted. */
export const Point = z.enum(points);
export type Point = z.infer<typeof Point>;
export const PivotTime = z.object({ schoolYear: SchoolYear, point: Point });
export type PivotTime = z.infer<typeof PivotTime>;
/** Of figures: the period that the form was filed for. */
export const FigureTime = z.object({ schoolYear: SchoolYear, point: FormPeriodCode });
export type FigureTime = z.infer<typeof FigureTime>;

const Code = z.string().min(1).max(60);
export const PivotFilter = z.record(Code, z.array(Code).max(60));

/**
 * The series of forms whose filed rows are counted when nothing else is said: the periodic reports of all levels; at the end of
 * semester II, when none of them counts, the reports of its results.
 */
export function seriesAt(point: Point): string {
  return point === 'term-2' ? 'term-results' : 'sector';
}

const asked = {
  source: Source,
  /** The tree by whose units is counted; today's where not given. */
  asOf: IsoDate.optional(),
  /** What an entry of the axis `unit` is: a unit next below, or a school. */
  unitsBy: z.enum(['below', 'school']).default('below'),
  series: Code.optional(),
  /** For publication: cells of fewer than so many are left out. */
  hideBelow: z.int().min(2).max(50).optional(),
};

export const RecordsPivot = z.object({
  ...asked,
  of: z.literal('records'),
  times: z.array(PivotTime).min(1).max(15),
  records: z.enum(recordKinds),
  axes: z.array(Code).max(8),
  where: PivotFilter.default({}),
  measure: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('count') }),
    z.object({ kind: z.literal('sum'), amount: Code }),
    z.object({ kind: z.literal('share'), part: PivotFilter }),
  ]),
});
export type RecordsPivot = z.infer<typeof RecordsPivot>;

export const FiguresPivot = z.object({
  ...asked,
  of: z.literal('figures'),
  times: z.array(FigureTime).min(1).max(15),
  formCode: Code,
  /** Keys of cells: "section!row@column". */
  figures: z.array(z.string().max(140)).min(1).max(20),
  axes: z.array(z.enum(['unit', 'time', 'figure'])).max(3),
  /** `share`: the first figure over the second, each added up before. */
  measure: z.enum(['sum', 'share']),
});
export type FiguresPivot = z.infer<typeof FiguresPivot>;

/** What is asked, of whichever unit. */
export const PivotQuestion = z.discriminatedUnion('of', [RecordsPivot, FiguresPivot]);
export type PivotQuestion = z.infer<typeof PivotQuestion>;
export const PivotInput = z.object({ unitId: Id, question: PivotQuestion });
export type PivotInput = z.infer<typeof PivotInput>;

export const PivotEntry = z.object({
  code: z.string(),
  name: z.string(),
  unitKind: UnitKind.optional(),
  areaCode: z.string().optional(),
});
export type PivotEntry = z.infer<typeof PivotEntry>;

/**
 * A dense table: each axis has its entries, then one for what is not known or not to be placed, then one for all together; the last
 * axis lies closest. null: no school has a figure there. `hidden` are left out of a published table.
 */
export const PivotAnswer = z.object({
  unit: z.object({ unitId: Id, name: z.string(), kind: UnitKind }),
  path: z.array(z.object({ unitId: Id, name: z.string() })),
  asOf: IsoDate,
  source: Source,
  axes: z.array(z.object({ code: z.string(), name: z.string(), entries: z.array(PivotEntry) })),
  values: z.array(z.number().nullable()),
  /** Of a share: what the values are parts of. */
  wholes: z.array(z.number().nullable()).nullable(),
  hidden: z.array(z.int()),
  /** By entry of the axis `unit` (one where it is none), then all; by time, then all: schools with figures of those there were. */
  schools: z.object({ expected: z.array(z.array(z.int())), counted: z.array(z.array(z.int())) }),
  missing: z.object({ count: z.int(), names: z.array(z.string()) }),
  /** Rows of schools that have no single place in that tree. */
  unplacedSchools: z.array(z.string()),
  state: z.object({
    /** When the oldest and the newest rows were packed or filed. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** Live only: schools whose period is not closed, so results may still come. */
    openSchools: z.int(),
  }),
});
export type PivotAnswer = z.infer<typeof PivotAnswer>;

/** Forms whose filed figures can be asked for, and the figures of one of them. */
export const FormFiguresInput = z.object({ unitId: Id, schoolYear: SchoolYear, formCode: Code.optional() });
export type FormFiguresInput = z.infer<typeof FormFiguresInput>;
export const FormFigures = z.object({
  /** With the periods that each may be filed for. */
  forms: z.array(z.object({ code: z.string(), name: z.string(), periods: z.array(z.string()) })),
  figures: z.array(z.object({ key: z.string(), name: z.string(), section: z.string() })),
});
export type FormFigures = z.infer<typeof FormFigures>;

/** The people behind a cell, for a school's own eyes. */
export const PivotPeopleInput = UnitYear.extend({
  point: Point,
  source: Source,
  series: Code.optional(),
  records: z.enum(recordKinds),
  where: PivotFilter,
});
export type PivotPeopleInput = z.infer<typeof PivotPeopleInput>;
export const PivotPeople = z.array(z.object({ id: Id, name: z.string(), place: z.string() }));

export const ExportPivot = PivotInput.extend({ as: z.enum(['xlsx', 'csv', 'pdf']) });
export type ExportPivot = z.infer<typeof ExportPivot>;

export const UnitRef = z.object({ unitId: Id });

/** A view under a name: the search of its address. */
export const SavedView = z.object({
  id: Id,
  name: z.string(),
  search: z.record(z.string(), z.union([z.string(), z.number()])),
  isShared: z.boolean(),
  isMine: z.boolean(),
  by: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;
export const SavedViewList = z.array(SavedView);
export const SaveView = z.object({
  unitId: Id,
  requestId: RequestId,
  name: z.string().trim().min(1).max(120),
  search: z.record(z.string().max(30), z.union([z.string().max(2000), z.number()])),
  isShared: z.boolean(),
});
export type SaveView = z.infer<typeof SaveView>;
export const ViewRef = z.object({ unitId: Id, viewId: Id, requestId: RequestId });
export type ViewRef = z.infer<typeof ViewRef>;

/** Which personal records are asked to be exported; the rows frozen with filings, named. */
export const RecordsToExport = z.object({
  records: z.enum(recordKinds),
  source: z.enum(['filed', 'approved']),
  schoolYear: SchoolYear,
  point: Point,
  where: PivotFilter,
});
export type RecordsToExport = z.infer<typeof RecordsToExport>;
export const RecordExport = z.object({
  id: Id,
  asked: RecordsToExport,
  purpose: z.string(),
  rows: z.int(),
  schools: z.int(),
  askedBy: z.string(),
  askedAt: z.string(),
  isMine: z.boolean(),
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Until when the file can be made. */
  until: z.string().nullable(),
  madeAt: z.string().nullable(),
});
export type RecordExport = z.infer<typeof RecordExport>;
export const RecordExportList = z.array(RecordExport);
export const AskRecordExport = z.object({
  unitId: Id,
  requestId: RequestId,
  asked: RecordsToExport,
  purpose: z.string().trim().min(10).max(500),
});
export type AskRecordExport = z.infer<typeof AskRecordExport>;
export const DecideRecordExport = z.object({
  unitId: Id,
  requestId: RequestId,
  exportId: Id,
  decision: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('approved') }),
    z.object({ kind: z.literal('refused'), reason: Reason }),
  ]),
});
export type DecideRecordExport = z.infer<typeof DecideRecordExport>;
export const StartRecordExport = z.object({ unitId: Id, requestId: RequestId, exportId: Id });
export type StartRecordExport = z.infer<typeof StartRecordExport>;
