import { describe, expect, it, test } from 'vitest';
import type { CellValue } from '../cell.ts';
import { type MissingOfPupil, primaryClosingBlocks } from '../closing.ts';
import type { Scale } from '../columns.ts';
import { formatCell } from '../format-cell.ts';
import { parseCell } from '../parse-cell.ts';
import { tt27 } from '../regimes/tt27-2020.ts';
import { tt30 } from '../regimes/tt30-2014.ts';
import { withSettings } from '../rule-set.ts';
import { requiredCount, sheetColumns } from '../sheet-columns.ts';
import { technologyTraitCount } from './assessment-plan.ts';
import { assessedColumns, isReplacement, testCount } from './primary-columns.ts';
import { standingAt } from './standing.ts';

const opened = { regularCount: 0, periodicCount: null } as const;
const slotsOf = (sheet: Parameters<typeof sheetColumns>[0]) => sheetColumns(sheet).map(({ slot }) => slot);
const subject = (subjectCode: string, grade: number, ruleSet: 'TT27_2020' | 'TT30_2014' | 'TT30_2014+TT22_2016') =>
  slotsOf({ ...opened, kind: 'score', term: 2, ruleSet, grade, subjectCode });

describe('the columns of a sheet of grades 1-5', () => {
  test.each([
    ['vietnamese', 4, 'TT27_2020', ['mid-level', 'mid-test', 'end-level', 'end-test', 'end-test-again']],
    ['vietnamese', 3, 'TT27_2020', ['mid-level', 'end-level', 'end-test', 'end-test-again']],
    ['science', 5, 'TT27_2020', ['mid-level', 'end-level', 'end-test', 'end-test-again']],
    ['ethics', 5, 'TT27_2020', ['mid-level', 'end-level']],
    ['foreign-language-1', 2, 'TT30_2014+TT22_2016', ['mid-level', 'end-level', 'end-test', 'end-test-again']],
    ['mathematics', 5, 'TT30_2014', ['end-level', 'end-test']],
  ] as const)('%s in grade %i under %s: %j', (code, grade, ruleSet, slots) => {
    expect(subject(code, grade, ruleSet)).toEqual(slots);
  });

  it('of qualities and competences are those of the grade at both points', () => {
    const traits = (grade: number, ruleSet: 'TT27_2020' | 'TT30_2014') =>
      slotsOf({ ...opened, kind: 'homeroom', term: 1, ruleSet, grade, subjectCode: null });
    expect(traits(3, 'TT27_2020')).toHaveLength(30);
    expect(traits(2, 'TT27_2020')).toHaveLength(26);
    expect(traits(2, 'TT27_2020')[0]).toBe('mid-patriotism');
    expect(traits(1, 'TT30_2014')).toHaveLength(7);
  });

  it('has the competences in technology and informatics that its sheet was opened with', () => {
    const sheet = { ...opened, kind: 'homeroom', term: 1, ruleSet: 'TT27_2020', subjectCode: null } as const;
    expect(slotsOf({ ...sheet, grade: 4, periodicCount: 0 })).toHaveLength(26);
    expect(slotsOf({ ...sheet, grade: 2, periodicCount: 2 })).toHaveLength(30);
    const from = (technologyCompetencesFrom: number) => withSettings(tt27, { technologyCompetencesFrom });
    expect([3, 4, 5].map((grade) => technologyTraitCount(from(4), grade))).toEqual([0, 2, 2]);
    expect(technologyTraitCount(tt30, 5)).toBe(0);
  });

  it('asks nobody for a test that replaces another', () => {
    const sheet = { ...opened, kind: 'score', term: 1, ruleSet: 'TT27_2020', grade: 4 } as const;
    expect(requiredCount({ ...sheet, subjectCode: 'vietnamese' })).toBe(4);
  });

  it('has two tests of informatics and technology where the sheet was opened with two', () => {
    const sheet = { ...opened, kind: 'score', term: 1, ruleSet: 'TT27_2020', grade: 3 } as const;
    const joint = { ...sheet, subjectCode: 'informatics-technology' };
    const one = ['mid-level', 'end-level', 'end-test', 'end-test-again'];
    expect(slotsOf({ ...joint, periodicCount: 1 })).toEqual(one);
    const two = ['end-test-1', 'end-test-1-again', 'end-test-2', 'end-test-2-again'];
    expect(slotsOf({ ...joint, periodicCount: 2 })).toEqual(['mid-level', 'end-level', ...two]);
    expect(two.map(isReplacement)).toEqual([false, true, false, true]);
    expect(testCount(tt27, { grade: 3, term: 1, subject: 'informatics-technology' })).toBe(1);
    expect(testCount(tt27, { grade: 3, term: 1, subject: 'ethics' })).toBe(0);
  });
});

