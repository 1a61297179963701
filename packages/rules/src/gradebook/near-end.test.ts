import { describe, expect, it } from 'vitest';
import { isNearEnd } from './near-end.ts';

describe('the end of a term is near', () => {
  it.each([
    ['2025-05-09', false],
    ['2025-05-10', true],
    ['2025-05-31', true],
    ['2025-07-01', true],
  ])('on %s for a term that ends on 2025-05-31: %s', (today, expected) => {
    expect(isNearEnd({ today, endsOn: '2025-05-31' })).toBe(expected);
  });
});
