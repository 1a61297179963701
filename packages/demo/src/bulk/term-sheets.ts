import { sheetChainStart } from '@truong/api/gradebook/chain';
import type { TermLine } from '@truong/api/gradebook/term.queries';
import type { CellValue } from '@truong/rules/gradebook/cell';
import { type Column, columnsOf, type SheetKind } from '@truong/rules/gradebook/columns';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { tt22 } from '@truong/rules/gradebook/regimes/tt22-2021';
import { requiredAssessments } from '@truong/rules/gradebook/required-assessments';
import { joinName } from '@truong/vietnamese/names';
import { linesOf } from '../drive/sheet-lines.ts';
import { type Ids, idOf } from '../load/ids.ts';
import type { Line } from '../marks/sheet-progress.ts';
import type { ClassModel, PlanLineModel, SchoolModel } from '../model/province-model.ts';

/** An account in one of its assignments. */
export type Seat = { accountId: number; assignmentId: number };

/** A school's term to be made without the product: whose, when, and who sits where. */
export type BulkTerm = {
  seed: number;
  school: SchoolModel;
  /** As they were in this year. */
  classes: readonly ClassModel[];
  strength: number;
  ids: Ids;
  unitId: number;
  schoolYear: number;
  term: 1 | 2;
  termEnds: string;
  today: string;
  at: Date;
  principal: Seat;
  seatOf: (staffKey: string, role: 'subject_teacher' | 'homeroom_teacher') => Seat;
  nextSheetId: () => number;
  nextEventId: () => number;
};

export type BulkSheet = {
  id: number;
  one: ClassModel;
  plan: PlanLineModel | null;
  key: string;
  kind: SheetKind;
  regularCount: number;
  columns: readonly Column[];
  chainStart: Buffer;
  lines: Line[];
};

/** What the opening of the term makes of the plans: a sheet for each line, and a homeroom sheet for each class. */
export function sheetsOf(of: BulkTerm): BulkSheet[] {
  const { unitId, schoolYear, term, ids } = of;
  return of.classes.flatMap((one) =>
    [...one.plan, null].map((plan): BulkSheet => {
      const kind = plan?.kind ?? 'homeroom';
      const regularCount = plan
        ? requiredAssessments(tt22, { kind: plan.kind, periodsPerYear: plan.periods }).regular
        : 0;
      const place = {
        classId: idOf(ids.class, one.key),
        grade: plan?.grade ?? null,
        subjectCode: plan?.subject ?? null,
      };
      return {
        id: of.nextSheetId(),
        one,
        plan,
        key: `${one.key}/${plan?.subject ?? 'homeroom'}/${plan?.grade ?? ''}/${term}`,
        kind,
        regularCount,
        columns: columnsOf({ kind, regularCount }),
        chainStart: sheetChainStart({ unitId, schoolYear, term, ...place }),
        lines: linesOf({ ...of, one }, plan),
      };
    }),
  );
}

/** Reads typed text as the rules do, each text once. */
export function cellReader({ today, termEnds }: Pick<BulkTerm, 'today' | 'termEnds'>) {
  const known = new Map<string, CellValue | null>();
  return (scale: Column['scale'], text: string): CellValue | null => {
    const key = `${scale} ${text}`;
    const value = known.get(key);
    if (value !== undefined) return value;
    const parsed = parseCell(scale, text, { today, termEnds });
    if (!parsed.ok) throw new Error(`no cell of ${scale}: ${text}`);
    known.set(key, parsed.value);
    return parsed.value;
  };
}

/** The lines of a sheet as a closing reads them, with the cells that their texts mean. */
export function termLinesOf(
  { ids, term }: BulkTerm,
  sheet: BulkSheet,
  read: ReturnType<typeof cellReader>,
): TermLine[] {
  const { one, plan, kind, regularCount, columns } = sheet;
  const enrolments = new Map(one.enrolments.map((enrolment) => [enrolment.pupil.key, enrolment]));
  return sheet.lines.map(({ pupilKey, texts }) => {
    const enrolment = enrolments.get(pupilKey);
    if (!enrolment) throw new Error(`${pupilKey} is not in ${one.key}`);
    const cells = new Map<string, CellValue>();
    for (const { slot, scale } of columns) {
      const text = texts.get(slot);
      const value = text === undefined ? null : read(scale, text);
      if (value) cells.set(slot, value);
    }
    return {
      sheetId: sheet.id,
      kind,
      term,
      ruleSet: tt22.id,
      regularCount,
      periodicCount: null,
      subjectCode: plan?.subject ?? null,
      subjectName: null,
      pupilId: idOf(ids.pupil, pupilKey),
      fullName: joinName(enrolment.pupil.name),
      classId: idOf(ids.class, one.key),
      className: one.name,
      grade: enrolment.grade,
      cells,
      versions: new Map(),
    };
  });
}
