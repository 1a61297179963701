import { expect, test } from 'vitest';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt27 } from './regimes/tt27-2020.ts';
import { tt43 } from './regimes/tt43-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';
import { changedSettings, ruleSets, rulesFor, versionOf, withSettings } from './rule-set.ts';

function at(grade: number, schoolYear: number, programme: 'general' | 'continuing' = 'general') {
  return { programme, grade, schoolYear, date: `${schoolYear + 1}-01-15` };
}

test.each([
  [6, 2020, tt58Amended],
  [6, 2021, tt22],
  [8, 2022, tt58Amended],
  [8, 2023, tt22],
  [9, 2023, tt58Amended],
  [9, 2016, tt58],
  [9, 2024, tt22],
  [12, 2025, tt22],
  [5, 2024, tt27],
  [5, 2013, null],
  [13, 2025, null],
])('grade %i of school year %i has the rules of its circular, or none', (grade, schoolYear, rules) => {
  expect(rulesFor(at(grade, schoolYear))).toBe(rules);
});

test('continuing education has its own circular, and no rules before it', () => {
  expect(rulesFor(at(10, 2023, 'continuing'))).toBe(tt43);
  expect(rulesFor(at(9, 2023, 'continuing'))).toBeNull();
});

test('the settings of a province are merged in, and what is named of a map keeps the rest of it', () => {
  const rules = rulesFor(at(6, 2024), { chuyenDe: 'oneOfRequired', minSubjects: { TT43_2021: 6 } });
  expect(rules?.settings).toEqual({
    ...tt22.settings,
    chuyenDe: 'oneOfRequired',
    minSubjects: { TT22_2021: 6, TT43_2021: 6 },
  });
  expect(tt22.settings.chuyenDe).toBe('additional');
});

test('a row that a province adds to the table of circulars wins over it', () => {
  const row = { regime: 'TT22_2021', programme: 'general', grades: [9], since: 2023, inForce: null } as const;
  expect(rulesFor(at(9, 2023), { regimeTable: [row] })?.id).toBe('TT22_2021');
  expect(rulesFor(at(12, 2023), { regimeTable: [row] })?.id).toBe('TT58_2011+TT26_2020');
});

test('a version names the rule set and its edition, and only settings that differ are told', () => {
  expect(versionOf(tt22)).toBe('TT22_2021/1');
  expect(changedSettings(tt22)).toEqual({});
  expect(changedSettings(withSettings(tt22, { gioiToKem: 'none' }))).toEqual({ gioiToKem: 'none' });
  const stored = withSettings(tt22, { chuyenDe: 'oneOfRequired' }).settings;
  expect(changedSettings(tt22, stored)).toEqual({ chuyenDe: 'additional' });
});

test('a rule set is plain data that is known by its own name', () => {
  for (const [id, rules] of Object.entries(ruleSets)) {
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
    if (rules) expect(rules.id).toBe(id);
  }
});
