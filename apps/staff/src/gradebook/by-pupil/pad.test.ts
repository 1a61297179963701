import { describe, expect, it } from 'vitest';
import { isFull, padKeys, pressed } from './pad.ts';

const mark = { scale: 'mark' } as const;
const key = (label: string, of: Parameters<typeof padKeys>[0] = mark) => {
  const found = padKeys(of).find((each) => each.label === label);
  if (!found) throw new Error(`no key ${label}`);
  return found;
};
const typed = (...labels: string[]) => labels.reduce((text, label) => pressed(text, key(label)), '');

describe('the pad', () => {
  it.each([
    [['8'], '8'],
    [['8', ',', '5'], '8,5'],
    [[',', '8', ',', ',', '5'], '8,5'],
    [['7', '10'], '10'],
    [['1', '2', '3', '4', '5'], '1234'],
  ])('%j writes %s', (labels, expected) => {
    expect(typed(...labels)).toBe(expected);
  });

  it('codes of a scale replace what stands there', () => {
    const comment = { scale: 'comment' } as const;
    expect(pressed('Đ', key('CĐ', comment))).toBe('CĐ');
    expect(padKeys({ scale: 'old_conduct' }).map(({ label }) => label)).toEqual(['T', 'K', 'TB', 'Y']);
  });

  it.each([
    ['8', false],
    ['8,', false],
    ['8,5', true],
    ['10', true],
    ['1', false],
  ])('a mark %s is full: %s', (text, expected) => {
    expect(isFull(text, mark)).toBe(expected);
  });

  it('a test of grades 1-5 is a whole mark: 1 may become 10', () => {
    const test = { scale: 'test' } as const;
    expect(['1', '2', '10'].map((text) => isFull(text, test))).toEqual([false, true, true]);
  });

  it('a code is full at once, a count never', () => {
    expect(isFull('CĐ', { scale: 'comment' })).toBe(true);
    expect(isFull('12', { scale: 'count' })).toBe(false);
  });
});
