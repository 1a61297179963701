import { termOutcome } from '@truong/rules/gradebook/closing';
import { columnsOf } from '@truong/rules/gradebook/columns';
import type { Level } from '@truong/rules/gradebook/levels';
import type { RuleSet } from '@truong/rules/gradebook/rule-set';
import { type SubjectResult, subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import type { TermLine } from './term.queries.ts';

export type PupilOutcome = {
  pupilId: number;
  fullName: string;
  classId: number;
  grade: number;
  subjects: { subject: string; result: SubjectResult }[];
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
  rules: RuleSet,
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
        : [{ subject: line.subjectCode, result: subjectSemesterResult(line.kind, columnsOf(line), line.cells) }],
    );
    const homeroom = own.find((line) => line.kind === 'homeroom')?.cells;
    const conduct = homeroom?.get('conduct');
    const absentExcused = countIn(homeroom?.get('excused'));
    const absentUnexcused = countIn(homeroom?.get('unexcused'));
    const outcome = termOutcome(rules, {
      subjects,
      conduct: conduct?.kind === 'code' ? (conduct.code as Level) : null,
      absentExcused,
      absentUnexcused,
      isNotAssessed: notAssessed.has(pupilId),
    });
    const { fullName, classId, grade } = own[0] as TermLine;
    return { pupilId, fullName, classId, grade, subjects, absentExcused, absentUnexcused, ...outcome };
  });
}

function countIn(cell: { kind: string; number?: number } | undefined): number | null {
  return cell?.kind === 'number' ? (cell.number ?? null) : null;
}
