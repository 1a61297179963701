import { actingSettings, type Explanation, explain, given } from './explain/explanation.ts';
import type { AssessmentKind } from './levels.ts';
import type { SecondaryDecision, SecondaryRules } from './regimes/secondary-rules.ts';
import { divideHalfUp } from './rounding.ts';
import { isKnown, type KnownResult, type SubjectResult } from './subject-result.ts';

/** The results of both semesters; not taught or exempt in one is `excluded` there. */
export type YearSubject = { subject: string; kind: AssessmentKind; first: SubjectResult; second: SubjectResult };

/**
 * Result of a subject in the year. Scores: (semester I + 2 × semester II) / 3 from the rounded semester averages, half up:
 * TT22/2021 art. 9.1, TT58/2011 art. 10 (that they are rounded first: from memory). Comments: semester II, both circulars.
 * Taught in one semester only: that semester, TT58/2011 art. 10 (from memory); TT22/2021 has no rule, setting
 * `singleSemester`. Exempt in one semester: the other's result; in both: left out, TT58/2011 art. 12 (from memory).
 */
export function subjectYearResult(rules: SecondaryRules, of: YearSubject, explanation?: Explanation): SubjectResult {
  const { first, second } = of;
  if (first.kind === 'excluded' && second.kind === 'excluded') return second;
  if (first.kind === 'excluded') return oneTerm(rules, of, { counts: second, left: first.cause, explanation });
  if (second.kind === 'excluded') return oneTerm(rules, of, { counts: first, left: second.cause, explanation });
  const missing = [
    ...(first.kind === 'not_available' && of.kind === 'score'
      ? [{ kind: 'term' as const, term: 1 as const, because: first.missing }]
      : []),
    ...(second.kind === 'not_available' ? [{ kind: 'term' as const, term: 2 as const, because: second.missing }] : []),
  ];
  if (missing.length > 0 || !isKnown(second)) return { kind: 'not_available', missing };
  if (second.kind === 'comment') return yearComment(rules, of, { first, second, explanation });
  if (first.kind !== 'score') return { kind: 'not_available', missing: [{ kind: 'term', term: 1, because: [] }] };
  const numerator = first.tenths + 2 * second.tenths;
  const tenths = divideHalfUp(numerator, 3);
  if (explanation) {
    explain(explanation, rules, {
      decided: 'subject_year',
      subject: of.subject,
      rule: rules.sources.yearAverage,
      inputs: [
        { of: 'value', name: 'term_1', value: first.tenths, weight: 1 },
        { of: 'value', name: 'term_2', value: second.tenths, weight: 2 },
      ],
      rounding: { numerator, divisor: 3 },
      result: tenths,
    });
  }
  return { kind: 'score', tenths };
}

type CommentYear = {
  first: SubjectResult;
  second: KnownResult & { kind: 'comment' };
  explanation: Explanation | undefined;
};

function yearComment(rules: SecondaryRules, of: YearSubject, year: CommentYear): SubjectResult {
  const { first, second, explanation } = year;
  if (explanation) {
    explain(explanation, rules, {
      decided: 'subject_year',
      subject: of.subject,
      rule: rules.sources.yearComment,
      inputs: [given('term_1', first.kind === 'comment' ? first.result : null), given('term_2', second.result)],
      result: second.result,
    });
  }
  return second;
}

type OneTerm = { counts: SubjectResult; left: string; explanation: Explanation | undefined };

/** The year of a subject that has one semester only. */
function oneTerm(rules: SecondaryRules, of: YearSubject, { counts, left, explanation }: OneTerm): SubjectResult {
  const term = counts === of.first ? 1 : 2;
  if (counts.kind === 'not_available') {
    return { kind: 'not_available', missing: [{ kind: 'term', term, because: counts.missing }] };
  }
  const isBlocked = left === 'not_taught' && !rules.hasOneTermRule && rules.settings.singleSemester === 'block';
  const result: SubjectResult = isBlocked
    ? { kind: 'not_available', missing: [{ kind: 'term', term: term === 1 ? 2 : 1, because: [] }] }
    : counts;
  if (explanation && isKnown(counts)) {
    const source: SecondaryDecision = left === 'exempt' ? 'exemption' : 'oneTerm';
    const value = counts.kind === 'score' ? counts.tenths : counts.result;
    explain(explanation, rules, {
      decided: 'subject_year',
      subject: of.subject,
      rule: rules.sources[source],
      inputs: [given(`term_${term}`, value)],
      result: isBlocked ? null : value,
      settings: actingSettings(rules, ['singleSemester'], (under) => subjectYearResult(under, of)),
    });
  }
  return result;
}
