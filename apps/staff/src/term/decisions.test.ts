import type { TermBoard } from '@truong/contracts/gradebook';
import { expect, test } from 'vitest';
import { byClass, countDecisions, decide, decideAll, decisionsToSend, isDecided, type Undecided } from './decisions.ts';

function pupil(pupilId: number, allowed: Undecided['allowed'], classId = 1): Undecided {
  return { pupilId, classId, allowed };
}
const both = pupil(1, ['by_rule', 'not_assessed']);
const onlyNot = pupil(2, ['not_assessed']);
const other = pupil(3, ['by_rule', 'not_assessed'], 2);
const byRule = { decision: 'by_rule', reason: '' } as const;

test('not assessed counts as decided only with a reason', () => {
  expect(isDecided(both, { 1: { decision: 'not_assessed', reason: ' ốm ' } })).toBe(false);
  expect(isDecided(both, { 1: { decision: 'not_assessed', reason: 'nghỉ ốm' } })).toBe(true);
});

test('a decision that is not allowed for the pupil does not count', () => {
  expect(isDecided(onlyNot, { 2: byRule })).toBe(false);
});

test('one choice for a class reaches only those who may get it', () => {
  expect(decideAll({}, [both, onlyNot], byRule)).toEqual({ 1: byRule });
});

test('taking a decision back leaves the pupil undecided', () => {
  expect(decide({ 1: byRule }, 1, null)).toEqual({});
});

test('whoever has no decision that counts is undecided', () => {
  const decisions = { 1: byRule, 2: byRule, 9: byRule };
  expect(countDecisions([both, onlyNot, other], decisions)).toEqual({
    ...{ byRule: 1, leftEmpty: 0, notAssessed: 0, undecided: 2 },
  });
});

test('in grades 1 to 5 a term may stand without a test, which asks for no reason', () => {
  const young = pupil(4, ['left_empty', 'not_assessed']);
  const without = { decision: 'left_empty', reason: '' } as const;
  expect(countDecisions([young], { 4: without })).toMatchObject({ leftEmpty: 1, undecided: 0 });
  expect(decisionsToSend([young], { 4: without })).toEqual([{ pupilId: 4, decision: 'left_empty' }]);
  expect(countDecisions([young], { 4: byRule })).toMatchObject({ byRule: 0, undecided: 1 });
});

test('only decisions of pupils still incomplete are sent, with the reason tidied', () => {
  const decisions = { 1: byRule, 2: { decision: 'not_assessed', reason: ' chuyển viện ' }, 9: byRule } as const;
  expect(decisionsToSend([both, onlyNot], decisions)).toEqual([
    { pupilId: 1, decision: 'by_rule' },
    { pupilId: 2, decision: 'not_assessed', reason: 'chuyển viện' },
  ]);
});

test('pupils are grouped by class in the order of the board, which has classes without any', () => {
  const classes = [3, 2, 1].map((classId): TermBoard['classes'][number] => {
    return { classId, className: `8A${classId}`, grades: [8], pupils: 40, sheets: [] };
  });
  const groups = byClass({ classes, incomplete: [both, other, onlyNot] });
  expect(groups.map((group) => [group.className, group.pupils.length])).toEqual([
    ['8A2', 1],
    ['8A1', 2],
  ]);
});
