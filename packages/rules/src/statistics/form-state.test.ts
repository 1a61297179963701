import { describe, expect, test } from 'vitest';
import { type FormFacts, formStanding } from './form-state.ts';

const facts: FormFacts = {
  window: { opensOn: '2024-09-15', dueOn: '2024-10-10' },
  today: '2024-09-20',
  now: '2024-09-20T03:00:00.000Z',
  isCompleted: false,
  latest: null,
  verdicts: [],
  locks: [],
};
const filed: FormFacts = { ...facts, latest: { number: 1, filedOn: '2024-09-20' } };
const accepted = { number: 1, verdict: 'accepted', isLast: false } as const;

describe('the standing of a form', () => {
  test.each<[string, FormFacts, Partial<ReturnType<typeof formStanding>>]>([
    ['nobody opened it', { ...facts, window: null }, { status: 'not_open', mayEnter: false, maySubmit: false }],
    ['its window has not come', { ...facts, today: '2024-09-14' }, { status: 'not_open', mayEnter: false }],
    ['it is open', facts, { status: 'not_filed', mayEnter: true, maySubmit: true, isLate: false }],
    ['it is overdue', { ...facts, today: '2024-10-11' }, { status: 'not_filed', maySubmit: true, isLate: true }],
    ['it is complete', { ...facts, isCompleted: true }, { status: 'not_filed', mayEnter: false, maySubmit: true }],
    ['it was filed', filed, { status: 'submitted', maySubmit: true, mayEnter: true, mayAskUnlock: false }],
    ['it was filed late', { ...filed, latest: { number: 1, filedOn: '2024-10-11' } }, { isLate: true }],
    [
      'it was returned',
      { ...filed, verdicts: [{ ...accepted, verdict: 'returned' }] },
      { status: 'returned', maySubmit: true },
    ],
    [
      'the office accepted',
      { ...filed, verdicts: [accepted] },
      { status: 'accepted', isLocked: true, mayAskUnlock: true, maySubmit: false },
    ],
    [
      'the last office accepted',
      { ...filed, verdicts: [accepted, { ...accepted, isLast: true }] },
      { status: 'approved', isLocked: true },
    ],
    [
      'the department returned what the office accepted',
      { ...filed, verdicts: [accepted, { number: 1, verdict: 'returned', isLast: true }] },
      { status: 'returned', maySubmit: true },
    ],
    [
      'a verdict on an older number',
      { ...filed, latest: { number: 2, filedOn: '2024-09-20' }, verdicts: [accepted] },
      { status: 'submitted', maySubmit: true },
    ],
  ])('%s', (_, of, expected) => expect(formStanding(of)).toMatchObject(expected));

  const opening = { said: 'unlocked', until: '2024-09-21T03:00:00.000Z' } as const;
  test.each<[string, FormFacts['locks'], string, boolean]>([
    ['a lock shuts', [{ said: 'locked', until: null }], facts.now, true],
    ['an opening opens', [{ said: 'locked', until: null }, opening], facts.now, false],
    ['an opening ends by itself', [{ said: 'locked', until: null }, opening], '2024-09-21T03:00:00.000Z', true],
    ['a lock after an opening', [opening, { said: 'locked', until: null }], facts.now, true],
    [
      'a refusal changes nothing',
      [
        { said: 'locked', until: null },
        { said: 'refused', until: null },
      ],
      facts.now,
      true,
    ],
    ['a refusal locks nothing', [{ said: 'refused', until: null }], facts.now, false],
  ])('%s', (_, locks, now, isLocked) => {
    expect(formStanding({ ...facts, locks, now })).toMatchObject({
      isLocked,
      mayEnter: !isLocked,
      maySubmit: !isLocked,
    });
  });

  test('an opening outweighs an acceptance', () => {
    expect(formStanding({ ...filed, verdicts: [accepted], locks: [opening] })).toMatchObject({
      status: 'accepted',
      maySubmit: true,
      openUntil: opening.until,
    });
  });
});
