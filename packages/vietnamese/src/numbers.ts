/** Tenths with exactly one decimal, as averages are printed: 85 → "8,5", 70 → "7,0". */
export function formatTenths(t: number): string {
  const abs = Math.abs(t);
  return `${t < 0 ? '-' : ''}${formatInteger(Math.floor(abs / 10))},${abs % 10}`;
}

/** Tenths as component marks are shown, without a needless decimal: 85 → "8,5", 80 → "8". */
export function formatMark(t: number): string {
  return t % 10 === 0 ? formatInteger(t / 10) : formatTenths(t);
}

/** Whole number with a dot between thousands: 1234 → "1.234". */
export function formatInteger(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** Percentage of whole numbers with one decimal, half up: (1, 8) → "12,5 %"; "–" when the denominator is 0. */
export function formatShare(numerator: number, denominator: number): string {
  if (denominator === 0) return '–';
  const perMille = Math.floor((2 * numerator * 1000 + denominator) / (2 * denominator));
  return `${formatTenths(perMille)} %`;
}

/** A figure with so many decimals, dots between thousands: (1234.5, 1) → "1.234,5". */
export function formatFigure(value: number, decimals: number): string {
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '-' : '';
  return `${sign}${formatInteger(Number(whole))}${part ? `,${part}` : ''}`;
}
