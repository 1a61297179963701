import { describe, expect, test } from 'vitest';
import type { CellValue } from '../cell.ts';
import { columnsOf } from '../columns.ts';
import { learningResult } from '../learning/learning-result.ts';
import type { Level } from '../levels.ts';
import { primaryYearResult } from '../primary/year-level.ts';
import { tt22 } from '../regimes/tt22-2021.ts';
import { tt27 } from '../regimes/tt27-2020.ts';
import { tt43 } from '../regimes/tt43-2021.ts';
import { tt58 } from '../regimes/tt58-2011.ts';
import { requiredAssessments } from '../required-assessments.ts';
import { ruleSets, withSettings } from '../rule-set.ts';
import { subjectSemesterResult } from '../semester-result.ts';
import { defaultSettings, settingValues } from '../settings.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import { type YearPupil, yearOutcome } from '../year/year-outcome.ts';
import { subjectYearResult } from '../year-result.ts';
import type { Explanation } from './explanation.ts';
import { type RuleCode, ruleTexts } from './rule-texts.ts';
import { settingTexts } from './setting-texts.ts';

const mark = (number: number): CellValue => ({ kind: 'number', number });
const score = (subject: string, tenths: number): SubjectOutcome => ({ subject, result: { kind: 'score', tenths } });
const named = (tenths: readonly number[]) => tenths.map((t, i) => score(`s${i}`, t));

