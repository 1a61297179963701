import { divideHalfUp } from './rounding.ts';

export type MarkProblem = 'not_a_mark' | 'out_of_range' | 'too_many_decimals';

type ParsedMark = { ok: true; tenths: number } | { ok: false; problem: MarkProblem; suggestion?: string };

/** Tenths as typed in a grid: "8,5", or "8" without a needless decimal. */
export function markText(tenths: number): string {
  const decimal = tenths % 10;
  return decimal === 0 ? String(tenths / 10) : `${(tenths - decimal) / 10},${decimal}`;
}

/**
 * A mark from 0 to 10 with at most one decimal (TT22/2021 art. 5), comma or dot. "85" is refused and "8,5" suggested; a
 * second decimal other than 0 is refused and the rounded mark suggested: nothing is mapped or rounded unasked.
 */
export function parseMark(text: string): ParsedMark {
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text);
  if (!match) return { ok: false, problem: 'not_a_mark' };
  const [, sign, whole = '', decimals = ''] = match;
  const tenths = Number(whole) * 10 + Number(decimals.charAt(0));
  if (sign) return { ok: false, problem: 'out_of_range' };
  if (tenths > 100 || (tenths === 100 && /[1-9]/.test(decimals))) return outOfRange(Number(whole), decimals);
  if (/[1-9]/.test(decimals.slice(1))) {
    const hundredths = tenths * 10 + Number(decimals.charAt(1));
    return { ok: false, problem: 'too_many_decimals', suggestion: markText(divideHalfUp(hundredths, 10)) };
  }
  return { ok: true, tenths };
}

/** A whole number up to 100 may have been meant as tenths. */
function outOfRange(whole: number, decimals: string): ParsedMark {
  return decimals === '' && whole <= 100
    ? { ok: false, problem: 'out_of_range', suggestion: markText(whole) }
    : { ok: false, problem: 'out_of_range' };
}
