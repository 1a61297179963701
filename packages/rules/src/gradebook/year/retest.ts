import { actingSettings, type Explanation, explain, given } from '../explain/explanation.ts';
import { type LearningResult, learningResult } from '../learning/learning-result.ts';
import type { ConductLevel, LearningLevel } from '../levels.ts';
import type { SecondaryRules } from '../regimes/secondary-rules.ts';
import type { KnownResult, SubjectOutcome } from '../subject-result.ts';

/** The original year result, the re-test beside it, and the one that counts for promotion. Both are printed. */
export type RetestedSubject = {
  subject: string;
  original: KnownResult;
  retest: KnownResult | null;
  counted: KnownResult;
};

export type Retest<L> = {
  subjects: RetestedSubject[];
  /** What a re-test was given for though it may not be retaken, or on the other scale; it does not count. */
  refused: string[];
  /** Not retaken though every subject has to be: setting `retestSubset`. */
  untaken: string[];
  /** Null while `untaken` is not empty. */
  learning: LearningResult<L> | null;
};

/**
 * The subjects that may be retaken in summer, in their order: comment subjects at Chưa đạt, score subjects below 5,0.
 * TT22/2021 art. 14, TT43/2021 art. 13, TT58/2011 art. 16.
 */
export function retestSubjects<L extends LearningLevel, C extends ConductLevel>(
  { promotion }: Pick<SecondaryRules<L, C>, 'promotion'>,
  subjects: readonly SubjectOutcome[],
): string[] {
  return subjects.filter((one) => mayRetake(promotion.retestBelow, one.result)).map(({ subject }) => subject);
}

function mayRetake(retestBelow: number, result: KnownResult): boolean {
  return result.kind === 'score' ? result.tenths < retestBelow : result.result === 'fail';
}

/**
 * The learning result after the summer. A re-test replaces the subject's year result for promotion (unsure when it is worse:
 * `retestReplaces`), the overall average and the level are computed anew, adjustment too; no subject need reach 5,0.
 * TT22/2021 art. 14, TT43/2021 art. 13, TT58/2011 art. 16. Whether each subject must be retaken is unsure: `retestSubset`.
 */
export function retestResult<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  of: { subjects: readonly SubjectOutcome[]; retests: readonly SubjectOutcome[]; specialised?: string | null },
  explanation?: Explanation,
): Retest<L> {
  const retests = new Map(of.retests.map(({ subject, result }) => [subject, result]));
  const eligible = new Set(retestSubjects(rules, of.subjects));
  const subjects = of.subjects.map(({ subject, result: original }): RetestedSubject => {
    const given = eligible.has(subject) ? (retests.get(subject) ?? null) : null;
    const retest = given?.kind === original.kind ? given : null;
    return { subject, original, retest, counted: retest ? replacing(rules, original, retest) : original };
  });
  const taken = new Set(subjects.filter(({ retest }) => retest !== null).map(({ subject }) => subject));
  const untaken = rules.settings.retestSubset === 'all' ? [...eligible].filter((subject) => !taken.has(subject)) : [];
  const refused = of.retests.map(({ subject }) => subject).filter((subject) => !taken.has(subject));
  if (explanation) explainRetest(rules, of, { subjects, untaken, explanation });
  const after = subjects.map(({ subject, counted }) => ({ subject, result: counted }));
  const learning = untaken.length === 0 ? learningResult(rules, after, of.specialised ?? null, explanation) : null;
  return { subjects, refused, untaken, learning };
}

function replacing(rules: Pick<SecondaryRules, 'settings'>, original: KnownResult, retest: KnownResult): KnownResult {
  if (rules.settings.retestReplaces === 'always') return retest;
  if (original.kind === 'score' && retest.kind === 'score') return retest.tenths > original.tenths ? retest : original;
  return retest.kind === 'comment' && retest.result === 'pass' ? retest : original;
}

function explainRetest<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  of: { subjects: readonly SubjectOutcome[]; retests: readonly SubjectOutcome[]; specialised?: string | null },
  { subjects, untaken, explanation }: Pick<Retest<L>, 'subjects' | 'untaken'> & { explanation: Explanation },
): void {
  const shownValue = (result: KnownResult) => (result.kind === 'score' ? result.tenths : result.result);
  for (const { subject, original, retest, counted } of subjects) {
    if (!retest) continue;
    explain(explanation, rules, {
      decided: 'retest',
      subject,
      rule: rules.sources.retest,
      inputs: [given('original', shownValue(original)), given('retest', shownValue(retest))],
      result: shownValue(counted),
    });
  }
  explain(explanation, rules, {
    decided: 'learning_after_retest',
    rule: rules.sources.retest,
    inputs: untaken.map((subject) => ({ of: 'subject', name: subject, value: null })),
    result: untaken.length === 0 ? 'computed' : null,
    settings: actingSettings(rules, ['retestSubset', 'retestReplaces'], (under) => {
      return retestResult(under, of).learning?.final ?? null;
    }),
  });
}
