import { describe, expect, it, test } from 'vitest';
import { columnsOf } from './columns.ts';
import { looksLikeHundred, questionsBeforeWrite, type StandingPupil } from './wrong-column.ts';

const columns = columnsOf({ kind: 'score', regularCount: 2 });

/** Pupils of steady ability, whose marks differ a little from column to column. */
function classOf(size: number, slots: readonly string[], from = 0): StandingPupil[] {
  return Array.from({ length: size }, (_, at) => ({
    pupilId: at,
    values: new Map(slots.map((slot, along) => [slot, markOf(from + at, along)])),
  }));
}
function markOf(pupil: number, column: number): number {
  return 30 + ((pupil * 37) % 61) + ((pupil * 7 + column * 11) % 8);
}
const set = (slot: string, marks: readonly number[]) => marks.map((value, pupilId) => ({ pupilId, slot, value }));
const own = (size: number, column: number, from = 0) =>
  Array.from({ length: size }, (_, at) => markOf(from + at, column));
const kinds = (pupils: StandingPupil[], planned: ReturnType<typeof set>, of = columns) =>
  questionsBeforeWrite({ columns: of, pupils, planned }).map(({ kind }) => kind);

const regular = ['r1', 'r2'];
const full = [...regular, 'mid'];

describe('the wrong column', () => {
  it('marks of the same pupils are not asked about', () => {
    expect(kinds(classOf(40, full), set('end', own(40, 3)))).toEqual([]);
    expect(kinds(classOf(40, []), set('r1', own(40, 0)))).toEqual([]);
  });

  it('a set that equals another column', () => {
    const asked = questionsBeforeWrite({ columns, pupils: classOf(40, full), planned: set('end', own(40, 2)) });
    expect(asked).toEqual([{ kind: 'equals_column', slot: 'end', other: 'mid', count: 40, of: 40 }]);
  });

  it.each([
    [32, ['equals_column']],
    [31, []],
  ])('with %i of 40 marks equal', (equal, result) => {
    const marks = own(40, 2).map((mark, at) => (at < equal ? mark : mark === 50 ? 51 : 50));
    const found = kinds(classOf(40, full), set('end', marks)).filter((kind) => kind === 'equals_column');
    expect(found).toEqual(result);
  });

  it('one mark for everybody is no set to compare', () => {
    const pupils = classOf(40, []).map((pupil) => ({ ...pupil, values: new Map([['r1', 80]]) }));
    expect(kinds(pupils, set('r2', Array(40).fill(80)))).toEqual([]);
  });

  it('end-term marks while mid-term marks are missing, unless they come in the same write', () => {
    expect(kinds(classOf(40, regular), set('end', own(40, 3)))).toEqual(['mid_term_missing']);
    expect(kinds(classOf(40, regular), [...set('mid', own(40, 2)), ...set('end', own(40, 3))])).toEqual([]);
  });

  it('a comment subject asks for its mid-term results too', () => {
    const comment = columnsOf({ kind: 'comment', regularCount: 2 });
    expect(kinds(classOf(10, []), set('end', Array(10).fill(1)), comment)).toEqual(['mid_term_missing']);
  });

  it('marks of coefficient 2 stand in for the mid-term', () => {
    const tt58 = columnsOf({ kind: 'score', regularCount: 2, periodicCount: 2 });
    expect(kinds(classOf(40, regular), set('end', own(40, 3)), tt58)).toEqual(['mid_term_missing']);
    expect(kinds(classOf(40, ['r1', 'r2', 'p2']), set('end', own(40, 4)), tt58)).toEqual([]);
  });

  it('another set over a column that is entered, but not a few corrections', () => {
    expect(kinds(classOf(40, [...full, 'end']), set('mid', own(40, 5)))).toEqual(['replaces_column']);
    const corrected = own(40, 2).map((mark, at) => (at < 4 ? mark + 5 : mark));
    expect(kinds(classOf(40, [...full, 'end']), set('mid', corrected))).toEqual([]);
  });
});

describe('the wrong rows', () => {
  it.each([1, -1] as const)('a set moved by one row (%i) fits when it is moved back', (by) => {
    const marks = own(40, 3);
    const moved = set('end', marks).map((each) => ({ ...each, value: marks[each.pupilId - by] ?? 0 }));
    const planned = moved.filter(({ pupilId }) => marks[pupilId - by] !== undefined);
    expect(questionsBeforeWrite({ columns, pupils: classOf(40, full), planned })).toMatchObject([
      { kind: 'shifted', by },
    ]);
  });

  it('marks of another class', () => {
    expect(kinds(classOf(40, full), set('end', own(40, 3, 17)))).toEqual(['other_pupils']);
  });

  it('says nothing of a small class, or where everybody has the same', () => {
    expect(kinds(classOf(15, full), set('end', own(15, 3, 17)))).toEqual([]);
    const same = classOf(40, []).map((pupil) => ({
      ...pupil,
      values: new Map([
        ['r1', 80],
        ['mid', 80],
      ]),
    }));
    expect(kinds(same, set('end', own(40, 3)))).toEqual([]);
  });
});

test.each([
  [['85', '90', '7', '65'], true],
  [['85', '90', '70', '100'], true],
  [['8', '9', '11', '7'], false],
  [['8', '9', '10', '10'], false],
  [['85', '105', '70'], false],
  [['8,5', '9,5'], false],
  [['85', '', 'v', '70'], true],
  [['85'], false],
  [[], false],
])('%j is a set of a scale of 100: %s', (texts, result) => {
  expect(looksLikeHundred(texts)).toBe(result);
});
