import { columnsOf } from '@truong/rules/gradebook/columns';
import type { AssessmentKind, Level } from '@truong/rules/gradebook/levels';
import type { SecondaryRules } from '@truong/rules/gradebook/regimes/secondary-rules';
import { type PupilSheet, subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import { type KnownResult, knownResult } from '@truong/rules/gradebook/subject-result';
import { termOutcome } from '@truong/rules/gradebook/term-outcome';
import type { TermLine } from './term.queries.ts';

export type PupilOutcome = {
  pupilId: number;
  fullName: string;
  classId: number;
  grade: number;
  /** Null while something required is missing. */
  subjects: { subject: string; result: KnownResult | null }[];
  learning: Level | null;
  learningRaw: Level | null;
  adjustedBy: string | null;
  conduct: Level | null;
  absentExcused: number | null;
  absentUnexcused: number | null;
  isAssessed: boolean;
};

/** The outcomes of a term as the rules compute them from the lines of its sheets. */
export function pupilOutcomes(
  rules: SecondaryRules<Level, Level>,
  lines: readonly TermLine[],
  notAssessed: ReadonlySet<number>,
): PupilOutcome[] {
  const pupils = new Map<number, TermLine[]>();
  for (const line of lines) {
    const known = pupils.get(line.pupilId);
    if (known) known.push(line);
    else pupils.set(line.pupilId, [line]);
  }
  return [...pupils].map(([pupilId, own]) => {
    const subjects = own.flatMap((line) =>
      line.kind === 'homeroom' || line.subjectCode === null
        ? []
        : [{ subject: line.subjectCode, result: subjectSemesterResult(rules, sheetOf(line.kind, line)) }],
    );
    const homeroom = own.find((line) => line.kind === 'homeroom')?.cells;
    const conduct = homeroom?.get('conduct');
    const absentExcused = countIn(homeroom?.get('excused'));
    const absentUnexcused = countIn(homeroom?.get('unexcused'));
    const {
      average: _average,
      title: _title,
      missing: _missing,
      ...outcome
    } = termOutcome(rules, {
      subjects,
      conduct: conduct?.kind === 'code' ? (conduct.code as Level) : null,
      absentExcused,
      absentUnexcused,
      isNotAssessed: notAssessed.has(pupilId),
    });
    const { fullName, classId, grade } = own[0] as TermLine;
    return {
      pupilId,
      fullName,
      classId,
      grade,
      subjects: subjects.map(({ subject, result }) => ({ subject, result: knownResult(result) })),
      absentExcused,
      absentUnexcused,
      ...outcome,
    };
  });
}

function sheetOf(kind: AssessmentKind, line: TermLine): PupilSheet {
  return { kind, columns: columnsOf(line), cells: line.cells };
}

function countIn(cell: { kind: string; number?: number } | undefined): number | null {
  return cell?.kind === 'number' ? (cell.number ?? null) : null;
}
