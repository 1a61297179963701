import { termOfPeriod, type UnitYear } from '@truong/contracts/common';
import { holds } from '@truong/contracts/permissions';
import type { ListPrimary, PrimaryList } from '@truong/contracts/primary-results';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { primaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { InAct } from '../../trpc.ts';
import { isHomeroomOf, listSubjects, requireClass } from '../list-outcomes.ts';
import { findTerm, listTermLines, stateOfTerm } from '../term.queries.ts';
import { listNamesOfYear } from '../year.queries.ts';
import { listDecisions } from './primary-decision.queries.ts';
import { listStoredPrimary, storedPrimaryRules } from './primary-outcome.queries.ts';
import {
  completionOf,
  nothingDecided,
  type PrimaryOutcome,
  type PrimaryRulesOf,
  primaryOutcomes,
  primaryYear,
} from './primary-outcomes.ts';
import { yearOfClass } from './primary-years.ts';

type Shown = PrimaryList['pupils'][number];
type OfClass = UnitYear & { classId: number };

/** A class of grades 1-5 at the end of a term or of the year: stored when that is closed, else what stands now. */
export function listPrimary(inAct: InAct, of: ListPrimary): Promise<PrimaryList> {
  return inAct(async (trx, act) => {
    await requireClass(trx, act, of);
    const { isStored, shown, ruleVersions } = await (of.period === 'year'
      ? pupilsOfYear(trx, act, of)
      : pupilsOfTerm(trx, act, { ...of, period: of.period }));
    const [subjects, names, isHomeroom] = await Promise.all([
      listSubjects(trx, of),
      listNamesOfYear(trx, of),
      isHomeroomOf(trx, act, of),
    ]);
    const known = new Map(names.map((name) => [name.pupilId, name]));
    const canWrite = act.seenAccountId === null && act.writeUnits.includes(of.unitId);
    const pupils = shown.map(({ ruleSet: _rules, ...pupil }) => ({
      ...pupil,
      fullName: known.get(pupil.pupilId)?.fullName ?? '',
      ordinal: known.get(pupil.pupilId)?.ordinal ?? 0,
    }));
    return {
      source: isStored ? 'stored' : 'computed',
      ruleVersion: ruleVersions.length > 0 ? ruleVersions.join(', ') : null,
      subjects: subjects.map(({ kind: _kind, ...subject }) => subject),
      traits: [...new Set(pupils.flatMap(({ traits }) => traits.map(({ trait }) => trait)))],
      canRecognise: isHomeroom && canWrite && holds(act, 'gradebook.record'),
      canDecide: canWrite && holds(act, 'term.keep'),
      pupils: pupils.sort((a, b) => a.ordinal - b.ordinal),
    };
  });
}

type Listed = {
  isStored: boolean;
  shown: (Omit<Shown, 'fullName' | 'ordinal'> & Pick<PrimaryOutcome, 'ruleSet'>)[];
  ruleVersions: string[];
};

/** The end of a term of a class; stored when it is closed. */
export async function pupilsOfTerm(trx: Trx, act: Act, of: OfClass & { period: 'term-1' | 'term-2' }): Promise<Listed> {
  const { classId, ...period } = of;
  const term = { unitId: of.unitId, schoolYear: of.schoolYear, term: termOfPeriod(of.period) };
  const isStored = stateOfTerm(await findTerm(trx, term)) === 'closed';
  const stored = isStored ? await listStoredPrimary(trx, { ...period, classId }) : [];
  const outcomes = isStored
    ? stored
    : primaryOutcomes(await listTermLines(trx, { ...term, classId, today: act.today }), new Set());
  const reasons = new Map(stored.map(({ pupilId, notAssessedReason }) => [pupilId, notAssessedReason]));
  const ofYear = { level: null, award: null, completion: null, decisions: [] };
  return {
    isStored,
    ruleVersions: versionsOf(outcomes),
    shown: outcomes.map((outcome) => ({
      ...standingOf(outcome),
      notAssessedReason: reasons.get(outcome.pupilId) ?? null,
      ...ofYear,
    })),
  };
}

/** The year of a class: levels, awards and completion; stored ones when it is closed. */
export async function pupilsOfYear(trx: Trx, act: Act, of: OfClass): Promise<Listed> {
  const [{ isStored, outcomes }, decisions] = await Promise.all([yearOfClass(trx, act, of), listDecisions(trx, of)]);
  const rulesOf: PrimaryRulesOf = isStored ? await storedPrimaryRules(trx, { ...of, period: 'year' }) : primaryRules;
  const shown = outcomes.map((outcome) => {
    const { held, all } = decisions.get(outcome.pupilId) ?? { held: nothingDecided, all: [] };
    const year = primaryYear(outcome, held, { rulesOf });
    return {
      ...standingOf(outcome),
      notAssessedReason: null,
      level: year.level,
      award: year.award,
      completion: completionOf(year, held, { rulesOf }).state,
      decisions: all,
    };
  });
  return { isStored, shown, ruleVersions: versionsOf(outcomes) };
}

function standingOf({ pupilId, grade, isAssessed, subjects, traits, tests, ruleSet }: PrimaryOutcome) {
  return { pupilId, grade, isAssessed, subjects: [...subjects], traits: [...traits], tests: [...tests], ruleSet };
}

function versionsOf(outcomes: readonly PrimaryOutcome[]): string[] {
  return [...new Set(outcomes.map(({ ruleSet }) => versionOf(primaryRules(ruleSet))))];
}
