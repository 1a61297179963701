import {
  type ActingSetting,
  actingSettings,
  type Explanation,
  explain,
  given,
  type Obstacle,
} from '../explain/explanation.ts';
import { isAtLeast } from '../levels.ts';
import type { PrimaryBar, PrimaryLevel, PrimaryRules, SubjectMark, TraitMark } from '../regimes/primary-rules.ts';
import type { Missing, NotAvailable } from '../subject-result.ts';
import { isTechnology, primaryTests } from './assessment-plan.ts';

/** What stands at the end of the year: every subject and trait of the pupil, null where nothing does, and the valid tests. */
export type PrimaryYear = {
  grade: number;
  subjects: readonly { subject: string; mark: SubjectMark | null }[];
  traits: readonly { trait: string; mark: TraitMark | null }[];
  /** Tests that do not exist for the grade are not counted. */
  tests: readonly PrimaryTest[];
};

/** The valid mark in tenths, and the first one where another test replaced it. */
export type PrimaryTest = { subject: string; tenths: number | null; replaced?: number };

export type PrimaryResult = {
  kind: 'result';
  /** Null where the circular has no level of the year. */
  level: PrimaryLevel | null;
  /** Every subject, trait and test is enough to complete the grade. */
  isEnough: boolean;
};

/**
 * The level of the year, and whether the grade's bar is met. TT27/2020 art. 9.2: subjects, qualities and competences, and
 * year-end tests that exist for the grade; one trait at Đạt caps it at Hoàn thành. TT30/2014 and TT22/2016 art. 14 (in part
 * from memory) have no level. Not available, with what lacks, while anything does: a missing test is not a 0.
 */
export function primaryYearResult(
  rules: PrimaryRules,
  year: PrimaryYear,
  explanation?: Explanation,
): PrimaryResult | NotAvailable {
  const studied = year.subjects.map(({ subject }) => subject);
  const tests = new Map(year.tests.map((test) => [test.subject, test]));
  const counted = primaryTests(rules, { grade: year.grade, point: 'year_end', studied }).map(
    (subject): PrimaryTest => tests.get(subject) ?? { subject, tenths: null },
  );
  const judged = { ...year, tests: counted };
  const missing = missingOf(judged);
  if (missing.length > 0) return { kind: 'not_available', missing };
  const reached = rules.yearLevels.find(({ bar }) => meetsBar(rules, judged, bar));
  const level = rules.yearLevels.length === 0 ? null : (reached?.level ?? 'not_completed');
  const isEnough = meetsBar(rules, judged, rules.completion);
  if (explanation) explainYear(rules, { judged, year, level, isEnough, explanation });
  return { kind: 'result', level, isEnough };
}

function missingOf({ subjects, traits, tests }: PrimaryYear): Missing[] {
  return [
    ...subjects.flatMap(({ subject, mark }): Missing[] => (mark ? [] : [{ kind: 'subject', subject, because: [] }])),
    ...traits.flatMap(({ trait, mark }): Missing[] => (mark ? [] : [{ kind: 'trait', trait }])),
    ...tests.flatMap(({ subject, tenths }): Missing[] => (tenths === null ? [{ kind: 'test', subject }] : [])),
  ];
}

/** The one answer to "is that bar met"; with `obstacles` it names everything that stands against it. */
export function meetsBar(
  { subjectScale, traitScale }: Pick<PrimaryRules, 'subjectScale' | 'traitScale'>,
  { subjects, traits, tests }: Pick<PrimaryYear, 'subjects' | 'traits' | 'tests'>,
  bar: PrimaryBar,
  obstacles: Obstacle[] = [],
): boolean {
  for (const { subject, mark } of subjects) {
    if (mark && isAtLeast(subjectScale, mark, bar.subjects)) continue;
    obstacles.push({ condition: 'subjects', subject, needed: bar.subjects, got: mark });
  }
  for (const { trait, mark } of traits) {
    if (mark && isAtLeast(traitScale, mark, bar.traits)) continue;
    obstacles.push({ condition: 'traits', subject: trait, needed: bar.traits, got: mark });
  }
  for (const { subject, tenths } of tests) {
    if (tenths !== null && tenths >= bar.tests) continue;
    obstacles.push({ condition: 'tests', subject, needed: bar.tests, got: tenths });
  }
  return obstacles.length === 0;
}

function explainYear(
  rules: PrimaryRules,
  of: {
    judged: PrimaryYear;
    year: PrimaryYear;
    level: PrimaryLevel | null;
    isEnough: boolean;
    explanation: Explanation;
  },
): void {
  const { judged, year, level, isEnough, explanation } = of;
  const inputs = [
    ...judged.subjects.map(({ subject, mark }) => ({ of: 'subject' as const, name: subject, value: mark })),
    ...judged.traits.map(({ trait, mark }) => ({ of: 'trait' as const, name: trait, value: mark })),
    ...judged.tests.map(({ subject, tenths }) => ({ of: 'test' as const, name: subject, value: tenths })),
  ];
  const settings = [
    ...actingSettings(rules, ['technologyTests'], (under) => primaryYearResult(under, year)),
    ...technologySetting(rules, year),
  ];
  for (const { subject, tenths, replaced } of judged.tests) {
    if (replaced === undefined) continue;
    explain(explanation, rules, {
      ...{ decided: 'primary_replacement', subject, rule: rules.sources.replacement, result: tenths },
      inputs: [given('first_test', replaced), given('replacement_test', tenths)],
    });
  }
  if (level !== null) {
    const at = rules.yearLevels.findIndex((row) => row.level === level);
    const above = rules.yearLevels[at < 0 ? rules.yearLevels.length - 1 : at - 1];
    const obstacles: Obstacle[] = [];
    if (above) meetsBar(rules, judged, above.bar, obstacles);
    const { yearLevel: rule } = rules.sources;
    explain(explanation, rules, { decided: 'primary_level', rule, inputs, result: level, obstacles, settings });
  }
  const obstacles: Obstacle[] = [];
  meetsBar(rules, judged, rules.completion, obstacles);
  explain(explanation, rules, {
    decided: 'primary_bar',
    rule: rules.sources.completion,
    inputs: level === null ? inputs : [given('year_level', level)],
    result: isEnough ? 'completed' : 'not_completed',
    obstacles,
    settings: level === null ? settings : [],
  });
}

/** From which grade competences in technology and informatics are assessed acted where the year would be another without them. */
function technologySetting(rules: PrimaryRules, year: PrimaryYear): ActingSetting[] {
  const traits = year.traits.filter(({ trait }) => !isTechnology(trait));
  if (traits.length === year.traits.length) return [];
  const [result, without] = [primaryYearResult(rules, year), primaryYearResult(rules, { ...year, traits })];
  if (JSON.stringify(result) === JSON.stringify(without)) return [];
  return [{ name: 'technologyCompetencesFrom', value: rules.settings.technologyCompetencesFrom }];
}

/** The levels that a year may have, best first; none where the circular has no level of the year. */
export function yearLevelsOf({ yearLevels }: Pick<PrimaryRules, 'yearLevels'>): PrimaryLevel[] {
  return yearLevels.length === 0 ? [] : [...yearLevels.map(({ level }) => level), 'not_completed'];
}
