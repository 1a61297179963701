import type { Regime, RegimeStart } from './regime.ts';

/** Other counts of assessments than the circular's, in one term: by bands of the regime's own basis, lowest first. */
export type CountOverride = {
  regime: Regime;
  schoolYear: number;
  term: 1 | 2;
  regular: readonly CountBand[];
  /** Where the circular has a fixed number for comment subjects; null: as it says. */
  commentSubjects: number | null;
  /** Marks of coefficient 2 where the circular leaves their number to the plan: no more than this is required. */
  periodic: readonly CountBand[] | null;
};

/** Up to so many periods (`isBelow`: less than), so many assessments; null closes the list. */
export type CountBand = { upTo: number | null; isBelow?: boolean; count: number };

/**
 * What the circulars leave open or our reading of them leaves unsure, decided by a province for a school year. The names
 * and defaults are those of the digest of rules (section 8) where it names them.
 */
export type GradebookSettings = {
  /** Rows that win over the built-in table of circulars: a newer circular, a pilot. Default: none. */
  regimeTable: readonly RegimeStart[];
  /** Default: semester II of 2019-2020 (COVID) cut the counts of TT58 by about a third; the bands of periodic marks are unsure. */
  markCountOverrides: readonly CountOverride[];
  /** TT22/2021 art. 6: the result of a cluster of learning topics is one more regular mark, or one of those required. Unsure. */
  chuyenDe: 'additional' | 'oneOfRequired';
  /** TT22/2021 art. 7: too few regular marks at closing; the text gives no zero rule (wording unsure). */
  missingRegular: 'block' | 'zero';
  /** TT22/2021 art. 9.3, "solely because of one subject": the others alone reach the level, or it is imagined at it. Unsure. */
  soleSubjectTest: 'exclude' | 'counterfactual';
  /** TT58/2011 art. 13.6: average at Giỏi, Kém because of one subject, is not listed: read as Khá (so Yếu), or not adjusted. */
  gioiToKem: 'asKha' | 'none';
  /**
   * TT58/2011 art. 13.6: the one weak subject is the only core subject that could carry the level: it counts as reached when
   * imagined at the top, or another core subject must carry it. Unsure.
   */
  soleCoreSubject: 'imagined' | 'another';
  /** TT22/2021 art. 14: a re-test in some or in all of the subjects that may be retaken. Unsure. */
  retestSubset: 'any' | 'all';
  /** TT22/2021 art. 14, TT58/2011 art. 16: the re-test replaces the year result always, or only when it is better. */
  retestReplaces: 'always' | 'best_of';
  /** TT22/2021 art. 13, 14: conduct and learning both Chưa đạt: a re-test after successful training, or never. Unsure. */
  retestWhenYearConductFailed: 'afterSuccessfulTraining' | 'never';
  /** A subject taught in one semester only, TT22/2021 (no rule known): that result is the year's, or there is none. */
  singleSemester: 'useThat' | 'block';
  /** TT22/2021: a subject of two strands (Nghệ thuật) is Đạt when both are, or when one is. Practice, not text. */
  artStrands: 'both' | 'either';
  /** TT22/2021 art. 9.2: 6. TT43/2021: 5 by analogy with its art. 14, not re-read. */
  minSubjects: Readonly<Partial<Record<Regime, number>>>;
  /** A pupil moved in mid-year: an elective the new school does not teach is left out of the year, or keeps it open. Unsure. */
  electivesAbsentAtNewSchool: 'drop' | 'keep';
  /** TT27/2020 art. 7: Tin học và Công nghệ is tested as one subject or as two. */
  technologyTests: 'one' | 'two';
  /** TT27/2020: the first grade whose report lists the competences in technology and informatics. Form, not text. */
  technologyCompetencesFrom: number;
  /** How often a pupil may repeat within a level; null: as the charter of schools says (TT32/2020 art. 33; TT12/2011). */
  retentionLimit: number | null;
  /** The homeroom teacher gives a reason for conduct below Đạt (TT58: Trung bình), or need not. Practice, not text. */
  conductReason: 'belowStandard' | 'optional';
  /** Component marks are shown with ",0". Averages always are. */
  trailingZero: boolean;
};

export type SettingName = keyof GradebookSettings;

