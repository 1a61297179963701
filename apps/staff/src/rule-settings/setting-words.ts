import type { RuleSettings, SettingDifferences } from '@truong/contracts/rule-settings';
import { ruleTexts } from '@truong/rules/gradebook/explain/rule-texts';
import { settingTexts } from '@truong/rules/gradebook/explain/setting-texts';
import type { Regime, RegimeStart, SecondaryRegime } from '@truong/rules/gradebook/regime';
import type { PrimaryLevel } from '@truong/rules/gradebook/regimes/primary-rules';
import { ruleSets } from '@truong/rules/gradebook/rule-set';
import type { CountBand, CountOverride, GradebookSettings, SettingName } from '@truong/rules/gradebook/settings';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatTenths } from '@truong/vietnamese/numbers';
import { primaryLevelNames } from '../gradebook/primary/messages.ts';
import { levelNames, termNames, titleNames } from '../messages.ts';
import { yearTexts } from '../term/year-messages.ts';
import { settingPageTexts as texts } from './messages.ts';

export type Setting = RuleSettings['settings'][number];

/** The circulars of grades 6-12 that have counts and levels of their own. */
export const countedRegimes = [
  'TT22_2021',
  'TT43_2021',
  'TT58_2011+TT26_2020',
  'TT58_2011',
] as const satisfies readonly SecondaryRegime[];

/** Every circular whose rules are known. */
export const knownCirculars = Object.keys(ruleSets).filter((id) => ruleSets[id as Regime] !== null) as Regime[];

export function circularName(regime: string): string {
  const rules = ruleSets[regime as Regime];
  if (!rules) return regime;
  const source = rules.stage === 'primary' ? rules.sources.points : rules.sources.counts;
  return ruleTexts[source].circular.replace('/TT-BGDĐT', '');
}

/** "Khối 10, 11: Thông tư 22/2021, từ năm học 2024-2025". */
export function regimeRowText({ regime, programme, grades, since, inForce }: RegimeStart): string {
  return texts.regimes.line({
    grades: [...grades].sort((one, other) => one - other).join(', '),
    programme: programme === 'continuing' ? texts.regimes.programmes.continuing : null,
    circular: circularName(regime),
    since: formatSchoolYear(since),
    inForce: inForce && formatDate(inForce),
  });
}

/** A value in words: that of the setting's list, or what a number or list of it says. */
export function valueText(name: SettingName, value: unknown): string {
  switch (name) {
    case 'regimeTable': {
      const rows = value as readonly RegimeStart[];
      return rows.length === 0 ? texts.asTable : rows.map(regimeRowText).join('. ');
    }
    case 'retentionLimit':
      return typeof value === 'number' ? texts.times(value) : texts.asCharter;
    case 'technologyCompetencesFrom':
      return texts.fromGrade(Number(value));
    case 'minSubjects':
      return Object.entries(value as GradebookSettings['minSubjects'])
        .map(([regime, count]) => texts.subjects(circularName(regime), count))
        .join('; ');
    case 'markCountOverrides': {
      const overrides = value as readonly CountOverride[];
      return overrides.length === 0 ? texts.noOverride : overrides.map(overrideText).join('. ');
    }
    default:
      return settingTexts[name].values[String(value)] ?? String(value);
  }
}

/** "Thông tư 22/2021, Học kỳ II: thường xuyên 1/2/3; môn nhận xét 1". */
export function overrideText({ regime, schoolYear, term, regular, commentSubjects, periodic }: CountOverride): string {
  const counts = (bands: readonly CountBand[]) => bands.map(({ count }) => count).join('/');
  return texts.override.line({
    circular: circularName(regime),
    term: `${termNames[term]} ${formatSchoolYear(schoolYear)}`,
    regular: counts(regular),
    comment: commentSubjects,
    periodic: periodic && counts(periodic),
  });
}

type Pupil = SettingDifferences['periods'][number]['pupils'][number];
type Field = keyof Pupil['was'];
const fields = Object.keys(texts.fields) as Field[];
const words: Readonly<Record<string, string>> = { ...levelNames, ...titleNames, ...yearTexts.ends };

/** What of a result would be another: field, as stored, as it would be. */
export function differencesOf({ was, now }: Pick<Pupil, 'was' | 'now'>): { field: string; was: string; now: string }[] {
  return fields
    .filter((field) => was[field] !== now[field])
    .map((field) => ({ field: texts.fields[field], was: wordOf(field, was[field]), now: wordOf(field, now[field]) }));
}

function wordOf(field: Field, value: string | number | null): string {
  if (value === null) return '–';
  if (field === 'circular') return circularName(String(value));
  if (field === 'primaryLevel') return primaryLevelNames[value as PrimaryLevel];
  return typeof value === 'number' ? formatTenths(value) : (words[value] ?? value);
}
