import { termOfPeriod, type UnitYear } from '@truong/contracts/common';
import { holds } from '@truong/contracts/permissions';
import type { ListPrimary, PrimaryList } from '@truong/contracts/primary-results';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { primaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { InAct } from '../../trpc.ts';
import { isHomeroomOf, listSubjects, requireClass } from '../list-outcomes.ts';
import { currentPrimaryRules } from '../rule-settings/current-rules.ts';
import { findTerm, stateOfTerm } from '../term.queries.ts';
import { listNamesOfYear } from '../year.queries.ts';
import { listDecisions } from './primary-decision.queries.ts';
import { listStoredPrimary } from './primary-outcome.queries.ts';
import { completionOf, nothingDecided, type PrimaryOutcome, primaryYear } from './primary-outcomes.ts';
import { outcomesOfOpenTerm, yearOfClass } from './primary-years.ts';

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
    : await outcomesOfOpenTerm(trx, { ...term, classId, today: act.today }, await currentPrimaryRules(trx, of));
  const reasons = new Map(stored.map(({ pupilId, notAssessedReason }) => [pupilId, notAssessedReason]));
  const ofYear = { level: null, award: null, completion: null, plan: null, decisions: [] };
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
  const { isStored, outcomes, plans, rulesOf } = await yearOfClass(trx, act, of);
  const decisions = await listDecisions(trx, of);
  const shown = outcomes.map((outcome) => {
    const { held, all } = decisions.get(outcome.pupilId) ?? { held: nothingDecided, all: [] };
    const plan = plans.get(outcome.pupilId) ?? null;
    const year = primaryYear(outcome, held, { plan, rulesOf });
    return {
      ...standingOf(year),
      notAssessedReason: null,
      level: year.level,
      award: year.award,
      completion: completionOf(year, held, { rulesOf }).state,
      plan: plan && { decision: plan.decision, reason: plan.reason },
      decisions: all,
    };
  });
  return { isStored, shown, ruleVersions: versionsOf(outcomes) };
}

function standingOf(outcome: PrimaryOutcome) {
  const { pupilId, grade, isAssessed, absentExcused, absentUnexcused, subjects, traits, tests, ruleSet } = outcome;
  return {
    ...{ pupilId, grade, isAssessed, absentExcused, absentUnexcused, ruleSet },
    ...{ subjects: [...subjects], traits: [...traits] },
    tests: tests.map(({ subject, tenths, replaced = null }) => ({ subject, tenths, replaced })),
  };
}

function versionsOf(outcomes: readonly PrimaryOutcome[]): string[] {
  return [...new Set(outcomes.map(({ ruleSet }) => versionOf(primaryRules(ruleSet))))];
}
