import { type Level, levels } from './levels.ts';
import type { RuleSet } from './rule-set.ts';
import type { SubjectResult } from './semester-result.ts';

export type SubjectOutcome = { subject: string; result: NonNullable<SubjectResult> };

export type LearningResult = { raw: Level; final: Level; soleSubject: string | null };

type TargetLevel = 'good' | 'fair';

/** In tenths: every score subject at least `all`, `minSubjects` of them at least `most`. TT22/2021 art. 9.2. */
const thresholds = {
  good: { most: 80, all: 65 },
  fair: { most: 65, all: 50 },
  satisfactory: { most: 50, all: 35 },
} as const;

/**
 * Learning result of a term or a year. TT22/2021 art. 9.2; no subject is privileged and there is no overall average.
 * Art. 9.3: a level two or more below Tốt or Khá solely because of one subject, a comment subject too, is raised by exactly
 * one. Whether that subject is left out or imagined at the level is unsure: setting `soleSubjectTest`.
 */
export function learningResult(rules: RuleSet, subjects: readonly SubjectOutcome[]): LearningResult {
  const raw = rawLevel(rules, subjects);
  for (const target of ['good', 'fair'] as const) {
    if (levels.indexOf(raw) - levels.indexOf(target) < 2) continue;
    const causes = subjects.filter((subject) => reachesWithout(rules, { subjects, subject, target }));
    const [cause] = causes;
    if (cause && causes.length === 1) {
      return { raw, final: levels[levels.indexOf(raw) - 1] ?? raw, soleSubject: cause.subject };
    }
  }
  return { raw, final: raw, soleSubject: null };
}

function rawLevel(rules: RuleSet, subjects: readonly SubjectOutcome[]): Level {
  const reached = (['good', 'fair', 'satisfactory'] as const).find((level) => reaches(rules, subjects, level));
  return reached ?? 'unsatisfactory';
}

function reaches(rules: RuleSet, subjects: readonly SubjectOutcome[], level: keyof typeof thresholds): boolean {
  const { most, all } = thresholds[level];
  let fails = 0;
  let high = 0;
  for (const { result } of subjects) {
    if (result.kind === 'comment') {
      if (result.result === 'fail') fails += 1;
    } else {
      if (result.tenths < all) return false;
      if (result.tenths >= most) high += 1;
    }
  }
  return fails <= (level === 'satisfactory' ? 1 : 0) && high >= rules.minSubjects;
}

/** Whether the level holds when one subject is set aside, in the sense of the setting. */
function reachesWithout(
  rules: RuleSet,
  test: { subjects: readonly SubjectOutcome[]; subject: SubjectOutcome; target: TargetLevel },
): boolean {
  const others = test.subjects.filter((other) => other !== test.subject);
  const imagined = rules.soleSubjectTest === 'counterfactual' ? [atLevel(test.subject, test.target)] : [];
  return reaches(rules, [...others, ...imagined], test.target);
}

function atLevel({ subject, result }: SubjectOutcome, level: TargetLevel): SubjectOutcome {
  return result.kind === 'comment'
    ? { subject, result: { kind: 'comment', result: 'pass' } }
    : { subject, result: { kind: 'score', tenths: thresholds[level].most } };
}
