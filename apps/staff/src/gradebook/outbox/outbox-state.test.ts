import { describe, expect, it } from 'vitest';
import { answered, batchRefused, emptyOutbox, refused, resolved, stopped, typed, unsentCount, withBatch } from './outbox-state.ts';

const cell = { pupilId: 1, slot: 'r1' };
const change = (text: string, seenVersion = 0) => ({ ...cell, text, seenVersion });

describe('the outbox of a sheet', () => {
  it('sends what waits under one number, and again under the same number', () => {
    const sent = withBatch(typed(emptyOutbox, change('8')), 'a');
    expect(sent.batch).toEqual({ requestId: 'a', changes: [change('8')] });
    expect(withBatch(sent, 'b')).toBe(sent);
  });
  it('an edit during the flight waits and learns the version that the answer names', () => {
    const flying = typed(withBatch(typed(emptyOutbox, change('8')), 'a'), change('9'));
    const after = answered(flying, 'a', { saved: [{ ...cell, value: '80', version: 1 }], conflicts: [] });
    expect(after.batch).toBeNull();
    expect(after.waiting['1:r1']).toEqual(change('9', 1));
  });
  it('an answer to another number changes nothing', () => {
    const sent = withBatch(typed(emptyOutbox, change('8')), 'a');
    expect(answered(sent, 'x', { saved: [], conflicts: [] })).toBe(sent);
  });
  it('a conflict keeps both values until it is decided; mine goes out over their version', () => {
    const sent = withBatch(typed(emptyOutbox, change('8')), 'a');
    const both = answered(sent, 'a', { saved: [], conflicts: [{ ...cell, value: '40', version: 3, who: 'Cô Mỷ', at: '' }] });
    expect(both.conflicts['1:r1']).toMatchObject({ text: '8', value: '40' });
    expect(resolved(both, '1:r1', 'mine').waiting['1:r1']).toEqual(change('8', 3));
    expect(resolved(both, '1:r1', 'theirs')).toEqual(emptyOutbox);
  });
  it('bad cells of a refused batch are marked with their text, the others wait again', () => {
    const two = typed(typed(emptyOutbox, change('abc')), { pupilId: 2, slot: 'r1', text: '7', seenVersion: 0 });
    const after = batchRefused(withBatch(two, 'a'), 'a', [{ ...cell, problem: 'not_a_mark' }]);
    expect(after.refused['1:r1']).toMatchObject({ text: 'abc', problem: 'not_a_mark' });
    expect(Object.keys(after.waiting)).toEqual(['2:r1']);
  });
  it('a closed sheet stops the sending and keeps every text', () => {
    const closed = stopped(typed(withBatch(typed(emptyOutbox, change('8')), 'a'), { pupilId: 2, slot: 'r1', text: '7', seenVersion: 0 }), 'SHEET_CLOSED');
    expect(unsentCount(closed)).toBe(2);
    expect(withBatch(closed, 'b').batch).toBeNull();
  });
  it('a good text takes the place of a refused one', () => {
    const bad = refused(emptyOutbox, { ...cell, text: '10,5', problem: 'out_of_range' });
    expect(typed(bad, change('10')).refused).toEqual({});
  });
});