export const defaultSettings: GradebookSettings = {
  regimeTable: [],
  markCountOverrides: [
    {
      regime: 'TT58_2011',
      schoolYear: 2019,
      term: 2,
      regular: [
        { upTo: 1, count: 1 },
        { upTo: 3, isBelow: true, count: 2 },
        { upTo: null, count: 3 },
      ],
      commentSubjects: null,
      periodic: [
        { upTo: 1, count: 1 },
        { upTo: null, count: 2 },
      ],
    },
  ],
  chuyenDe: 'additional',
  missingRegular: 'block',
  soleSubjectTest: 'exclude',
  gioiToKem: 'asKha',
  soleCoreSubject: 'imagined',
  retestSubset: 'any',
  retestReplaces: 'always',
  retestWhenYearConductFailed: 'afterSuccessfulTraining',
  singleSemester: 'useThat',
  artStrands: 'both',
  minSubjects: { TT22_2021: 6, TT43_2021: 5 },
  electivesAbsentAtNewSchool: 'drop',
  technologyTests: 'one',
  technologyCompetencesFrom: 3,
  retentionLimit: null,
  conductReason: 'belowStandard',
  trailingZero: true,
};

/** Settings whose values can be listed: each is tried in turn to see whether it acted on a decision. */
export const settingValues = {
  chuyenDe: ['additional', 'oneOfRequired'],
  missingRegular: ['block', 'zero'],
  soleSubjectTest: ['exclude', 'counterfactual'],
  gioiToKem: ['asKha', 'none'],
  soleCoreSubject: ['imagined', 'another'],
  retestSubset: ['any', 'all'],
  retestReplaces: ['always', 'best_of'],
  retestWhenYearConductFailed: ['afterSuccessfulTraining', 'never'],
  singleSemester: ['useThat', 'block'],
  artStrands: ['both', 'either'],
  electivesAbsentAtNewSchool: ['drop', 'keep'],
  technologyTests: ['one', 'two'],
  conductReason: ['belowStandard', 'optional'],
} as const satisfies { [Name in SettingName]?: readonly GradebookSettings[Name][] };

export type ChoiceName = keyof typeof settingValues;

/** Every setting, in the order in which a province is asked. */
export const settingNames = Object.keys(defaultSettings) as SettingName[];

/** The settings that act in grades 1-5, where no other does. */
const ofPrimary: readonly SettingName[] = ['regimeTable', 'technologyTests', 'technologyCompetencesFrom'];

/** Whether a setting can act on a result of grades 1-5, or of grades 6-12. */
export function isSettingOf(stage: 'primary' | 'secondary', name: SettingName): boolean {
  return name === 'regimeTable' || ofPrimary.includes(name) === (stage === 'primary');
}

/** The counts that may be entered for a number: how many subjects, how often, from which grade. */
const ranges = { minSubjects: [1, 10], retentionLimit: [0, 9], technologyCompetencesFrom: [1, 5] } as const;

/** Whether a province may give a setting this value, but for `regimeTable`, whose rows `regimeTableProblems` judges. */
export function fitsSetting(name: Exclude<SettingName, 'regimeTable'>, value: unknown): boolean {
  switch (name) {
    case 'trailingZero':
      return typeof value === 'boolean';
    case 'retentionLimit':
    case 'technologyCompetencesFrom':
      return isCount(value, ranges[name]);
    case 'minSubjects':
      return (
        isRecord(value) &&
        Object.entries(value).every(
          ([regime, count]) => regime in defaultSettings.minSubjects && isCount(count, ranges.minSubjects),
        )
      );
    case 'markCountOverrides':
      return Array.isArray(value) && value.every(isOverride);
    default:
      return (settingValues[name] as readonly unknown[]).includes(value);
  }
}

function isCount(value: unknown, [from, to]: readonly [number, number]): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOverride(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { regime, schoolYear, term, regular, commentSubjects, periodic } = value;
  return (
    typeof regime === 'string' &&
    isCount(schoolYear, [1990, 2100]) &&
    isCount(term, [1, 2]) &&
    isBands(regular) &&
    (commentSubjects === null || isCount(commentSubjects, [0, 9])) &&
    (periodic === null || isBands(periodic))
  );
}

/** The last band is open. */
function isBands(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((band, at) => {
      if (!isRecord(band) || !isCount(band.count, [0, 9])) return false;
      return at === value.length - 1 ? band.upTo === null : isCount(band.upTo, [1, 999]);
    })
  );
}
