import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import { chainStart, nextLink } from './chain.ts';
import { merkleRoot } from './merkle.ts';

describe('canonical form', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalText({ b: 1, a: [null, true, 'Đ'] })).toBe('{"a":[null,true,"Đ"],"b":1}');
    expect(canonicalText({ a: [null, true, 'Đ'], b: 1 })).toBe(canonicalText({ b: 1, a: [null, true, 'Đ'] }));
  });
  it('refuses numbers whose text differs between languages', () => {
    expect(() => canonicalText(8.5)).toThrow(RangeError);
    expect(() => canonicalText(Number.NaN)).toThrow(RangeError);
  });
});

describe('a chain', () => {
  it('ends elsewhere when any link is changed, left out or moved', () => {
    const links = [{ seq: 1 }, { seq: 2 }, { seq: 3 }];
    const end = (contents: { seq: number }[]) => contents.reduce(nextLink, chainStart({ sheet: 1 })).toString('hex');
    const whole = end(links);
    expect(end([{ seq: 1 }, { seq: 9 }, { seq: 3 }])).not.toBe(whole);
    expect(end([{ seq: 1 }, { seq: 3 }])).not.toBe(whole);
    expect(end([{ seq: 2 }, { seq: 1 }, { seq: 3 }])).not.toBe(whole);
    expect(links.reduce(nextLink, chainStart({ sheet: 2 })).toString('hex')).not.toBe(whole);
  });
});

describe('a Merkle root', () => {
  it('is the published value for one empty leaf (RFC 6962 test vectors)', () => {
    expect(merkleRoot([new Uint8Array()]).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
  it('tells the order and number of leaves', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
    const roots = [
      [a, b, c],
      [a, c, b],
      [a, b],
      [a, b, c, c],
    ].map((leaves) => merkleRoot(leaves).toString('hex'));
    expect(new Set(roots).size).toBe(4);
  });
});
