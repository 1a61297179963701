import type { Sex } from './import-kinds.ts';

export type PersonalNumberReading =
  | { ok: true; number: string; areZerosRestored: boolean }
  | {
      ok: false;
      problem: 'not_a_personal_number' | 'personal_number_province' | 'personal_number_sex' | 'personal_number_year';
      expected: string | null;
    };

/** Codes of the provinces as the civil register had them before 1 July 2025; numbers once given keep them. TT59/2021/TT-BCA. */
const provinces = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 ' +
    '049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
);
/** Shortest number that may be one which a spreadsheet took for a quantity: province 001 lost two zeros, and no more can be lost. */
const shortest = 10;

/**
 * Checks a personal number: 12 digits, three of the province, one of century and sex (0 male, 1 female of the 1900s, 2 and 3 of
 * the 2000s …), two of the birth year, six at random. ND137/2015, art. 13. Sex and year are compared where they are known.
 */
export function readPersonalNumber(
  text: string,
  known: { sex: Sex | null; birthYear: number | null },
): PersonalNumberReading {
  const digits = text.replace(/[\s.'’`-]/g, '');
  if (!/^\d+$/.test(digits) || digits.length > 12 || digits.length < shortest) {
    return { ok: false, problem: 'not_a_personal_number', expected: null };
  }
  const number = digits.padStart(12, '0');
  const areZerosRestored = digits.length < 12;
  if (!provinces.has(number.slice(0, 3))) {
    return {
      ok: false,
      problem: areZerosRestored ? 'not_a_personal_number' : 'personal_number_province',
      expected: null,
    };
  }
  const century = Number(number[3]);
  if (known.sex && (century % 2 === 1) !== (known.sex === 'female')) {
    return { ok: false, problem: 'personal_number_sex', expected: century % 2 === 1 ? 'female' : 'male' };
  }
  const year = 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6));
  if (known.birthYear !== null && year !== known.birthYear) {
    return { ok: false, problem: 'personal_number_year', expected: String(year) };
  }
  return { ok: true, number, areZerosRestored };
}
