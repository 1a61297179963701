import type { CheckFinding } from './form-checks.ts';

/** Which place of a check a finding is of: its first figure. */
export function placeOfFinding({ cells }: Pick<CheckFinding, 'cells'>): string {
  return cells[0] ?? '';
}

/** What checks find now and did not find before: of each check and place one is told, whatever the figures were. */
export function newFindings(before: readonly CheckFinding[], now: readonly CheckFinding[]): CheckFinding[] {
  const keyOf = (finding: CheckFinding) => `${finding.check} ${placeOfFinding(finding)}`;
  const known = new Set(before.map(keyOf));
  return now.filter((finding) => !known.has(keyOf(finding)));
}