describe('an explanation', () => {
  test('of a term average has the marks with their weights, the quotient before rounding, the clause and the edition', () => {
    const columns = columnsOf({ kind: 'score', regularCount: 3 });
    const marks = { r1: 70, r2: 70, r3: 80, mid: 60, end: 80 };
    const cells = new Map(Object.entries(marks).map(([slot, tenths]) => [slot, mark(tenths)]));
    const explanation: Explanation = [];
    subjectSemesterResult(tt22, { kind: 'score', columns, cells, subject: 'physics' }, explanation);
    expect(explanation).toEqual([
      {
        decided: 'subject_term',
        subject: 'physics',
        ruleSet: 'TT22_2021',
        edition: 1,
        rule: 'TT22_2021.9.1.term',
        inputs: [
          { of: 'cell', name: 'r1', value: 70, weight: 1 },
          { of: 'cell', name: 'r2', value: 70, weight: 1 },
          { of: 'cell', name: 'r3', value: 80, weight: 1 },
          { of: 'cell', name: 'mid', value: 60, weight: 2 },
          { of: 'cell', name: 'end', value: 80, weight: 3 },
        ],
        rounding: { numerator: 580, divisor: 8 },
        result: 73,
        obstacles: [],
        settings: [],
      },
    ]);
  });

  test('of a zero that only a setting gives names the setting', () => {
    const columns = columnsOf({ kind: 'score', regularCount: 1 });
    const cells = new Map<string, CellValue>([
      ['r1', { kind: 'by_rule' }],
      ['mid', mark(80)],
      ['end', mark(80)],
    ]);
    const steps = (rules: typeof tt22 | typeof tt58): Explanation => {
      const explanation: Explanation = [];
      subjectSemesterResult(rules, { kind: 'score', columns, cells }, explanation);
      return explanation;
    };
    expect(steps(withSettings(tt22, { missingRegular: 'zero' }))[0]?.settings).toEqual([
      { name: 'missingRegular', value: 'zero' },
    ]);
    expect(steps(tt58)[0]?.settings).toEqual([]);
  });

  test('of a level names what stood against the next better one', () => {
    const explanation: Explanation = [];
    learningResult(tt22, named([82, 85, 90, 88, 80, 79, 64, 70]), null, explanation);
    expect(explanation).toMatchObject([
      {
        decided: 'learning_level',
        rule: 'TT22_2021.9.2',
        result: 'fair',
        obstacles: [
          { condition: 'every', subject: 's6', needed: 65, got: 64 },
          { condition: 'counted', subject: null, needed: 6, got: 5 },
        ],
        settings: [],
      },
    ]);
  });

  test('shows a setting exactly where another value of it would have decided otherwise', () => {
    const steps = (tenths: readonly number[]): Explanation => {
      const explanation: Explanation = [];
      learningResult(tt22, named(tenths), null, explanation);
      return explanation;
    };
    const five = steps([82, 85, 90, 88, 80, 49, 70, 70]);
    expect(five.find(({ decided }) => decided === 'learning_adjusted')).toMatchObject({
      subject: null,
      result: 'satisfactory',
      settings: [{ name: 'soleSubjectTest', value: 'exclude' }],
    });
    const six = steps([82, 85, 90, 88, 80, 86, 49, 70]);
    expect(six.find(({ decided }) => decided === 'learning_adjusted')).toMatchObject({
      subject: 's6',
      rule: 'TT22_2021.9.3',
      result: 'fair',
      settings: [],
    });
    expect(steps([80, 80, 80, 80, 80, 80])).toHaveLength(1);
  });

  test('shows how many subjects are asked where one more or less would matter', () => {
    const explanation: Explanation = [];
    learningResult(tt43, named([80, 80, 80, 80, 80, 65]), null, explanation);
    expect(explanation[0]).toMatchObject({ result: 'good', settings: [{ name: 'minSubjects', value: 5 }] });
  });

  test('of TT58/2011 has the overall average with its rounding', () => {
    const explanation: Explanation = [];
    const subjects = [score('mathematics', 60), score('literature', 65), score('physics', 71), score('history', 62)];
    learningResult(tt58, subjects, null, explanation);
    expect(explanation[0]).toMatchObject({
      decided: 'overall_average',
      rounding: { numerator: 258, divisor: 4 },
      result: 65,
    });
    expect(explanation[1]?.inputs.at(-1)).toEqual({ of: 'value', name: 'average', value: 65 });
  });

  test('of the year follows every step to the promotion', () => {
    const pupil: YearPupil<Level, Level> = {
      grade: 8,
      subjects: named([60, 60, 60, 60, 60, 60, 32, 45]),
      conduct: { first: 'good', second: 'unsatisfactory', entered: null },
      absences: 3,
      isNotAssessed: false,
      summer: { conduct: 'satisfactory', retests: [score('s6', 40)], isOver: true },
      manual: null,
    };
    const explanation: Explanation = [];
    expect(yearOutcome(tt22, pupil, explanation)).toEqual(yearOutcome(tt22, pupil));
    expect(explanation.map(({ decided, subject, result }) => [decided, subject, result])).toEqual([
      ['conduct_year', null, 'unsatisfactory'],
      ['learning_level', null, 'unsatisfactory'],
      ['retest', 's6', 40],
      ['learning_after_retest', null, 'computed'],
      ['learning_level', null, 'satisfactory'],
      ['promotion', null, 'promoted'],
      ['title', null, null],
    ]);
    expect(explanation.find(({ decided }) => decided === 'promotion')?.settings).toEqual([
      { name: 'retestWhenYearConductFailed', value: 'afterSuccessfulTraining' },
    ]);
  });

  test('of a subject of one semester, of counts and of a primary year names settings too', () => {
    const explanation: Explanation = [];
    const second = { kind: 'score', tenths: 71 } as const;
    const first = { kind: 'excluded', cause: 'not_taught' } as const;
    subjectYearResult(tt22, { subject: 'music', kind: 'score', first, second }, explanation);
    requiredAssessments(tt22, { kind: 'score', periodsPerYear: 70, clusters: 1 }, explanation);
    const subjects = [{ subject: 'informatics-technology', mark: 'well_completed' } as const];
    const tests = [{ subject: 'informatics-technology', tenths: 90 }];
    primaryYearResult(tt27, { grade: 3, subjects, traits: [], tests }, explanation);
    expect(explanation.map(({ decided, settings }) => [decided, settings[0]?.name])).toEqual([
      ['subject_year', 'singleSemester'],
      ['counts', 'chuyenDe'],
      ['primary_level', 'technologyTests'],
      ['primary_bar', undefined],
    ]);
  });
});

describe('the texts of rules and settings', () => {
  test('every clause that a rule set names has its text, and every text is named', () => {
    const named = Object.values(ruleSets).flatMap((rules) => Object.values<RuleCode>(rules?.sources ?? {}));
    for (const code of named) expect(ruleTexts[code].text).not.toBe('');
    const ofCharters: RuleCode[] = ['TT32_2020.33', 'TT12_2011'];
    expect(new Set([...named, ...ofCharters])).toEqual(new Set(Object.keys(ruleTexts)));
  });

  test('every setting says why it exists, and every value of a choice has words', () => {
    for (const name of Object.keys(defaultSettings) as (keyof typeof defaultSettings)[]) {
      expect(settingTexts[name].question).not.toBe('');
      expect(settingTexts[name].source).not.toBe('');
    }
    for (const [name, values] of Object.entries(settingValues)) {
      expect(Object.keys(settingTexts[name as keyof typeof settingValues].values)).toEqual([...values]);
    }
  });
});
