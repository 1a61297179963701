import type { UnitYear } from '@truong/contracts/common';
import type { YearBoard, YearList } from '@truong/contracts/school-year-results';
import type { Trx } from '@truong/db/kysely';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { InAct } from '../trpc.ts';
import { levelsOf, listSubjects, primaryClass, requireClass } from './list-outcomes.ts';
import { ruleSetOf } from './outcome.queries.ts';
import { listStoredPrimary } from './primary/primary-outcome.queries.ts';
import type { PrimaryYearOutcome } from './primary/primary-outcomes.ts';
import { primaryYears } from './primary/primary-years.ts';
import { currentPrimaryRules, currentRules } from './rule-settings/current-rules.ts';
import { readSummer } from './summer/summer-results.ts';
import { findTerm, stateOfTerm } from './term.queries.ts';
import {
  findYearClosing,
  isYearClosed,
  listNamesOfYear,
  listStoredYears,
  listYearEvents,
  type StoredYear,
} from './year.queries.ts';
import { readYearInputs } from './year-inputs.ts';
import { countYears, retakable, type YearEnd, yearResults } from './year-results.ts';

type Pupil = YearList['pupils'][number];

/** The year as its principal sees it: whether it may be closed, and per class who is promoted and who is not. */
export function yearBoard(inAct: InAct, of: UnitYear): Promise<YearBoard> {
  return inAct(async (trx) => {
    const [closing, terms, events, names] = await Promise.all([
      findYearClosing(trx, of),
      termStates(trx, of),
      listYearEvents(trx, of),
      listNamesOfYear(trx, of),
    ]);
    const years: YearOfClass[] = [...(await yearsOf(trx, of)).years, ...(await primaryYearsOf(trx, of)).map(titled)];
    const classes = new Map(names.map(({ classId, className }) => [classId, className]));
    const ofClass = Map.groupBy(years, (year) => year.classId);
    return {
      isClosed: isYearClosed(closing),
      closedOn: closing?.closedOn ?? null,
      closingCount: closing?.closingCount ?? 0,
      terms,
      classes: [...classes].flatMap(([classId, className]) => {
        const own = ofClass.get(classId);
        return own ? [{ classId, className, titled: own.filter((year) => year.title).length, ...countYears(own) }] : [];
      }),
      events,
    };
  });
}

type YearOfClass = { classId: number; beforeSummer: YearEnd; title: string | null };

function titled({ classId, beforeSummer, award }: PrimaryYearOutcome): YearOfClass {
  return { classId, beforeSummer, title: award };
}

/** The years of grades 1-5 as closed, or as closing would store them; nobody while a term is open. */
async function primaryYearsOf(trx: Trx, of: UnitYear): Promise<PrimaryYearOutcome[]> {
  if (isYearClosed(await findYearClosing(trx, of))) return listStoredPrimary(trx, { ...of, period: 'year' });
  const terms = await termStates(trx, of);
  return terms.every(({ state }) => state === 'closed')
    ? primaryYears(trx, of, await currentPrimaryRules(trx, of))
    : [];
}

/** A class's results of the year: stored ones when it is closed, else computed from the outcomes of both closed terms. */
export function listYear(inAct: InAct, of: UnitYear & { classId: number }): Promise<YearList> {
  return inAct(async (trx, act) => {
    if ((await requireClass(trx, act, of)) === 'primary') return primaryClass;
    const [{ isStored, years }, names, subjects] = await Promise.all([
      yearsOf(trx, of),
      listNamesOfYear(trx, of),
      listSubjects(trx, of),
    ]);
    const summers = isStored ? await summersOf(trx, of) : new Map<number, never>();
    const known = new Map(names.map((name) => [name.pupilId, name]));
    const ruleVersions = [...new Set(years.map((year) => year.ruleVersion))];
    const pupils = years.map((year) => {
      const { ruleVersion, classId: _class, grade: _grade, learningRaw: _raw, subjects: results, ...shown } = year;
      const bySubject = new Map(results.map(({ subject, result }) => [subject, result]));
      return {
        ...shown,
        fullName: known.get(year.pupilId)?.fullName ?? '',
        ordinal: known.get(year.pupilId)?.ordinal ?? 0,
        summer: summers.get(year.pupilId) ?? null,
        retest: retakable({ ...year, ruleSet: ruleSetOf(ruleVersion) }),
        results: subjects.map((subject) => bySubject.get(subject.code) ?? null),
      };
    });
    return {
      source: isStored ? 'stored' : 'computed',
      isPrimary: false,
      ruleVersion: ruleVersions.length > 0 ? ruleVersions.join(', ') : null,
      levels: levelsOf(ruleVersions),
      subjects,
      pupils: pupils.sort((a, b) => a.ordinal - b.ordinal),
    };
  });
}

/** By pupil, what the summer made of a closed year: stored when it is closed too, else as far as it is entered. */
async function summersOf(trx: Trx, of: UnitYear): Promise<Map<number, NonNullable<Pupil['summer']>>> {
  const isClosed = (await findYearClosing(trx, of))?.summerClosedOn !== null;
  const results = isClosed
    ? await listStoredYears(trx, { ...of, period: 'summer' })
    : (await readSummer(trx, of)).results;
  return new Map(
    results.map(({ pupilId, learning, conduct, decision, causes }) => [
      pupilId,
      { isClosed, learning, conduct, decision, causes },
    ]),
  );
}

/** Stored results of a closed year; else what closing would store, or nobody while a term is open. */
async function yearsOf(
  trx: Trx,
  of: UnitYear & { classId?: number },
): Promise<{ isStored: boolean; years: StoredYear[] }> {
  if (isYearClosed(await findYearClosing(trx, of))) return { isStored: true, years: await listStoredYears(trx, of) };
  const terms = await termStates(trx, of);
  if (terms.some(({ state }) => state !== 'closed')) return { isStored: false, years: [] };
  const years = yearResults(await readYearInputs(trx, of), await currentRules(trx, of)).map(({ ruleSet, ...year }) => ({
    ...year,
    ruleVersion: versionOf(secondaryRules(ruleSet)),
  }));
  return { isStored: false, years };
}

async function termStates(trx: Trx, of: UnitYear): Promise<YearBoard['terms']> {
  const states = await Promise.all(([1, 2] as const).map((term) => findTerm(trx, { ...of, term })));
  return states.map((state, at) => ({ term: at === 0 ? 1 : 2, state: stateOfTerm(state) }));
}
