import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import type { AssessmentKind, ConductLevel, LearningLevel } from '@truong/rules/gradebook/levels';
import { applicableSubjects } from '@truong/rules/gradebook/pupil/applicable-subjects';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import type { SecondaryRules, TitleCode } from '@truong/rules/gradebook/regimes/secondary-rules';
import { type PupilSheet, subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import { isPrimaryRegime, secondaryRules, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { type Excluded, type KnownResult, knownResult } from '@truong/rules/gradebook/subject-result';
import { termOutcome } from '@truong/rules/gradebook/term-outcome';
import type { TermLine } from './term.queries.ts';

export type PupilOutcome = {
  pupilId: number;
  fullName: string;
  classId: number;
  grade: number;
  ruleSet: SecondaryRegime;
  /** Null while something required is missing. */
  subjects: { subject: string; result: KnownResult | null }[];
  learning: LearningLevel | null;
  learningRaw: LearningLevel | null;
  adjustedBy: string | null;
  average: number | null;
  conduct: ConductLevel | null;
  title: TitleCode | null;
  /** As judged with semester II, where the circular has no formula for the year. */
  yearConduct: ConductLevel | null;
  absentExcused: number | null;
  absentUnexcused: number | null;
  isAssessed: boolean;
};

/** The rules that a rule set's name stands for: as they are, or as they were when a result was stored. */
export type RulesOf = (ruleSet: SecondaryRegime) => SecondaryRules;

/** A line of grades 6-12. */
export type SecondaryLine = TermLine & { ruleSet: SecondaryRegime };

export function isSecondaryLine(line: TermLine): line is SecondaryLine {
  return !isPrimaryRegime(line.ruleSet);
}

/** The outcomes of a term in grades 6-12 as the rules compute them from the lines of its sheets, each pupil under the own circular. */
export function pupilOutcomes(
  lines: readonly TermLine[],
  notAssessed: ReadonlySet<number>,
  rulesOf: RulesOf = secondaryRules,
): PupilOutcome[] {
  const pupils = Map.groupBy(lines.filter(isSecondaryLine), (line) => line.pupilId);
  return [...pupils].map(([pupilId, own]) => pupilOutcome(own, { isNotAssessed: notAssessed.has(pupilId), rulesOf }));
}

/** The outcome of one pupil from the lines of a term; `explanation` collects how it came about. */
export function pupilOutcome(
  own: readonly SecondaryLine[],
  { isNotAssessed, rulesOf, explanation }: { isNotAssessed: boolean; rulesOf: RulesOf; explanation?: Explanation },
): PupilOutcome {
  const first = ruledBy(own);
  const rules = rulesOf(first.ruleSet);
  const subjects = own.flatMap((line) =>
    line.kind === 'homeroom' || line.subjectCode === null
      ? []
      : [
          {
            subject: line.subjectCode,
            result:
              leftOut(rules, line.subjectCode, { line, explanation }) ??
              subjectSemesterResult(rules, sheetOf(line.kind, line.subjectCode, line), explanation),
          },
        ],
  );
  const homeroom = own.find((line) => line.kind === 'homeroom')?.cells;
  const absentExcused = countIn(homeroom?.get('excused'));
  const absentUnexcused = countIn(homeroom?.get('unexcused'));
  const conduct = conductIn(rules, homeroom?.get('conduct'));
  const pupil = { subjects, conduct, absentExcused, absentUnexcused, isNotAssessed };
  const { missing: _missing, ...outcome } = termOutcome(rules, pupil, explanation);
  const { pupilId, fullName, classId, grade, ruleSet } = first;
  return {
    pupilId,
    fullName,
    classId,
    grade,
    ruleSet,
    subjects: subjects.map(({ subject, result }) => ({ subject, result: knownResult(result) })),
    absentExcused,
    absentUnexcused,
    yearConduct: isNotAssessed ? null : conductIn(rules, homeroom?.get('year')),
    ...outcome,
  };
}

/** The line whose circular is the pupil's: a subject's, which is of the pupil's grade. A pupil without any has no line here. */
export function ruledBy<Line extends TermLine>(own: readonly Line[]): Line {
  return own.find((line) => line.kind !== 'homeroom') ?? (own[0] as Line);
}

/** Why a subject of the pupil is not assessed in this term; null: it is. */
function leftOut(
  rules: SecondaryRules,
  subject: string,
  { line, explanation }: { line: TermLine; explanation: Explanation | undefined },
): Excluded | null {
  if (line.exemption !== 'whole') return null;
  const exempt = {
    subject,
    isElective: false,
    isTaken: true,
    isTaughtHere: true,
    isExempt: true,
    isOutsidePlan: false,
  };
  const [applicability] = applicableSubjects(rules, [exempt], explanation);
  return applicability?.applies === false ? applicability.why : null;
}

function sheetOf(kind: AssessmentKind, subject: string, line: TermLine): PupilSheet {
  return { kind, subject, columns: sheetColumns(line), cells: line.cells };
}

/** A level that the pupil's circular does not know is none. */
export function conductIn(
  { conduct }: Pick<SecondaryRules, 'conduct'>,
  cell: { kind: string; code?: string } | undefined,
): ConductLevel | null {
  return conduct.levels.find((level) => cell?.kind === 'code' && level === cell.code) ?? null;
}

function countIn(cell: { kind: string; number?: number } | undefined): number | null {
  return cell?.kind === 'number' ? (cell.number ?? null) : null;
}
