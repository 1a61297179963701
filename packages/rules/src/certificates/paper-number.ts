export type NumberedPaper = 'report_card' | 'result_slip' | 'commendation';

const short: Readonly<Record<NumberedPaper, string>> = { report_card: 'HB', result_slip: 'PKQ', commendation: 'GK' };

/** A paper's number in the register of its kind and year, as it is printed: 12 of 2024 → "00012/HB-2024-2025". */
export function paperNumber({ kind, schoolYear, number }: { kind: NumberedPaper; schoolYear: number; number: number }) {
  return `${String(number).padStart(5, '0')}/${short[kind]}-${schoolYear}-${schoolYear + 1}`;
}
