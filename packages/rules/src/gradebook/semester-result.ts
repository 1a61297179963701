import { type CellValue, cellToken } from './cell.ts';
import type { Column } from './columns.ts';
import { type ActingSetting, type Explanation, explain } from './explain/explanation.ts';
import type { AssessmentKind, CommentResult } from './levels.ts';
import { notAvailable } from './missing-cells.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import { divideHalfUp } from './rounding.ts';
import type { SubjectResult } from './subject-result.ts';

/** The cells of one pupil on one sheet, by slot; a slot that is absent is not entered. */
export type PupilCells = ReadonlyMap<string, CellValue>;

export type PupilSheet = {
  kind: AssessmentKind;
  columns: readonly Column[];
  cells: PupilCells;
  /** For the explanation. */
  subject?: string;
};

/**
 * Result of a subject in a semester; not available, with the cells that lack, while a required one is empty or still to be
 * made up. Scores, TT22/2021 art. 9.1: (regular + 2 × mid-term + 3 × end of term) / (number of regular + 5); TT58/2011 art.
 * 10: / (regular + 2 × number of coefficient 2 + 3); half up to one decimal; the divisor counts what is really recorded.
 * Comments, TT22/2021 art. 9.1: Đạt when every assessment is; TT58/2011 art. 10 (from memory): two thirds of them and the
 * last. A value by rule counts as 0 or Chưa đạt, TT22/2021 art. 7 (wording unsure), TT26/2020 art. 8.
 */
export function subjectSemesterResult(
  rules: SecondaryRules,
  sheet: PupilSheet,
  explanation?: Explanation,
): SubjectResult {
  return sheet.kind === 'comment' ? commentResult(rules, sheet, explanation) : scoreResult(rules, sheet, explanation);
}

function scoreResult(rules: SecondaryRules, sheet: PupilSheet, explanation?: Explanation): SubjectResult {
  const { columns, cells } = sheet;
  let weighted = 0;
  let divisor = 0;
  for (const column of columns) {
    const tenths = markOf(cells.get(column.slot));
    if (tenths !== null) {
      weighted += column.weight * tenths;
      divisor += column.weight;
    } else if (column.required) return notAvailable(columns, cells);
  }
  if (divisor === 0) return notAvailable(columns, cells);
  const tenths = divideHalfUp(weighted, divisor);
  if (explanation) {
    explain(explanation, rules, {
      decided: 'subject_term',
      subject: sheet.subject ?? null,
      rule: rules.sources.termAverage,
      inputs: recorded(columns, cells).map(({ slot, weight, value }) => ({
        of: 'cell',
        name: slot,
        value: markOf(value),
        weight,
      })),
      rounding: { numerator: weighted, divisor },
      result: tenths,
      settings: settingsOf(rules, sheet),
    });
  }
  return { kind: 'score', tenths };
}

function commentResult(rules: SecondaryRules, sheet: PupilSheet, explanation?: Explanation): SubjectResult {
  const { columns, cells } = sheet;
  const { passed, of, isEndDecisive } = rules.comments;
  let count = 0;
  let passes = 0;
  let isEndPassed = true;
  for (const column of columns) {
    const result = commentOf(cells.get(column.slot));
    if (result !== null) {
      count += 1;
      if (result === 'pass') passes += 1;
      else if (column.role === 'end_of_term') isEndPassed = false;
    } else if (column.required) return notAvailable(columns, cells);
  }
  if (count === 0) return notAvailable(columns, cells);
  const isPassed = passes * of >= passed * count && (isEndPassed || !isEndDecisive);
  const result: CommentResult = isPassed ? 'pass' : 'fail';
  if (explanation) {
    explain(explanation, rules, {
      decided: 'subject_term',
      subject: sheet.subject ?? null,
      rule: rules.sources.termComment,
      inputs: recorded(columns, cells).map(({ slot, value }) => ({ of: 'cell', name: slot, value: cellToken(value) })),
      result,
      settings: settingsOf(rules, sheet),
    });
  }
  return { kind: 'comment', result };
}

/** What a province decided that these marks rest on: whether a cluster stands for a regular mark, and a 0 for one that nobody held. */
function settingsOf(rules: SecondaryRules, sheet: PupilSheet): ActingSetting[] {
  const hasClusters = sheet.columns.some(({ role }) => role === 'cluster');
  const byCluster: ActingSetting[] = hasClusters ? [{ name: 'chuyenDe', value: rules.settings.chuyenDe }] : [];
  return [...byCluster, ...zeroBySetting(rules, sheet)];
}

/** A regular assessment that nobody held is 0 or Chưa đạt by a setting where the circular has no such rule. */
function zeroBySetting({ byRule, settings }: SecondaryRules, { columns, cells }: PupilSheet): ActingSetting[] {
  const isBySetting = columns.some(
    ({ slot, role }) =>
      (role === 'regular' || role === 'cluster') && !byRule.includes('regular') && cells.get(slot)?.kind === 'by_rule',
  );
  return isBySetting ? [{ name: 'missingRegular', value: settings.missingRegular }] : [];
}

function recorded(columns: readonly Column[], cells: PupilCells): (Column & { value: CellValue })[] {
  return columns.flatMap((column) => {
    const value = cells.get(column.slot);
    return value && value.kind !== 'make_up' ? [{ ...column, value }] : [];
  });
}

function markOf(cell: CellValue | undefined): number | null {
  if (cell?.kind === 'number') return cell.number;
  return cell?.kind === 'by_rule' ? 0 : null;
}

function commentOf(cell: CellValue | undefined): CommentResult | null {
  if (cell?.kind === 'by_rule') return 'fail';
  if (cell?.kind !== 'code') return null;
  return cell.code === 'pass' || cell.code === 'fail' ? cell.code : null;
}
