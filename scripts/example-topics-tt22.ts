/** The topics of TT22/2021. */
import { columnsOf } from '@truong/rules/gradebook/columns';
import { learningResult, type SubjectOutcome } from '@truong/rules/gradebook/learning-result';
import type { Level } from '@truong/rules/gradebook/levels';
import { requiredAssessments } from '@truong/rules/gradebook/required-assessments';
import { type RuleSet, tt22 } from '@truong/rules/gradebook/rule-set';
import { subjectSemesterResult, termFraction } from '@truong/rules/gradebook/semester-result';
import { formatTenths } from '@truong/vietnamese/numbers';
import { type Example, isObject, type JsonObject, numberOf, type TopicAnswer, textOf } from './example-form.ts';
import { cellsOf, commentResult, tenths } from './example-marks.ts';

export const circularTopics: Readonly<Record<string, (example: Example) => TopicAnswer>> = {
  required_mark_counts: requiredCounts,
  subject_semester_average: semesterAverage,
  comment_subject_semester: commentSemester,
  learning_result: learning,
};

const levelCodes: Readonly<Record<Level, string>> = {
  good: 'Tot',
  fair: 'Kha',
  satisfactory: 'Dat',
  unsatisfactory: 'ChuaDat',
};

/** The rules with the settings of the case. */
function rulesOf({ settings }: Example): RuleSet {
  return {
    ...tt22,
    missingRegular: settings.missingRegular === 'zero' ? 'zero' : tt22.missingRegular,
    soleSubjectTest:
      settings.soleSubjectTest === 'exclude' || settings.soleSubjectTest === 'counterfactual'
        ? settings.soleSubjectTest
        : tt22.soleSubjectTest,
  };
}

function requiredCounts(example: Example): TopicAnswer {
  const { kind, periodsPerYear } = example.input;
  if (kind !== 'comment' && periodsPerYear === undefined) return { skipped: 'periods a year are not given' };
  const required = requiredAssessments(rulesOf(example), {
    kind: kind === 'comment' ? 'comment' : 'score',
    periodsPerYear: periodsPerYear === undefined ? 0 : numberOf(periodsPerYear),
  });
  return { got: { tx: required.regular, gk: required.midTerm, ck: required.endOfTerm } };
}

function semesterAverage(example: Example): TopicAnswer {
  const rules = rulesOf(example);
  const { periodsPerYear } = example.input;
  const required =
    periodsPerYear === undefined
      ? 0
      : requiredAssessments(rules, { kind: 'score', periodsPerYear: numberOf(periodsPerYear) }).regular;
  const { cells, regularCount } = cellsOf('score', example.input, {
    required,
    isMissingByRule: rules.missingRegular === 'zero',
  });
  const columns = columnsOf({ kind: 'score', regularCount });
  const result = subjectSemesterResult('score', columns, cells);
  const fraction = termFraction(columns, cells);
  if (result?.kind !== 'score' || !fraction) {
    return { got: { average: null, display: null, exact: null, txCountUsed: null, status: 'INCOMPLETE' } };
  }
  const display = formatTenths(result.tenths);
  return {
    got: {
      average: display.replace(',', '.'),
      display,
      exact: `${fraction.weighted}/${10 * fraction.divisor}`,
      txCountUsed: fraction.regularCount,
      status: 'COMPLETE',
    },
  };
}

/** The list is what the term ended with: a regular assessment that was never held counts as not passed. */
function commentSemester(example: Example): TopicAnswer {
  const required = requiredAssessments(rulesOf(example), { kind: 'comment', periodsPerYear: 0 }).regular;
  const { cells, regularCount } = cellsOf('comment', example.input, { required, isMissingByRule: true });
  const result = subjectSemesterResult('comment', columnsOf({ kind: 'comment', regularCount }), cells);
  if (result?.kind !== 'comment') return { got: { result: null, status: 'INCOMPLETE' } };
  return { got: { result: result.result === 'pass' ? 'D' : 'CD', status: 'COMPLETE' } };
}

function learning(example: Example): TopicAnswer {
  const { scores, comments } = example.input;
  const subjects: SubjectOutcome[] = [
    ...entriesOf(scores).map(
      ([subject, mark]): SubjectOutcome => ({ subject, result: { kind: 'score', tenths: tenths(mark) } }),
    ),
    ...entriesOf(comments).map(
      ([subject, code]): SubjectOutcome => ({
        subject,
        result: { kind: 'comment', result: commentResult(textOf(code)) },
      }),
    ),
  ];
  const { raw, final, soleSubject } = learningResult(rulesOf(example), subjects);
  return { got: { raw: levelCodes[raw], final: levelCodes[final], soleSubject } };
}

function entriesOf(value: JsonObject[string] | undefined): [string, JsonObject[string]][] {
  return isObject(value) ? Object.entries(value) : [];
}
