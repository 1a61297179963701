import type { Regime } from '../regime.ts';
import { type ChoiceName, type GradebookSettings, settingValues } from '../settings.ts';
import type { InputName } from './input-texts.ts';
import type { RuleCode } from './rule-texts.ts';

/** What was decided. */
export type Decided =
  | 'counts'
  | 'subject_term'
  | 'subject_year'
  | 'strands'
  | 'overall_average'
  | 'learning_level'
  | 'learning_adjusted'
  | 'conduct_year'
  | 'title'
  | 'promotion'
  | 'retest'
  | 'learning_after_retest'
  | 'individual_plan'
  | 'left_out'
  | 'primary_level'
  | 'primary_bar'
  | 'primary_replacement'
  | 'primary_completion'
  | 'primary_award';

/** A value that went in: of a cell by its slot, of a subject, a trait or a test by its code, or one of `inputTexts`. */
export type ExplainedInput = { value: string | number | null } & (
  | { of: 'value'; name: InputName; weight?: number }
  | { of: 'cell'; name: string; weight?: number }
  | { of: 'subject' | 'strand' | 'trait' | 'test'; name: string }
);

/** Why the next better level was not reached. */
export type Obstacle = {
  condition: 'average' | 'core' | 'specialised' | 'every' | 'counted' | 'comments' | 'subjects' | 'traits' | 'tests';
  /** The subject or trait that failed; null where it is a count or an average. */
  subject: string | null;
  needed: number | string;
  got: number | string | null;
};

/** A setting under another value of which this decision would have been another. */
export type ActingSetting = { name: ChoiceName | 'minSubjects' | 'technologyCompetencesFrom'; value: string | number };

/** One decision, as the function that took it tells it. Marks and averages are in tenths. */
export type ExplainedStep = {
  decided: Decided;
  /** The subject it is about; null: the pupil. */
  subject: string | null;
  ruleSet: Regime;
  edition: number;
  rule: RuleCode;
  inputs: readonly ExplainedInput[];
  /** The quotient before it was rounded half up to whole tenths. */
  rounding: { numerator: number; divisor: number } | null;
  result: string | number | null;
  obstacles: readonly Obstacle[];
  settings: readonly ActingSetting[];
};

/** Given to a function that decides, it is filled with the steps taken; without it nothing is built. */
export type Explanation = ExplainedStep[];

type ExplainedRules = { id: Regime; edition: number; settings: GradebookSettings };

export function explain(
  to: Explanation,
  rules: ExplainedRules,
  step: Pick<ExplainedStep, 'decided' | 'rule' | 'inputs' | 'result'> & Partial<ExplainedStep>,
): void {
  to.push({
    subject: null,
    ruleSet: rules.id,
    edition: rules.edition,
    rounding: null,
    obstacles: [],
    settings: [],
    ...step,
  });
}

/** An input that is one of `inputTexts`. */
export function given(name: InputName, value: ExplainedInput['value']): ExplainedInput {
  return { of: 'value', name, value };
}

/** The settings of `names` that acted: under another of their values `decide` answers otherwise. */
export function actingSettings<R extends ExplainedRules>(
  rules: R,
  names: readonly ChoiceName[],
  decide: (rules: R) => unknown,
): ActingSetting[] {
  const answer = JSON.stringify(decide(rules));
  return names.flatMap((name) => {
    const value = rules.settings[name];
    const others = settingValues[name].filter((other) => other !== value);
    const isActing = others.some(
      (other) => JSON.stringify(decide({ ...rules, settings: { ...rules.settings, [name]: other } })) !== answer,
    );
    return isActing ? [{ name, value }] : [];
  });
}
