import { type Regime, regimeFor, type SchoolProgramme } from './regime.ts';
import type { PrimaryRules } from './regimes/primary-rules.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt27 } from './regimes/tt27-2020.ts';
import { tt30, tt30Amended } from './regimes/tt30-2014.ts';
import { tt43 } from './regimes/tt43-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';
import { defaultSettings, type GradebookSettings } from './settings.ts';

export type RuleSet = SecondaryRules | PrimaryRules;

/** Every rule set; null where the circular is known by name only (QĐ 02/2007: its rules were not read). */
export const ruleSets: Readonly<Record<Regime, RuleSet | null>> = {
  TT22_2021: tt22,
  TT43_2021: tt43,
  TT58_2011: tt58,
  'TT58_2011+TT26_2020': tt58Amended,
  TT27_2020: tt27,
  'TT30_2014+TT22_2016': tt30Amended,
  TT30_2014: tt30,
  'QD02_2007+TT26_2014': null,
};

/**
 * The rules of a grade and school year at a date (that of the assessment point), under the settings of the province for
 * that year. TT22/2021 art. 21, TT27/2020 art. 2-3, TT43/2021 art. 19. Null where no circular, or no rule of it, is known.
 */
export function rulesFor(
  at: { programme: SchoolProgramme; grade: number; schoolYear: number; date: string },
  province?: Partial<GradebookSettings>,
): RuleSet | null {
  const regime = regimeFor(at, province?.regimeTable);
  const rules = regime && ruleSets[regime];
  return rules && province ? withSettings(rules, province) : rules;
}

/** The same rules under other settings; what is not named keeps its value. */
export function withSettings<R extends RuleSet>(rules: R, settings: Partial<GradebookSettings>): R {
  const minSubjects = { ...rules.settings.minSubjects, ...settings.minSubjects };
  return { ...rules, settings: { ...rules.settings, ...settings, minSubjects } };
}

/** Recorded with every result: the rule set and its edition. */
export function versionOf(rules: Pick<RuleSet, 'id' | 'edition'>): string {
  return `${rules.id}/${rules.edition}`;
}

/** The settings that differ from others: from the defaults, or from those a closed result was computed with. */
export function changedSettings(
  { settings }: Pick<RuleSet, 'settings'>,
  from: GradebookSettings = defaultSettings,
): Partial<GradebookSettings> {
  const names = Object.keys(settings) as (keyof GradebookSettings)[];
  const changed = names.filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(from[name]));
  return Object.fromEntries(changed.map((name) => [name, settings[name]]));
}
