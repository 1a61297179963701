/** Circulars on the assessment of pupils, with the circular that amends one after a plus. */
export type Regime =
  | 'TT30_2014'
  | 'TT30_2014+TT22_2016'
  | 'TT27_2020'
  | 'TT58_2011'
  | 'TT58_2011+TT26_2020'
  | 'TT22_2021'
  | 'QD02_2007+TT26_2014'
  | 'TT43_2021';

/** Those of grades 6-12 whose rules are known. */
export type SecondaryRegime = Extract<Regime, 'TT58_2011' | 'TT58_2011+TT26_2020' | 'TT22_2021' | 'TT43_2021'>;

/** Those of grades 1-5. */
export type PrimaryRegime = Extract<Regime, 'TT30_2014' | 'TT30_2014+TT22_2016' | 'TT27_2020'>;

/** General education, or continuing education of grades 6-12 (giáo dục thường xuyên). */
export type SchoolProgramme = 'general' | 'continuing';

/** From school year `since`, and not before the day `inForce`, these grades follow `regime`. */
export type RegimeStart = {
  regime: Regime;
  programme: SchoolProgramme;
  grades: readonly number[];
  since: number;
  inForce: string | null;
};

const primary = [1, 2, 3, 4, 5];
const secondary = [6, 7, 8, 9, 10, 11, 12];

/** Newest first for every grade. */
const generalStarts: readonly Omit<RegimeStart, 'programme'>[] = [
  { regime: 'TT22_2021', grades: [9, 12], since: 2024, inForce: null },
  { regime: 'TT22_2021', grades: [8, 11], since: 2023, inForce: null },
  { regime: 'TT22_2021', grades: [7, 10], since: 2022, inForce: null },
  { regime: 'TT22_2021', grades: [6], since: 2021, inForce: null },
  { regime: 'TT58_2011+TT26_2020', grades: secondary, since: 2020, inForce: null },
  { regime: 'TT58_2011', grades: secondary, since: 2011, inForce: '2012-01-26' },
  { regime: 'TT27_2020', grades: [5], since: 2024, inForce: null },
  { regime: 'TT27_2020', grades: [4], since: 2023, inForce: null },
  { regime: 'TT27_2020', grades: [3], since: 2022, inForce: null },
  { regime: 'TT27_2020', grades: [2], since: 2021, inForce: null },
  { regime: 'TT27_2020', grades: [1], since: 2020, inForce: null },
  { regime: 'TT30_2014+TT22_2016', grades: primary, since: 2016, inForce: '2016-11-06' },
  { regime: 'TT30_2014', grades: primary, since: 2014, inForce: '2014-10-15' },
];

/** TT43/2021 art. 19: the grades and years of TT22/2021, in force from 14 February 2022. */
const continuingStarts: readonly Omit<RegimeStart, 'programme'>[] = [
  { regime: 'TT43_2021', grades: [9, 12], since: 2024, inForce: null },
  { regime: 'TT43_2021', grades: [8, 11], since: 2023, inForce: null },
  { regime: 'TT43_2021', grades: [7, 10], since: 2022, inForce: null },
  { regime: 'TT43_2021', grades: [6], since: 2021, inForce: '2022-02-14' },
  { regime: 'QD02_2007+TT26_2014', grades: secondary, since: 2007, inForce: null },
];

export const regimeTable: readonly RegimeStart[] = [
  ...generalStarts.map((start): RegimeStart => ({ ...start, programme: 'general' })),
  ...continuingStarts.map((start): RegimeStart => ({ ...start, programme: 'continuing' })),
];

/**
 * The circular that governs a grade in a school year (named by its first year) at a date. It belongs to grade and year, not
 * to the pupil's cohort. TT22/2021 art. 21, TT27/2020 art. 2-3, TT43/2021 art. 19; the first days of TT30/2014 and
 * TT22/2016, the whole years of TT26/2020 and what preceded TT43/2021 are not checked against the text. Rows of `added`
 * (setting `regimeTable`: a newer circular, a pilot) win over the table. Null where no circular is known.
 */
export function regimeFor(
  at: { programme?: SchoolProgramme; grade: number; schoolYear: number; date: string },
  added: readonly RegimeStart[] = [],
): Regime | null {
  const programme = at.programme ?? 'general';
  const governs = (row: RegimeStart): boolean =>
    row.programme === programme &&
    row.grades.includes(at.grade) &&
    at.schoolYear >= row.since &&
    (row.inForce === null || at.date >= row.inForce);
  return (added.find(governs) ?? regimeTable.find(governs))?.regime ?? null;
}
