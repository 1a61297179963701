import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideHalfUp } from './rounding.ts';

test.each([
  [724, 100, 7],
  [749, 100, 7],
  [750, 100, 8],
  [751, 100, 8],
  [580, 8, 73],
  [676, 8, 85],
  [0, 7, 0],
])('%i / %i rounds to %i', (numerator, divisor, quotient) => {
  expect(divideHalfUp(numerator, divisor)).toBe(quotient);
});

test('the quotient is never more than half away, and a tie goes up', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 10_000 }), (numerator, divisor) => {
      const twiceTooLow = 2 * (numerator - divideHalfUp(numerator, divisor) * divisor);
      expect(twiceTooLow < divisor && twiceTooLow >= -divisor).toBe(true);
    }),
    { seed: 2025 },
  );
});
