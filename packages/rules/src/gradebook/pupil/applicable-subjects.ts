import { actingSettings, type Explanation, explain } from '../explain/explanation.ts';
import type { SecondaryDecision, SecondaryRules } from '../regimes/secondary-rules.ts';
import type { Excluded } from '../subject-result.ts';

/** A line of the plan of a class (or, for `isTaughtHere` false, of the school a pupil came from) as it is for one pupil. */
export type PupilLine = {
  subject: string;
  isElective: boolean;
  /** Chosen by this pupil; true of what everybody takes. */
  isTaken: boolean;
  isTaughtHere: boolean;
  /** In that semester. TT58/2011 art. 12; no effect where the circular exempts no whole subject. */
  isExempt: boolean;
  /** By individual education plan this subject is not assessed. */
  isOutsidePlan: boolean;
};

export type Applicability =
  | { subject: string; applies: true }
  | { subject: string; applies: false; why: Excluded | null };

/**
 * Which subjects are assessed for one pupil: pupils of a class may have different sets (grades 10-12 choose), and "at least
 * six subjects" is counted over each pupil's own. A subject not taken is no subject of the pupil (`why` null); an exempt one
 * is left out, TT58/2011 art. 12; an elective the school a pupil moved to does not teach is dropped from the year or keeps it
 * open, setting `electivesAbsentAtNewSchool` (unsure).
 */
export function applicableSubjects(
  rules: SecondaryRules,
  lines: readonly PupilLine[],
  explanation?: Explanation,
): Applicability[] {
  return lines.map((line): Applicability => {
    const { subject } = line;
    if (!line.isTaken) return { subject, applies: false, why: null };
    const why = excludedFor(rules, line);
    if (explanation) explainLine(rules, { line, why, explanation });
    return why ? { subject, applies: false, why } : { subject, applies: true };
  });
}

function excludedFor({ exemption, settings }: SecondaryRules, line: PupilLine): Excluded | null {
  if (line.isOutsidePlan) return { kind: 'excluded', cause: 'individual_plan' };
  if (line.isExempt && exemption.whole.includes(line.subject)) return { kind: 'excluded', cause: 'exempt' };
  const isDropped = line.isElective && !line.isTaughtHere && settings.electivesAbsentAtNewSchool === 'drop';
  return isDropped ? { kind: 'excluded', cause: 'elective_dropped' } : null;
}

const sourceOf = {
  exempt: 'exemption',
  elective_dropped: 'transfer',
  individual_plan: 'individualPlan',
  not_taught: 'oneTerm',
} as const satisfies Record<Excluded['cause'], SecondaryDecision>;

/** Only what is left out, or would be under another setting, is worth a step. */
function explainLine(
  rules: SecondaryRules,
  { line, why, explanation }: { line: PupilLine; why: Excluded | null; explanation: Explanation },
): void {
  const settings = actingSettings(rules, ['electivesAbsentAtNewSchool'], (under) => excludedFor(under, line));
  if (why === null && settings.length === 0) return;
  explain(explanation, rules, {
    decided: 'left_out',
    subject: line.subject,
    rule: rules.sources[why ? sourceOf[why.cause] : 'transfer'],
    inputs: [],
    result: why?.cause ?? null,
    settings,
  });
}