const context = { today: '2025-05-20', termEnds: '2025-05-31' };

describe('what is typed into them', () => {
  test.each([
    ['subject_level', 'T', 'well_completed', 'T'],
    ['subject_level', 'hoàn thành', 'completed', 'H'],
    ['subject_level', 'c', 'not_completed', 'C'],
    ['old_subject_level', 'H', 'completed', 'H'],
    ['trait_level', 't', 'good', 'T'],
    ['trait_level', 'đ', 'satisfactory', 'Đ'],
    ['trait_level', 'Cần cố gắng', 'needs_effort', 'C'],
    ['old_trait_level', 'CĐ', 'unsatisfactory', 'CĐ'],
  ] as const)('in %s "%s" is %s, shown as %s', (scale, text, code, shown) => {
    const parsed = parseCell(scale, text, context);
    expect(parsed).toEqual({ ok: true, value: { kind: 'code', code } });
    expect(parsed.ok && formatCell(scale, parsed.value)).toBe(shown);
  });

  test.each([
    ['test', '8', 80, null],
    ['test', '0', 0, null],
    ['test', '10', 100, null],
    ['test', '8,0', 80, null],
    ['test', '8,5', null, 'not_a_whole_mark'],
    ['test', '8,25', null, 'not_a_whole_mark'],
    ['test', '11', null, 'out_of_range'],
    ['test', '85', null, 'out_of_range'],
    ['test', 'T', null, 'not_a_mark'],
    ['old_test', '0', null, 'zero_not_given'],
    ['old_test', '1', 10, null],
  ] as const)('TT27/2020 art. 7: a test (%s) "%s" is %s, %s', (scale, text, number, problem) => {
    const parsed = parseCell(scale, text, context);
    if (problem === null) expect(parsed).toEqual({ ok: true, value: { kind: 'number', number } });
    else expect(parsed).toEqual({ ok: false, problem });
  });

  it('no code of one scale is taken by another', () => {
    for (const scale of ['subject_level', 'old_subject_level'] satisfies Scale[])
      expect(parseCell(scale, 'Đ', context).ok).toBe(false);
    for (const scale of ['trait_level', 'old_trait_level'] satisfies Scale[])
      expect(parseCell(scale, 'H', context).ok).toBe(false);
    expect(parseCell('test', 'v', context)).toMatchObject({ ok: true, value: { kind: 'make_up' } });
  });
});

describe('what stands at a point', () => {
  it('is read from the lines of a pupil, with nothing where nothing stands', () => {
    const sheet = { ...opened, kind: 'score', term: 1, ruleSet: 'TT27_2020', grade: 4 } as const;
    const columns = sheetColumns({ ...sheet, subjectCode: 'mathematics' });
    const cells = new Map<string, CellValue>([
      ['mid-level', { kind: 'code', code: 'completed' }],
      ['end-level', { kind: 'code', code: 'well_completed' }],
      ['end-test', { kind: 'make_up', due: '2025-01-10' }],
    ]);
    const traits = sheetColumns({ ...sheet, kind: 'homeroom', subjectCode: null });
    const lines = [
      { subjectCode: 'mathematics', columns, cells },
      { subjectCode: null, columns: traits, cells: new Map() },
    ];
    const standing = standingAt(tt27, { grade: 4, point: 'end_term_1', lines });
    expect(standing.subjects).toEqual([{ subject: 'mathematics', mark: 'well_completed' }]);
    expect(standing.tests).toEqual([{ subject: 'mathematics', tenths: null }]);
    expect(standing.traits).toHaveLength(15);
    expect(standing.traits.every(({ mark }) => mark === null)).toBe(true);
    expect(standingAt(tt27, { grade: 4, point: 'year_end', lines }).subjects).toEqual([]);
  });
});

