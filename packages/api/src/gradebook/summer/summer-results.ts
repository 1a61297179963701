import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import { withSettings } from '@truong/rules/gradebook/rule-set';
import { isKnown, type SubjectOutcome } from '@truong/rules/gradebook/subject-result';
import type { RetestedSubject } from '@truong/rules/gradebook/year/retest';
import { type SummerDuties, summerDuties } from '@truong/rules/gradebook/year/summer-duties';
import type { RulesOf } from '../pupil-outcomes.ts';
import { currentRules } from '../rule-settings/current-rules.ts';
import { storedRules } from '../stored-rules.ts';
import { readYearInputs } from '../year-inputs.ts';
import { type PupilYear, pupilYears, type YearInputs, type YearResult, yearOf } from '../year-results.ts';
import { findSummerEntries, type SummerEntries } from './summer.queries.ts';

/** A pupil whose year is not decided before the summer: what there is to do, and what it has made of the year so far. */
export type SummerResult = YearResult & {
  duties: SummerDuties;
  /** Of the year, which stay. */
  original: Pick<YearResult, 'learning' | 'conduct' | 'average'>;
  eligible: SubjectOutcome[];
  retaken: RetestedSubject[];
  conductAfter: SummerEntries['conduct'];
};

/**
 * The summer of everybody who has one. `subjects` are the re-tests themselves; levels are those that count for promotion, the
 * title stays with the year (TT22/2021 art. 13-15, TT58/2011 art. 16-18). Over: what has not been mended stays as it was.
 */
export function summerResults(
  inputs: YearInputs,
  { entries, isOver }: { entries: ReadonlyMap<number, SummerEntries>; isOver: boolean },
  rulesOf: RulesOf,
): SummerResult[] {
  return pupilYears(inputs).flatMap((of) => {
    const own = entries.get(of.second.pupilId) ?? { conduct: null, retests: [] };
    return summerResult(of, { ...own, isOver }, rulesOf) ?? [];
  });
}

export function summerResult(
  of: PupilYear,
  summer: SummerEntries & { isOver: boolean },
  rulesOf: RulesOf,
  explanation?: Explanation,
): SummerResult | null {
  const { pupilId, classId, grade, ruleSet } = of.second;
  const { subjects, outcome, absentExcused, absentUnexcused } = yearOf(of, { rulesOf, summer, explanation });
  const { beforeSummer, decision, causes } = outcome.promotion;
  const counted = subjects.flatMap(({ subject, result }) => (isKnown(result) ? [{ subject, result }] : []));
  const atEnd = yearOf(of, { rulesOf, summer: { conduct: null, retests: [], isOver: false } }).outcome.promotion;
  const duties = summerDuties(rulesOf(ruleSet), { ...atEnd, subjects: counted });
  if (!duties) return null;
  const after = outcome.retest?.learning ?? null;
  const retaken = (outcome.retest?.subjects ?? []).filter(({ retest }) => retest !== null);
  return {
    ...{ pupilId, classId, grade, ruleSet, absentExcused, absentUnexcused, beforeSummer, decision, causes, duties },
    learning: after?.final ?? outcome.learning,
    learningRaw: after?.raw ?? outcome.learningRaw,
    adjustedBy: after ? after.soleSubject : outcome.adjustedBy,
    average: after ? after.average : outcome.average,
    conduct: summer.conduct ?? outcome.conduct,
    title: null,
    isAssessed: outcome.isAssessed,
    manualReason: null,
    missing: [],
    subjects: retaken.map(({ subject, retest }) => ({ subject, result: retest })),
    original: { learning: outcome.learning, conduct: outcome.conduct, average: outcome.average },
    eligible: counted.filter(({ subject }) => duties.retests.includes(subject)),
    retaken,
    conductAfter: summer.conduct,
  };
}

/** The summer as it stands, under the rules of the closed year and what the province says of re-tests now. */
export async function readSummer(
  db: Db,
  of: UnitYear,
  isOver = false,
): Promise<{ results: SummerResult[]; rulesOf: RulesOf }> {
  const [inputs, entries, rulesOf] = [
    await readYearInputs(db, of),
    await findSummerEntries(db, of),
    await summerRules(db, of),
  ];
  return { results: summerResults(inputs, { entries, isOver }, rulesOf), rulesOf };
}

/** The year's own rules, so that what it rests on stays; only the settings about re-tests are those of now. */
export async function summerRules(db: Db, of: UnitYear): Promise<RulesOf> {
  const [ofYear, ofNow] = [await storedRules(db, { ...of, period: 'year' }), await currentRules(db, of)];
  return (ruleSet) => {
    const { retestSubset, retestReplaces, retestWhenYearConductFailed } = ofNow(ruleSet).settings;
    return withSettings(ofYear(ruleSet), { retestSubset, retestReplaces, retestWhenYearConductFailed });
  };
}
