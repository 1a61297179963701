import { termOfPeriod, type UnitPeriod, type UnitTerm, type UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { OutcomeList } from '@truong/contracts/gradebook';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { InAct } from '../trpc.ts';
import { listOutcomesOfClass, ruleSetOf } from './outcome.queries.ts';
import { pupilOutcomes } from './pupil-outcomes.ts';
import { currentRules } from './rule-settings/current-rules.ts';
import { findTerm, listTermLines, stateOfTerm } from './term.queries.ts';

type Shown = OutcomeList['pupils'][number];
type Pupil = Shown & { bySubject: Map<string, Shown['results'][number]> };

/** A class's results of a term: stored ones when it is closed, else computed from what stands now. */
export function listOutcomes(inAct: InAct, of: UnitPeriod & { classId: number }): Promise<OutcomeList> {
  return inAct(async (trx, act) => {
    if ((await requireClass(trx, act, of)) === 'primary') return primaryClass;
    const term = { unitId: of.unitId, schoolYear: of.schoolYear, term: termOfPeriod(of.period) };
    const isClosed = stateOfTerm(await findTerm(trx, term)) === 'closed';
    const pupils = isClosed
      ? await storedPupils(trx, of)
      : await computedPupils(trx, act, { ...term, classId: of.classId });
    const subjects = await listSubjects(trx, of);
    return {
      source: isClosed ? 'stored' : 'computed',
      isPrimary: false,
      ruleVersion: pupils.ruleVersions.length > 0 ? pupils.ruleVersions.join(', ') : null,
      levels: levelsOf(pupils.ruleVersions),
      subjects,
      pupils: pupils.list.map(({ bySubject, ...pupil }) => ({
        ...pupil,
        results: subjects.map((subject) => bySubject.get(subject.code) ?? null),
      })),
    };
  });
}

/** Of grades 1-5 the results have another shape: `listPrimary`. */
export const primaryClass: Omit<OutcomeList, 'pupils'> & { pupils: [] } = {
  source: 'computed',
  isPrimary: true,
  ruleVersion: null,
  levels: { learning: [], conduct: [] },
  subjects: [],
  pupils: [],
};

async function storedPupils(trx: Trx, of: UnitPeriod & { classId: number }) {
  const stored = await listOutcomesOfClass(trx, of);
  const list = stored.map(
    ({ subjects, classId: _class, grade: _grade, ruleVersion: _version, ...pupil }): Pupil => ({
      ...pupil,
      results: [],
      bySubject: new Map(subjects.map(({ subject, result }) => [subject, result])),
    }),
  );
  return { list, ruleVersions: [...new Set(stored.map((outcome) => outcome.ruleVersion))] };
}

/** The levels of the circulars that a list follows, best first. */
export function levelsOf(ruleVersions: readonly string[]): OutcomeList['levels'] {
  const rules = ruleVersions.map((version) => secondaryRules(ruleSetOf(version)));
  return {
    learning: [...new Set(rules.flatMap((one) => one.learning.levels))],
    conduct: [...new Set(rules.flatMap((one) => one.conduct.levels))],
  };
}

async function computedPupils(trx: Trx, act: Act, term: UnitTerm & { classId: number }) {
  const lines = await listTermLines(trx, { ...term, today: act.today });
  const outcomes = pupilOutcomes(lines, new Set(), await currentRules(trx, term));
  const list = outcomes.map(
    (
      { subjects, learningRaw: _raw, classId: _class, grade: _grade, ruleSet: _rules, yearConduct: _year, ...pupil },
      index,
    ): Pupil => ({
      ...pupil,
      ordinal: index + 1,
      notAssessedReason: null,
      results: [],
      bySubject: new Map(subjects.map(({ subject, result }) => [subject, result])),
    }),
  );
  const ruleSets = [...new Set(outcomes.map((outcome) => outcome.ruleSet))];
  return { list, ruleVersions: ruleSets.map((id) => versionOf(secondaryRules(id))) };
}

/**
 * The level of a class that one may read, else NOT_FOUND. The classes of a principal or deputy are all of the school; a teacher's
 * are those of which they are the homeroom teacher today.
 */
export async function requireClass(trx: Trx, act: Act, of: UnitYear & { classId: number }): Promise<string> {
  const [first, ...rest] = await listHomerooms(trx, of);
  if (!first || (!holds(act, 'gradebook.readAll') && !isAmong(act, [first, ...rest]))) throw new AppError('NOT_FOUND');
  return first.level;
}

/** Whether this person is the homeroom teacher of the class today. */
export async function isHomeroomOf(trx: Trx, act: Act, of: UnitYear & { classId: number }): Promise<boolean> {
  return isAmong(act, await listHomerooms(trx, of));
}

type Homeroom = { level: string; personId: number | null; validFrom: string | null; validTo: string | null };

function isAmong(act: Act, homerooms: readonly Homeroom[]): boolean {
  return homerooms.some(
    (row) =>
      row.personId === act.personId &&
      (row.validFrom ?? '') <= act.today &&
      (row.validTo === null || row.validTo >= act.today),
  );
}

/** A row for each homeroom teacher of a class, one without where it has none; none where there is no such class. */
function listHomerooms(trx: Trx, of: UnitYear & { classId: number }): Promise<Homeroom[]> {
  return trx
    .selectFrom('class as c')
    .leftJoin('homeroom as h', (join) =>
      join
        .onRef('h.unitId', '=', 'c.unitId')
        .onRef('h.schoolYear', '=', 'c.schoolYear')
        .onRef('h.classId', '=', 'c.id'),
    )
    .leftJoin('staff as p', (join) => join.onRef('p.unitId', '=', 'h.unitId').onRef('p.id', '=', 'h.staffId'))
    .where('c.unitId', '=', of.unitId)
    .where('c.schoolYear', '=', of.schoolYear)
    .where('c.id', '=', of.classId)
    .select(['c.level', 'p.personId', 'h.validFrom', 'h.validTo'])
    .execute();
}

export async function listSubjects(trx: Trx, of: UnitYear & { classId: number }): Promise<OutcomeList['subjects']> {
  const rows = await trx
    .selectFrom('classSubject as l')
    .innerJoin('subject as j', 'j.code', 'l.subjectCode')
    .where('l.unitId', '=', of.unitId)
    .where('l.schoolYear', '=', of.schoolYear)
    .where('l.classId', '=', of.classId)
    .select(['j.code', 'j.shortName', 'j.name', 'l.kind', 'j.sortOrder'])
    .distinct()
    .orderBy('j.sortOrder')
    .execute();
  return rows.map(({ sortOrder: _order, ...row }) => ({ ...row, kind: row.kind as 'score' | 'comment' }));
}
