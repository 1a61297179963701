import {
  type ActingSetting,
  actingSettings,
  type Explanation,
  explain,
  given,
  type Obstacle,
} from '../explain/explanation.ts';
import type { ConductLevel, LearningLevel } from '../levels.ts';
import type { SecondaryRules } from '../regimes/secondary-rules.ts';
import { divideHalfUp } from '../rounding.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import { type Judged, meets, soleCause } from './level-demands.ts';
import { overallFraction } from './overall-average.ts';

export type LearningResult<L> = {
  /** Before the adjustment. */
  raw: L;
  final: L;
  /** The one subject because of which the level was raised. */
  soleSubject: string | null;
  /** In tenths; null where the circular has none. */
  average: number | null;
};

/**
 * Learning result of a semester or a year, over the subjects that count for this pupil. TT22/2021 art. 9.2 and (by analogy,
 * `minSubjects`) TT43/2021: thresholds only, no average, no subject privileged. TT58/2011 art. 13: average, a core subject
 * (TT26/2020: a foreign language too), every subject; the specialised subject of a specialised class.
 * Adjustment, at most once: TT22/2021 art. 9.3, two levels or more below Tốt or Khá solely because of one subject, raised by
 * one (unsure: `soleSubjectTest`); TT58/2011 art. 13.6, the listed cases (unsure: `gioiToKem`, `soleCoreSubject`). A comment
 * subject may be that subject. Whether subjects are missing is the caller's question: see `termOutcome`, `yearOutcome`.
 */
export function learningResult<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  subjects: readonly SubjectOutcome[],
  specialised: string | null = null,
  explanation?: Explanation,
): LearningResult<L> {
  const { learning } = rules;
  const fraction = learning.hasOverallAverage ? overallFraction(subjects) : null;
  const average = fraction && divideHalfUp(fraction.numerator, fraction.divisor);
  const judged: Judged<L, C> = { rules, subjects, average, specialised };
  const raw = learning.rows.find((row) => meets(judged, row, null))?.level ?? learning.lowest;
  const adjusted = adjustment(judged, raw);
  const result: LearningResult<L> = {
    raw,
    final: adjusted?.level ?? raw,
    soleSubject: adjusted?.subject ?? null,
    average,
  };
  if (explanation) explainLearning(judged, { result, fraction, explanation });
  return result;
}

function adjustment<L extends LearningLevel, C extends ConductLevel>(
  judged: Judged<L, C>,
  raw: L,
): { level: L; subject: string } | null {
  const { learning, settings } = judged.rules;
  for (const { target, becomes, belowAverage, raw: from } of learning.adjustments) {
    if (from !== raw) continue;
    const isAbove = belowAverage !== undefined && judged.average !== null && judged.average >= belowAverage;
    if (isAbove && settings.gioiToKem === 'none') continue;
    const row = learning.rows.find(({ level }) => level === target);
    const cause = row && soleCause(judged, row);
    if (cause) return { level: becomes, subject: cause.subject };
  }
  return null;
}

function explainLearning<L extends LearningLevel, C extends ConductLevel>(
  judged: Judged<L, C>,
  of: {
    result: LearningResult<L>;
    fraction: { numerator: number; divisor: number } | null;
    explanation: Explanation;
  },
): void {
  const { rules, subjects, specialised } = judged;
  const { result, fraction, explanation } = of;
  const inputs = subjects.map(({ subject, result: known }) => ({
    of: 'subject' as const,
    name: subject,
    value: known.kind === 'score' ? known.tenths : known.result,
  }));
  if (fraction) {
    const scores = inputs.filter(({ value }) => typeof value === 'number');
    const { overallAverage: rule } = rules.sources;
    explain(explanation, rules, {
      decided: 'overall_average',
      rule,
      inputs: scores,
      rounding: fraction,
      result: result.average,
    });
  }
  const decide = (under: SecondaryRules<L, C>) => learningResult(under, subjects, specialised);
  explain(explanation, rules, {
    decided: 'learning_level',
    rule: rules.sources.learning,
    inputs: fraction ? [...inputs, given('average', result.average)] : inputs,
    result: result.raw,
    obstacles: obstaclesAbove(judged, result.raw),
    settings: minSubjectsActing(rules, decide, result),
  });
  const settings = actingSettings(rules, ['soleSubjectTest', 'gioiToKem', 'soleCoreSubject'], decide);
  if (result.soleSubject === null && settings.length === 0) return;
  explain(explanation, rules, {
    decided: 'learning_adjusted',
    subject: result.soleSubject,
    rule: rules.sources.adjustment,
    inputs: [given('raw', result.raw)],
    result: result.final,
    settings,
  });
}

/** What stood against the next better level. */
function obstaclesAbove<L extends LearningLevel, C extends ConductLevel>(judged: Judged<L, C>, raw: L): Obstacle[] {
  const { rows, lowest } = judged.rules.learning;
  const at = raw === lowest ? rows.length : rows.findIndex(({ level }) => level === raw);
  const above = rows[at - 1];
  const obstacles: Obstacle[] = [];
  if (above) meets(judged, above, null, obstacles);
  return obstacles;
}

/** How many subjects a level asks, where one more or less would have made another level. */
function minSubjectsActing<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  decide: (under: SecondaryRules<L, C>) => LearningResult<L>,
  { raw, final }: LearningResult<L>,
): ActingSetting[] {
  const value = rules.settings.minSubjects[rules.id];
  if (value === undefined) return [];
  const isActing = [value - 1, value + 1].some((other) => {
    const minSubjects = { ...rules.settings.minSubjects, [rules.id]: other };
    const under = decide({ ...rules, settings: { ...rules.settings, minSubjects } });
    return under.raw !== raw || under.final !== final;
  });
  return isActing ? [{ name: 'minSubjects', value }] : [];
}
