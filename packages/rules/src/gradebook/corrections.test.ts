import { describe, expect, it } from 'vitest';
import { countCorrections } from './corrections.ts';

describe('corrections of a cell', () => {
  const due = 'make_up 2025-05-20';
  it.each<[string, [string, string][], number]>([
    ['never touched', [], 0],
    ['filled once', [['', '80']], 0],
    [
      'changed',
      [
        ['', '80'],
        ['80', '85'],
      ],
      1,
    ],
    [
      'changed twice',
      [
        ['', '80'],
        ['80', '85'],
        ['85', '80'],
      ],
      2,
    ],
    [
      'deleted and typed anew',
      [
        ['', '80'],
        ['80', ''],
        ['', '85'],
      ],
      1,
    ],
    [
      'deleted, and the same value came back',
      [
        ['', '80'],
        ['80', ''],
        ['', '80'],
      ],
      0,
    ],
    [
      'deleted for good',
      [
        ['', '80'],
        ['80', ''],
      ],
      1,
    ],
    [
      'a make-up that was taken',
      [
        ['', due],
        [due, '70'],
      ],
      0,
    ],
    [
      'a value that became a make-up, which was taken',
      [
        ['', '0'],
        ['0', due],
        [due, '70'],
      ],
      1,
    ],
    [
      '0 by rule replaced by a late mark',
      [
        ['', 'by_rule'],
        ['by_rule', '50'],
      ],
      1,
    ],
    [
      'a comment',
      [
        ['', 'fail'],
        ['fail', 'pass'],
      ],
      1,
    ],
    ['history that begins at the second version', [['80', '85']], 1],
  ])('%s', (_name, changes, corrections) => {
    expect(countCorrections(changes.map(([from, to]) => ({ from, to })))).toBe(corrections);
  });
});
