import { sheetChainStart } from '@truong/api/gradebook/chain';
import { homeroomSheets, type NewSheet, sheetOfLine } from '@truong/api/gradebook/open-term';
import type { TermLine } from '@truong/api/gradebook/term.queries';
import type { CellValue } from '@truong/rules/gradebook/cell';
import type { Column } from '@truong/rules/gradebook/columns';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
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

export type BulkSheet = Pick<NewSheet, 'kind' | 'grade' | 'ruleSet' | 'regularCount' | 'periodicCount'> & {
  id: number;
  one: ClassModel;
  plan: PlanLineModel | null;
  key: string;
  columns: readonly Column[];
  chainStart: Buffer;
  lines: Line[];
};

/** What the opening of the term makes of the plans: a sheet for each line, and a homeroom sheet for each class. */
export function sheetsOf(of: BulkTerm): BulkSheet[] {
  const { unitId, schoolYear, term, termEnds, ids } = of;
  return of.classes.flatMap((one) => {
    const classId = idOf(ids.class, one.key);
    const planned = one.plan.flatMap((plan) => {
      const { grade, subject: subjectCode, kind, periods, onlyTerm = null, plannedPeriodic = null } = plan;
      const { level } = one;
      const line = { classId, grade, subjectCode, kind, periods, onlyTerm, plannedPeriodic, level, termEnds };
      const sheet = sheetOfLine({ unitId, schoolYear, term }, line);
      return sheet ? [{ plan, sheet }] : [];
    });
    const homeroom = homeroomSheets(planned.map(({ sheet }) => sheet));
    const all = [...planned, ...homeroom.map((sheet) => ({ plan: null, sheet }))];
    return all.map(({ plan, sheet }): BulkSheet => {
      const { grade } = sheet;
      const columns = sheetColumns({ ...sheet, term });
      return {
        ...sheet,
        id: of.nextSheetId(),
        one,
        plan,
        key: `${one.key}/${plan?.subject ?? 'homeroom'}/${grade ?? ''}/${term}`,
        columns,
        chainStart: sheetChainStart({ unitId, schoolYear, term, ...sheet }),
        lines: linesOf({ ...of, one, grade }, plan, columns),
      };
    });
  });
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
  const { one, plan, kind, ruleSet, regularCount, periodicCount, columns } = sheet;
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
      ruleSet,
      regularCount,
      periodicCount,
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
