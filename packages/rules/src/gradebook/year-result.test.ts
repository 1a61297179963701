import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { withSettings } from './rule-set.ts';
import { strandsResult } from './strands.ts';
import type { Excluded, NotAvailable, SubjectResult } from './subject-result.ts';
import { subjectYearResult } from './year-result.ts';

const score = (tenths: number): SubjectResult => ({ kind: 'score', tenths });
const pass: SubjectResult = { kind: 'comment', result: 'pass' };
const fail: SubjectResult = { kind: 'comment', result: 'fail' };
const exempt: Excluded = { kind: 'excluded', cause: 'exempt' };
const notTaught: Excluded = { kind: 'excluded', cause: 'not_taught' };
const open: NotAvailable = {
  kind: 'not_available',
  missing: [{ kind: 'cell', slot: 'end', role: 'end_of_term', state: 'empty' }],
};

function year(kind: 'score' | 'comment', first: SubjectResult, second: SubjectResult, rules = tt58): SubjectResult {
  return subjectYearResult(rules, { subject: 'subject', kind, first, second });
}

describe('the year of a score subject, TT22/2021 art. 9.1, TT58/2011 art. 10', () => {
  test.each([
    [60, 73, 69],
    [79, 80, 80],
    [0, 0, 0],
    [100, 100, 100],
    [65, 66, 66],
    [66, 65, 65],
  ])('%i and %i give %i tenths', (first, second, tenths) => {
    expect(year('score', score(first), score(second))).toEqual(score(tenths));
  });

  test('agrees with exact arithmetic, lies between the semesters, and a better semester never lowers it', () => {
    const tenths = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(tenths, tenths, (first, second) => {
        const result = year('score', score(first), score(second));
        const sum = BigInt(first + 2 * second);
        expect(result).toEqual(score(Number((2n * sum + 3n) / 6n)));
        const better = year('score', score(first), score(Math.min(100, second + 1)));
        const [before, after] = [result, better].map((one) => (one.kind === 'score' ? one.tenths : -1));
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
        expect(before).toBeGreaterThanOrEqual(Math.min(first, second));
        expect(before).toBeLessThanOrEqual(Math.max(first, second));
      }),
      { seed: 2025, numRuns: 2000 },
    );
  });

  test('does not exist while a semester does not, and says which and why', () => {
    expect(year('score', score(80), open)).toEqual({
      kind: 'not_available',
      missing: [{ kind: 'term', term: 2, because: open.missing }],
    });
    expect(year('score', open, open)).toMatchObject({ missing: [{ term: 1 }, { term: 2 }] });
  });
});

describe('the year of a comment subject', () => {
  test('is semester II, whatever semester I was, or was not', () => {
    expect(year('comment', fail, pass)).toEqual(pass);
    expect(year('comment', pass, fail)).toEqual(fail);
    expect(year('comment', open, pass)).toEqual(pass);
    expect(year('comment', pass, open).kind).toBe('not_available');
  });
});

describe('a subject of one semester', () => {
  test('has that semester as its year, by rule of TT58/2011 or by setting of TT22/2021', () => {
    expect(year('comment', pass, notTaught)).toEqual(pass);
    expect(year('score', notTaught, score(71))).toEqual(score(71));
    const block = { singleSemester: 'block' } as const;
    expect(year('score', notTaught, score(71), withSettings(tt58, block))).toEqual(score(71));
    const of = { subject: 'subject', kind: 'score', first: notTaught, second: score(71) } as const;
    expect(subjectYearResult(tt22, of)).toEqual(score(71));
    expect(subjectYearResult(withSettings(tt22, block), of)).toMatchObject({ kind: 'not_available' });
  });

  test('exempt in the other one has its result; exempt in both it is left out', () => {
    expect(year('comment', pass, exempt)).toEqual(pass);
    expect(year('comment', exempt, exempt)).toEqual(exempt);
    expect(year('comment', open, exempt)).toMatchObject({ kind: 'not_available', missing: [{ term: 1 }] });
  });
});

describe('a subject of two strands', () => {
  const strands = (music: SubjectResult, fineArts: SubjectResult) => [
    { strand: 'music', result: music },
    { strand: 'fine-arts', result: fineArts },
  ];

  test('is Đạt when both are, or under the setting when one is', () => {
    const of = { subject: 'arts', strands: strands(pass, fail) };
    expect(strandsResult(tt22, { ...of, strands: strands(pass, pass) })).toEqual(pass);
    expect(strandsResult(tt22, of)).toEqual(fail);
    expect(strandsResult(withSettings(tt22, { artStrands: 'either' }), of)).toEqual(pass);
  });

  test('has no result while a strand has none; a strand left out does not count', () => {
    expect(strandsResult(tt22, { subject: 'arts', strands: strands(pass, open) })).toEqual({
      kind: 'not_available',
      missing: [{ kind: 'strand', strand: 'fine-arts' }],
    });
    expect(strandsResult(tt22, { subject: 'arts', strands: strands(pass, notTaught) })).toEqual(pass);
    expect(strandsResult(tt22, { subject: 'arts', strands: strands(exempt, exempt) })).toEqual(exempt);
  });
});
