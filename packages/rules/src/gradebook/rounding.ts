/** The one rounding of marks: the quotient of two whole numbers to a whole number, half up. The divisor is above 0. */
export function divideHalfUp(numerator: number, divisor: number): number {
  return Math.floor((2 * numerator + divisor) / (2 * divisor));
}
