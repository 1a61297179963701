import { expect, it } from 'vitest';
import { isNothing, listsOf, marksUnder, nothingKept, type SessionAct, stepSession } from './kept-session.ts';

const typed = (pupilId: number, mark: 'excused' | 'unexcused' | null): SessionAct => ({
  type: 'typed',
  draft: { isWhole: false, marks: { [pupilId]: mark } },
});
const allPresent: SessionAct = { type: 'typed', draft: { isWhole: true, marks: {} } };
const after = (...acts: SessionAct[]) => acts.reduce(stepSession, nothingKept);
const batched: SessionAct = { type: 'batched', requestId: 'a' };
const stored = new Map([
  [1, 'excused'],
  [2, 'unexcused'],
] as const);

it('marks lie over what is stored; a whole class present takes all of it away', () => {
  expect(marksUnder(stored, after(typed(1, null), typed(3, 'excused')))).toEqual(
    new Map([
      [2, 'unexcused'],
      [3, 'excused'],
    ]),
  );
  expect(marksUnder(stored, after(typed(3, 'excused'), allPresent, typed(4, 'unexcused')))).toEqual(
    new Map([[4, 'unexcused']]),
  );
  expect(marksUnder(undefined, undefined)).toBeUndefined();
});

it('tells of the pupils who were typed, or of the whole class', () => {
  const of = (...acts: SessionAct[]) => listsOf(after(...acts).waiting ?? { isWhole: false, marks: {} });
  expect(of(typed(1, null), typed(3, 'excused'))).toEqual({
    absent: [{ pupilId: 3, mark: 'excused' }],
    present: [1],
  });
  expect(of(allPresent, typed(3, 'excused'))).toEqual({ absent: [{ pupilId: 3, mark: 'excused' }], present: null });
});

it('what is typed while a batch flies waits behind it, and over it when that comes back', () => {
  const flying = after(typed(1, 'excused'), batched, typed(1, 'unexcused'), typed(2, null));
  expect(marksUnder(stored, flying)).toEqual(new Map([[1, 'unexcused']]));
  const refused = stepSession(flying, { type: 'returned', requestId: 'a', refused: 'TERM_CLOSED' });
  expect(refused).toMatchObject({
    batch: null,
    refused: 'TERM_CLOSED',
    waiting: { marks: { 1: 'unexcused', 2: null } },
  });
  expect(stepSession(refused, batched)).toBe(refused);
  expect(stepSession(refused, { type: 'tried again', replacesCounts: false }).refused).toBeNull();
  const saved = stepSession(flying, { type: 'answered', requestId: 'a' });
  expect(saved.waiting).toEqual({ isWhole: false, marks: { 1: 'unexcused', 2: null } });
  expect(stepSession(saved, { type: 'answered', requestId: 'a' })).toBe(saved);
});

it('is nothing once it is answered, or given up', () => {
  expect(isNothing(after(typed(1, 'excused'), batched, { type: 'answered', requestId: 'a' }))).toBe(true);
  expect(isNothing(after(typed(1, 'excused'), { type: 'dropped' }))).toBe(true);
  expect(isNothing(after(typed(1, 'excused'), batched, { type: 'dropped' }))).toBe(false);
});