describe('a test that another one replaced', () => {
  const sheet = { ...opened, kind: 'score', term: 1, ruleSet: 'TT27_2020', grade: 4, subjectCode: 'science' } as const;
  const number = (tenths: number): CellValue => ({ kind: 'number', number: tenths });
  const testOf = (cells: [string, CellValue][]) =>
    standingAt(tt27, {
      grade: 4,
      point: 'end_term_1',
      lines: [{ subjectCode: 'science', columns: sheetColumns(sheet), cells: new Map(cells) }],
    }).tests;

  test.each([
    [[['end-test', number(20)]], { tenths: 20 }],
    [
      [
        ['end-test', number(20)],
        ['end-test-again', number(60)],
      ],
      { tenths: 60, replaced: 20 },
    ],
    // Valid whether it is better or not; without a first one nothing is replaced.
    [
      [
        ['end-test', number(70)],
        ['end-test-again', number(60)],
      ],
      { tenths: 60, replaced: 70 },
    ],
    [[['end-test-again', number(60)]], { tenths: 60 }],
    [
      [
        ['end-test', number(20)],
        ['end-test-again', { kind: 'make_up', due: '2025-01-10' }],
      ],
      { tenths: 20 },
    ],
  ] as [[string, CellValue][], object][])('%j stands as %j', (cells, test) => {
    expect(testOf(cells)).toEqual([{ subject: 'science', ...test }]);
  });
});

describe('competences that a grade is no longer assessed in', () => {
  it('are left out of what stands, and of what is asked for', () => {
    const sheet = { ...opened, kind: 'homeroom', term: 1, ruleSet: 'TT27_2020', grade: 3, subjectCode: null } as const;
    const columns = sheetColumns(sheet);
    const later = withSettings(tt27, { technologyCompetencesFrom: 4 });
    const lines = [{ subjectCode: null, columns, cells: new Map<string, CellValue>() }];
    expect(standingAt(tt27, { grade: 3, point: 'end_term_1', lines }).traits).toHaveLength(15);
    expect(standingAt(later, { grade: 3, point: 'end_term_1', lines }).traits).toHaveLength(13);
    expect(assessedColumns(later, { grade: 3, columns })).toHaveLength(26);
  });
});

describe('closing a term of grades 1-5', () => {
  const testOf: MissingOfPupil = { subject: 'vietnamese', slot: 'end-test', role: 'test', state: 'make_up' };
  const levelOf: MissingOfPupil = { subject: 'ethics', slot: 'end-level', role: 'subject_level', state: 'empty' };
  const decide = (missing: MissingOfPupil[], decision: 'by_rule' | 'left_empty' | 'not_assessed' | null) =>
    primaryClosingBlocks([{ pupilId: 7, missing, decision }])[0];

  it('goes without a test that was not held, and never makes it 0', () => {
    expect(decide([testOf], 'left_empty')).toMatchObject({ decision: 'left_empty', blocking: [] });
    expect(decide([testOf], 'by_rule')).toMatchObject({ decision: null, blocking: [testOf] });
  });

  it('goes without the middle of the term for whoever came after it', () => {
    const middle: MissingOfPupil = { subject: null, slot: 'mid-kindness', role: 'trait_level', state: 'empty' };
    expect(decide([middle, testOf], 'left_empty')?.blocking).toEqual([]);
  });

  it('does not go without an assessment at its end, unless the pupil is not assessed', () => {
    expect(decide([testOf, levelOf], 'left_empty')?.blocking).toHaveLength(2);
    expect(decide([levelOf], 'not_assessed')?.blocking).toEqual([]);
    expect(decide([levelOf], null)?.allowed).toEqual(['not_assessed']);
  });
});
