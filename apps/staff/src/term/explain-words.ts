import type { ExplainedOutcome } from '@truong/contracts/explanations';
import type { ExplainedInput, Obstacle } from '@truong/rules/gradebook/explain/explanation';
import { inputTexts } from '@truong/rules/gradebook/explain/input-texts';
import { settingTexts } from '@truong/rules/gradebook/explain/setting-texts';
import { markText } from '@truong/rules/gradebook/parse-mark';
import { traitName } from '@truong/rules/gradebook/primary/trait-names';
import { formatTenths } from '@truong/vietnamese/numbers';
import { nameOfSlot } from '../gradebook/messages.ts';
import { completionNames, primaryLevelNames } from '../gradebook/primary/messages.ts';
import { levelNames, titleNames } from '../messages.ts';
import { explainTexts } from './explain-messages.ts';

export type Step = ExplainedOutcome['steps'][number];

/** What somebody asks about: a subject's result, or one of the decisions. */
export type About = { name: string; decided: readonly Step['decided'][]; subject?: string };

/** The steps that answer a question, in the order in which they were taken. */
export function stepsAbout(steps: readonly Step[], { decided, subject }: About): Step[] {
  return steps.filter((step) => decided.includes(step.decided) && (subject === undefined || step.subject === subject));
}

const words: Readonly<Record<string, string>> = { ...levelNames, ...titleNames, ...explainTexts.results };

/** Where the same code is another word: levels of the year in grades 1-5, and how the grade ends. */
const ownWords: Partial<Record<Step['decided'], Readonly<Record<string, string>>>> = {
  primary_level: primaryLevelNames,
  primary_completion: completionNames,
};

/** Whole numbers: the sessions missed, the grade. Any other number is a mark in tenths. */
const counts: ReadonlySet<string> = new Set(['absences', 'grade', 'periods_per_year', 'periods_per_week', 'clusters']);

function valueText(value: string | number | null, isCount: boolean): string {
  if (value === null) return explainTexts.nothing;
  if (typeof value === 'number') return isCount ? String(value) : formatTenths(value);
  return words[value] ?? value;
}

export function resultText({ decided, result }: Pick<Step, 'decided' | 'result'>): string {
  if (decided === 'primary_replacement' && typeof result === 'number') return markText(result);
  const own = typeof result === 'string' ? ownWords[decided]?.[result] : undefined;
  return own ?? valueText(result, decided === 'counts');
}

/** Marks of tests in grades 1-5. */
const wholeMarks: ReadonlySet<string> = new Set(['first_test', 'replacement_test']);

/** "ĐĐGck 8,5 (hệ số 3)", "Toán 7,0", "Số buổi nghỉ trong năm 12". */
export function inputText(input: ExplainedInput, nameOf: (subject: string) => string): string {
  const isYearLevel = input.of === 'value' && input.name === 'year_level';
  const level = isYearLevel && typeof input.value === 'string' ? ownWords.primary_level?.[input.value] : undefined;
  const isWhole = input.of === 'test' || (input.of === 'value' && wholeMarks.has(input.name));
  const mark = isWhole && typeof input.value === 'number' ? markText(input.value) : undefined;
  const value = level ?? mark ?? valueText(input.value, input.of === 'value' && counts.has(input.name));
  const name = nameOfInput(input, nameOf);
  const weight = 'weight' in input && input.weight !== undefined ? ` (${explainTexts.weight(input.weight)})` : '';
  return `${name} ${value}${weight}`;
}

function nameOfInput(input: ExplainedInput, nameOf: (subject: string) => string): string {
  switch (input.of) {
    case 'value':
      return inputTexts[input.name];
    case 'cell':
      return nameOfSlot(input.name);
    case 'trait':
      return traitName(input.name);
    case 'test':
      return explainTexts.test(nameOf(input.name));
    default:
      return nameOf(input.name);
  }
}

export function roundingText({ rounding, result }: Pick<Step, 'rounding' | 'result'>): string | null {
  if (!rounding || typeof result !== 'number') return null;
  return explainTexts.rounding(formatTenths(rounding.numerator), rounding.divisor, formatTenths(result));
}

/** How many subjects is a count; every other demand is a mark. */
export function obstacleText(
  { condition, subject, needed, got }: Obstacle,
  nameOf: (subject: string) => string,
): string {
  const isCount = condition === 'counted' || condition === 'comments';
  // Tests of grades 1-5 have whole marks.
  const words = (value: number | string | null) =>
    condition === 'tests' && typeof value === 'number' ? markText(value) : valueText(value, isCount);
  const what =
    subject === null || condition === 'comments'
      ? explainTexts.conditions[condition]
      : condition === 'traits'
        ? traitName(subject)
        : condition === 'tests'
          ? explainTexts.test(nameOf(subject))
          : nameOf(subject);
  return `${what} ${explainTexts.needs(words(got), words(needed))}`;
}

/** The question a setting answers, and its answer. */
export function settingText({ name, value }: Step['settings'][number]): string {
  const { question, values } = settingTexts[name];
  return `${question} ${values[String(value)] ?? value}`;
}
