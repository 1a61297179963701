import type { Obstacle } from '../explain/explanation.ts';
import type { ConductLevel, LearningLevel } from '../levels.ts';
import type { LevelRow, SecondaryRules } from '../regimes/secondary-rules.ts';
import type { SubjectOutcome } from '../subject-result.ts';

/** What is judged: the subjects that count for this pupil, their overall average where there is one, the specialised subject. */
export type Judged<L extends LearningLevel, C extends ConductLevel> = {
  rules: SecondaryRules<L, C>;
  subjects: readonly SubjectOutcome[];
  average: number | null;
  specialised: string | null;
};

/** One subject set aside: as if it did not exist, or imagined at the top of its scale. */
export type SetAside = { index: number; isImagined: boolean };

/** The one answer to "does this pupil meet that row"; with `obstacles` it goes on to name everything that stands against it. */
export function meets<L extends LearningLevel, C extends ConductLevel>(
  of: Judged<L, C>,
  row: LevelRow<L>,
  aside: SetAside | null,
  obstacles?: Obstacle[],
): boolean {
  const { rules, subjects, average, specialised } = of;
  const { coreSubjects } = rules.learning;
  const mustOtherCarry = rules.settings.soleCoreSubject === 'another';
  let fails = 0;
  let counted = 0;
  let bestCore = -1;
  let isMet = true;
  const stands = (obstacle: Obstacle): void => {
    isMet = false;
    obstacles?.push(obstacle);
  };
  for (let i = 0; i < subjects.length; i += 1) {
    const { subject, result } = subjects[i] as SubjectOutcome;
    if (aside?.index === i) {
      if (!aside.isImagined || result.kind !== 'score') continue;
      counted += 1;
      if (row.core !== null && !mustOtherCarry && coreSubjects.includes(subject)) bestCore = 100;
    } else if (result.kind === 'comment') {
      if (result.result === 'pass') continue;
      fails += 1;
      if (row.failsAllowed !== null && fails > row.failsAllowed) {
        stands({ condition: 'comments', subject, needed: row.failsAllowed, got: fails });
        if (!obstacles) return false;
      }
    } else {
      const { tenths } = result;
      if (tenths < row.every) {
        stands({ condition: 'every', subject, needed: row.every, got: tenths });
        if (!obstacles) return false;
      }
      if (row.counted !== null && tenths >= row.counted) counted += 1;
      if (row.core === null) continue;
      if (tenths > bestCore && coreSubjects.includes(subject)) bestCore = tenths;
      if (subject === specialised && tenths < row.core) {
        stands({ condition: 'specialised', subject, needed: row.core, got: tenths });
      }
    }
  }
  const minSubjects = rules.settings.minSubjects[rules.id] ?? 0;
  if (row.counted !== null && counted < minSubjects) {
    stands({ condition: 'counted', subject: null, needed: minSubjects, got: counted });
  }
  if (row.average !== null && (average === null || average < row.average)) {
    stands({ condition: 'average', subject: null, needed: row.average, got: average });
  }
  if (row.core !== null && bestCore < row.core) {
    stands({ condition: 'core', subject: null, needed: row.core, got: bestCore < 0 ? null : bestCore });
  }
  return isMet;
}

/** The one subject but for which the row is met; null when there is none, or more than one. */
export function soleCause<L extends LearningLevel, C extends ConductLevel>(
  of: Judged<L, C>,
  row: LevelRow<L>,
): SubjectOutcome | null {
  const { learning, settings } = of.rules;
  const isImagined = learning.soleTest === 'imagined' || settings.soleSubjectTest === 'counterfactual';
  let cause: SubjectOutcome | null = null;
  for (let index = 0; index < of.subjects.length; index += 1) {
    if (!meets(of, row, { index, isImagined })) continue;
    if (cause) return null;
    cause = of.subjects[index] ?? null;
  }
  return cause;
}
