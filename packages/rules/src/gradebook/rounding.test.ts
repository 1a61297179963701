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

test('it agrees with exact arithmetic on every average that marks can have', () => {
  const exact = (numerator: number, divisor: number) => {
    const [n, d] = [BigInt(numerator), BigInt(divisor)];
    return Number(n / d + (2n * (n % d) >= d ? 1n : 0n));
  };
  for (let divisor = 1; divisor <= 24; divisor += 1) {
    for (let numerator = 0; numerator <= 100 * divisor; numerator += 1) {
      if (divideHalfUp(numerator, divisor) !== exact(numerator, divisor)) {
        expect([numerator, divisor, divideHalfUp(numerator, divisor)]).toEqual([
          numerator,
          divisor,
          exact(numerator, divisor),
        ]);
      }
    }
  }
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 1_000_000 }), (numerator, divisor) => {
      expect(divideHalfUp(numerator, divisor)).toBe(exact(numerator, divisor));
    }),
    { seed: 2025 },
  );
});
