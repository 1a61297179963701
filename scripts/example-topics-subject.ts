/** Topics about one subject: counts, averages, comments; and the levels over all of them. */
import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import { learningResult } from '@truong/rules/gradebook/learning/learning-result';
import { overallAverage } from '@truong/rules/gradebook/learning/overall-average';
import { subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import type { SubjectResult } from '@truong/rules/gradebook/subject-result';
import { subjectYearResult } from '@truong/rules/gradebook/year-result';
import { formatTenths } from '@truong/vietnamese/numbers';
import {
  type Example,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  type Topic,
  type TopicAnswer,
  textOf,
} from './example-form.ts';
import { dotted, entriesOf, lineOf, outcomesOf, requiredOf, tenths } from './example-marks.ts';
import { secondaryRules } from './example-rules.ts';
import { commentResult, nameOfSubject, subjectOf, wordOfComment, wordOfLevel } from './example-words.ts';

export const subjectTopics: Readonly<Record<string, Topic>> = {
  required_mark_counts: requiredCounts,
  subject_semester_average: semesterAverage,
  subject_year_average: yearAverage,
  comment_subject_semester: commentSemester,
  comment_subject_year: commentYear,
  overall_average: meanOfSubjects,
  learning_result: learning,
  hoc_luc: learning,
};

function requiredCounts(example: Example): TopicAnswer {
  const rules = secondaryRules(example);
  const required = requiredOf(rules, example.input.kind === 'comment' ? 'comment' : 'score', example.input);
  if (!required) throw new Error('periods are not given');
  return {
    got: required.isMinimum
      ? { txMin: required.regular, hk: required.endOfTerm, ck: required.endOfTerm, gk: required.midTerm }
      : { tx: required.regular, gk: required.midTerm, ck: required.endOfTerm, hk: required.endOfTerm },
  };
}

function semesterAverage(example: Example): TopicAnswer {
  const explanation: Explanation = [];
  const result = semesterScore(example, example.input, explanation);
  const [step] = explanation;
  if (result.kind !== 'score' || !step?.rounding) {
    return { got: { average: null, display: null, exact: null, txCountUsed: null, status: 'INCOMPLETE' } };
  }
  return {
    got: {
      ...shown(result.tenths),
      exact: `${step.rounding.numerator}/${10 * step.rounding.divisor}`,
      txCountUsed: step.inputs.filter((input) => input.of === 'cell' && input.weight === 1).length,
      status: 'COMPLETE',
    },
  };
}

function semesterScore(example: Example, input: JsonObject, explanation?: Explanation): SubjectResult {
  const rules = secondaryRules(example);
  const required = requiredOf(rules, 'score', input)?.regular ?? 0;
  const isMissingByRule = rules.settings.missingRegular === 'zero';
  const line = lineOf(rules, { kind: 'score', input }, { required, isMissingByRule });
  return subjectSemesterResult(rules, { kind: 'score', ...line }, explanation);
}

/** The semesters are given as averages, or as marks. */
function yearAverage(example: Example): TopicAnswer {
  const [first, second] = [example.input.hk1, example.input.hk2].map((term): SubjectResult => {
    if (isObject(term)) return semesterScore(example, term);
    if (term === null || term === undefined) return { kind: 'not_available', missing: [] };
    return { kind: 'score', tenths: tenths(term) };
  }) as [SubjectResult, SubjectResult];
  const taught = taughtTerms(example.input, { first, second });
  const year = subjectYearResult(secondaryRules(example), { subject: 'subject', kind: 'score', ...taught });
  if (year.kind !== 'score') return { got: { average: null, year: null, status: 'INCOMPLETE' } };
  const averageOf = (result: SubjectResult) => (result.kind === 'score' ? dotted(result.tenths) : null);
  return { got: { ...shown(year.tenths), hk1: averageOf(first), hk2: averageOf(second), year: dotted(year.tenths) } };
}

function shown(average: number): { average: string | null; display: string } {
  return { average: dotted(average), display: formatTenths(average) };
}

/** The list is what the term ended with: a regular assessment that was never held counts as not passed. */
function commentSemester(example: Example): TopicAnswer {
  const rules = secondaryRules(example);
  const { input } = example;
  const required = requiredOf(rules, 'comment', input)?.regular ?? 0;
  const line = lineOf(rules, { kind: 'comment', input }, { required, isMissingByRule: true });
  const result = subjectSemesterResult(rules, { kind: 'comment', ...line });
  return result.kind === 'comment'
    ? { got: { result: wordOfComment(result.result), status: 'COMPLETE' } }
    : { got: { result: null, status: 'INCOMPLETE' } };
}

function commentYear(example: Example): TopicAnswer {
  const rules = secondaryRules(example);
  const resultOf = (input: JsonObject): Json => {
    const [first, second] = [input.hk1, input.hk2].map(
      (code): SubjectResult =>
        code === null || code === undefined
          ? { kind: 'not_available', missing: [] }
          : { kind: 'comment', result: commentResult(textOf(code)) },
    ) as [SubjectResult, SubjectResult];
    const taught = taughtTerms(input, { first, second });
    const year = subjectYearResult(rules, { subject: 'subject', kind: 'comment', ...taught });
    if (year.kind === 'excluded') return 'EXCLUDED';
    return year.kind === 'comment' ? wordOfComment(year.result) : null;
  };
  const { cases } = example.input;
  if (cases === undefined) return { got: { result: resultOf(example.input) } };
  return { got: { results: listOf(cases).map((one) => resultOf(isObject(one) ? one : {})) } };
}

/** `taughtIn` names the only semester of the subject, `exempt` the one without it, or the year. */
function taughtTerms(
  { taughtIn, exempt }: JsonObject,
  { first, second }: { first: SubjectResult; second: SubjectResult },
): { first: SubjectResult; second: SubjectResult } {
  const left = (term: 'HK1' | 'HK2', result: SubjectResult): SubjectResult => {
    if (exempt === term || exempt === 'YEAR') return { kind: 'excluded', cause: 'exempt' };
    const isTaught = taughtIn === undefined || taughtIn === 'YEAR' || taughtIn === term;
    return isTaught ? result : { kind: 'excluded', cause: 'not_taught' };
  };
  return { first: left('HK1', first), second: left('HK2', second) };
}

function meanOfSubjects({ input }: Example): TopicAnswer {
  const average = overallAverage(
    listOf(input.subjectAverages).map((value, i) => ({
      subject: String(i),
      result: { kind: 'score', tenths: tenths(value) },
    })),
  );
  return { got: average === null ? { average, display: null } : shown(average) };
}

function learning(example: Example): TopicAnswer {
  const { input } = example;
  const names = [...entriesOf(input.scores), ...entriesOf(input.comments)].map(([name]) => name);
  const specialised = typeof input.specialised === 'string' ? subjectOf(input.specialised) : null;
  const result = learningResult(secondaryRules(example), outcomesOf(input), specialised);
  const { raw, final, soleSubject, average } = result;
  return {
    got: {
      dtb: dotted(average),
      raw: wordOfLevel(raw),
      final: wordOfLevel(final),
      soleSubject: soleSubject === null ? null : nameOfSubject(soleSubject, names),
    },
  };
}
