import type { UnitYear } from '@truong/contracts/common';
import type { ComparedOutcome, SchoolsClosedOtherwise, SettingDifferences } from '@truong/contracts/rule-settings';
import type { Trx } from '@truong/db/kysely';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { findSettings } from '../../organisation/index.ts';
import type { InAct } from '../../trpc.ts';
import type { PrimaryYearOutcome } from '../primary/primary-outcomes.ts';
import { primaryYears } from '../primary/primary-years.ts';
import { pupilOutcomes } from '../pupil-outcomes.ts';
import { findSummerEntries } from '../summer/summer.queries.ts';
import { summerResults } from '../summer/summer-results.ts';
import { findTerm, findTermEnd, listTermLines } from '../term.queries.ts';
import { listNamesOfYear } from '../year.queries.ts';
import { readYearInputs } from '../year-inputs.ts';
import { yearResults } from '../year-results.ts';
import { type ChangedSetting, changedSettings } from './changed-settings.ts';
import { circularsNow } from './circulars-now.ts';
import { primaryRulesUnder, rulesUnder } from './current-rules.ts';
import { type ClosedPeriod, type ClosedResult, listClosedPeriods, listClosedResults } from './setting.queries.ts';

type Period = SettingDifferences['periods'][number];

/**
 * What a school's closed results would be under the settings of now, computed by the rules from what they rest on. Nothing
 * changes by itself: results stay until the principal opens and closes again.
 */
export function settingDifferences(inAct: InAct, of: UnitYear): Promise<SettingDifferences> {
  return inAct(async (trx) => {
    const now = await findSettings(trx, of);
    const closed = await listClosedPeriods(trx, { unitIds: [of.unitId], schoolYear: of.schoolYear });
    const names = await listNamesOfYear(trx, of);
    const periods: Period[] = [];
    for (const period of ['term-1', 'term-2', 'year', 'summer'] as const) {
      const parts = closed.filter((part) => part.period === period);
      const settings = distinct(parts.flatMap((part) => changedSettings(part, now)));
      const isCircular = parts.length > 0 && (now.regimeTable ?? []).length > 0;
      if (settings.length === 0 && !isCircular) continue;
      const stored = await listClosedResults(trx, { ...of, period });
      const computed = await computedUnder(trx, { ...of, period, stored, now });
      const different = new Map(
        stored.flatMap((was) => {
          const would = computed.get(was.pupilId);
          return would && !isSame(was, would) ? [[was.pupilId, { was: compared(was), now: compared(would) }]] : [];
        }),
      );
      // Under a table of its own a province has nothing to be told of a period that follows it.
      if (settings.length === 0 && different.size === 0) continue;
      periods.push({
        period,
        settings: settings as Period['settings'],
        results: stored.length,
        pupils: names.flatMap(({ ordinal: _ordinal, ...name }) => {
          const difference = different.get(name.pupilId);
          different.delete(name.pupilId);
          return difference ? [{ ...name, ...difference }] : [];
        }),
      });
    }
    return { periods };
  });
}

/** The schools below an office that closed something of a year under other settings than those of now. */
export function schoolsClosedOtherwise(
  inAct: InAct,
  { schoolYear, unitId }: UnitYear,
): Promise<SchoolsClosedOtherwise> {
  return inAct(async (trx, act) => {
    const now = await findSettings(trx, { unitId, schoolYear });
    const closed = await listClosedPeriods(trx, { unitIds: act.readUnits, schoolYear });
    const otherwise = closed.filter((part) => changedSettings(part, now).length > 0);
    const parts = Map.groupBy(otherwise, (part) => part.unitId);
    const units = await trx
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('id', 'in', [...parts.keys(), 0])
      .orderBy('name')
      .execute();
    return units.map(({ id, name }) => {
      const own = parts.get(id) ?? [];
      return {
        unitId: id,
        name,
        periods: [...new Set(own.map(({ period }) => period))],
        results: own.reduce((sum, { results }) => sum + results, 0),
      };
    });
  });
}

type Under = UnitYear & {
  period: ClosedPeriod['period'];
  stored: readonly ClosedResult[];
  now: Partial<GradebookSettings>;
};

async function computedUnder(trx: Trx, { period, stored, now, ...of }: Under): Promise<Map<number, ComparedOutcome>> {
  const [rulesOf, primaryRulesOf] = [rulesUnder(now), primaryRulesUnder(now)];
  const term = period === 'term-1' ? (1 as const) : (2 as const);
  const date = await findTermEnd(trx, { ...of, term });
  if (date === null) return new Map();
  const underNow = await circularsNow(trx, of, { date, settings: now });
  const yearInputs = async () => {
    const inputs = await readYearInputs(trx, of);
    return { ...inputs, first: inputs.first.map(underNow), second: inputs.second.map(underNow) };
  };
  if (period === 'year') {
    const years = yearResults(await yearInputs(), rulesOf);
    const primary = await primaryYears(trx, of, primaryRulesOf);
    return byPupil([...years.map((year) => ({ ...year, primaryLevel: null })), ...primary.map(primaryYearCompared)]);
  }
  if (period === 'summer') {
    const entries = await findSummerEntries(trx, of);
    const summers = summerResults(await yearInputs(), { entries, isOver: true }, rulesOf);
    return byPupil(summers.map((summer) => ({ ...summer, primaryLevel: null })));
  }
  const closedOn = (await findTerm(trx, { ...of, term }))?.closedOn;
  if (!closedOn) return new Map();
  const lines = (await listTermLines(trx, { ...of, term, today: closedOn })).map(underNow);
  const notAssessed = new Set(stored.flatMap(({ pupilId, isAssessed }) => (isAssessed ? [] : [pupilId])));
  const outcomes = pupilOutcomes(lines, notAssessed, rulesOf);
  // In grades 1-5 nothing is computed at the end of a term: what stands on the sheets is no other under other settings.
  const ofTerm = { decision: null, beforeSummer: null, primaryLevel: null };
  return byPupil(outcomes.map((outcome) => ({ ...outcome, ...ofTerm })));
}

type Computed = Omit<ComparedOutcome, 'circular'> & { pupilId: number; ruleSet: string };

function byPupil(results: readonly Computed[]): Map<number, ComparedOutcome> {
  return new Map(results.map((result) => [result.pupilId, { ...result, circular: result.ruleSet }]));
}

function primaryYearCompared({ pupilId, ruleSet, level, award, beforeSummer }: PrimaryYearOutcome) {
  const isDecided = beforeSummer === 'promoted' || beforeSummer === 'retained';
  return {
    ...{
      pupilId,
      ruleSet,
      learning: null,
      conduct: null,
      average: null,
      primaryLevel: level,
      title: award,
      beforeSummer,
    },
    decision: isDecided ? beforeSummer : null,
  };
}

function compared(outcome: ComparedOutcome): ComparedOutcome {
  const { circular, learning, conduct, title, average, decision, beforeSummer, primaryLevel } = outcome;
  return { circular, learning, conduct, title, average, decision, beforeSummer, primaryLevel };
}

function isSame(one: ComparedOutcome, other: ComparedOutcome): boolean {
  return JSON.stringify(compared(one)) === JSON.stringify(compared(other));
}

function distinct(changes: readonly ChangedSetting[]): ChangedSetting[] {
  return [...new Map(changes.map((change) => [change.name, change])).values()];
}
