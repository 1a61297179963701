import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../../testing/callers.ts';
import { newPerson, schoolYear } from '../../testing/factories.ts';
import { assessTerm, newPrimarySchool, type PrimarySchool, primarySheet } from '../../testing/primary-school.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { verifyChains } from '../../verify/verify-chains.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

const reason = 'Theo hồ sơ của nhà trường';

describe('what is particular about single pupils of grades 1-5', () => {
  let w: PrimarySchool;
  let department: Awaited<ReturnType<typeof callerFor>>;
  beforeAll(async () => {
    w = await newPrimarySchool();
    const person = await newPerson(w.world.owner, { role: 'department_officer', unitId: w.department });
    department = await callerFor(w.world.pool, person);
  }, 60_000);
  afterAll(() => w.world.close());

  const request = () => ({ requestId: crypto.randomUUID() });
  const year = () => ({ unitId: w.school, schoolYear });
  const principal = () => w.callers.principal.gradebook;
  const listOf = async (period: 'term-1' | 'term-2' | 'year') =>
    (await w.callers.homeroom.gradebook.primaryOutcomes({ ...year(), period, classId: w.classId })).pupils;
  const explain = async (pupil: number) => {
    const pupilId = w.pupilIds[pupil] ?? 0;
    return (await w.callers.homeroom.gradebook.explain({ ...year(), period: 'year', classId: w.classId, pupilId }))
      .steps;
  };
  const closeTerm = (term: 1 | 2) => principal().closeTerm({ ...year(), ...request(), term, decisions: [] });
  const setFrom = (value: number | null) =>
    department.gradebook.saveRuleSetting({
      ...{ schoolYear, name: 'technologyCompetencesFrom', value, reason },
      ...request(),
    });
  const plan = (decision: 'promoted' | 'retained', primaryLevel: 'completed' | null, pupil = 3) =>
    principal().saveIndividualPlan({
      ...{ ...year(), ...request(), pupilId: w.pupilIds[pupil] ?? 0, learning: null, conduct: null },
      ...{ primaryLevel, decision, reason },
    });

  it('a test may be replaced by another at the end of a term: both marks stay, and nobody misses one', async () => {
    await assessTerm(w, 1, (pupilId) => (pupilId === w.pupilIds[0] ? { test: '2' } : {}));
    const [pupilId = 0] = w.pupilIds;
    const sheet = await primarySheet(w, 1, 'vietnamese');
    const record = (slot: string, text: string) =>
      w.callers.homeroom.gradebook.recordMarks({
        ...{ ...sheet, ...request() },
        changes: [{ pupilId, slot, text, seenVersion: 0 }],
      });
    expect(await refusalOf(record('mid-test-again', '6'))).toMatchObject({
      data: { problems: [{ problem: 'unknown_column' }] },
    });
    expect(await refusalOf(record('end-test-again', '6,5'))).toMatchObject({
      data: { problems: [{ problem: 'not_a_whole_mark' }] },
    });
    expect(await record('end-test-again', '6')).toMatchObject({ saved: [{ value: '60' }] });
    const { sheets } = await w.callers.homeroom.gradebook.sheets({ ...year(), term: 1 });
    const vietnamese = sheets.find(({ id }) => id === sheet.sheetId);
    expect([vietnamese?.requiredCells, vietnamese?.enteredCells]).toEqual([16, 16]);
    expect((await listOf('term-1'))[0]?.tests[0]).toEqual({ subject: 'vietnamese', tenths: 60, replaced: 20 });
    const history = await w.callers.homeroom.gradebook.cellHistory({ ...sheet, pupilId });
    const tests = history.filter(({ slot }) => slot.startsWith('end-test'));
    expect(tests.map(({ slot, to }) => [slot, to])).toEqual([
      ['end-test-again', '60'],
      ['end-test', '20'],
    ]);
  });

  it('what was missed is counted from the sessions kept, in the term and in the year', async () => {
    const [first = 0, second = 0] = w.pupilIds;
    const keep = (day: string, absent: { pupilId: number; mark: 'excused' | 'unexcused' }[]) =>
      w.callers.homeroom.gradebook.recordAttendance({
        ...{ ...year(), ...request(), classId: w.classId, day, session: 'morning', absent, replacesCounts: false },
      });
    const missed = async (period: 'term-1' | 'year') =>
      (await listOf(period)).map(({ absentExcused, absentUnexcused }) => `${absentExcused}/${absentUnexcused}`);
    expect(await missed('term-1')).toEqual(Array(4).fill('null/null'));
    await keep('2024-10-07', [{ pupilId: first, mark: 'excused' }]);
    await keep('2024-10-08', [
      { pupilId: first, mark: 'unexcused' },
      { pupilId: second, mark: 'excused' },
    ]);
    await closeTerm(1);
    expect(await missed('term-1')).toEqual(['1/1', '1/0', '0/0', '0/0']);
    await assessTerm(w, 2, (pupilId) => (pupilId === first ? { test: '2' } : {}));
    expect(await missed('year')).toEqual(Array(4).fill('null/null'));
    await keep('2025-03-03', [{ pupilId: first, mark: 'excused' }]);
    expect(await missed('year')).toEqual(['2/1', '1/0', '0/0', '0/0']);
  });

  it('the valid test decides the year, and the explanation names both', async () => {
    const [pupilId = 0] = w.pupilIds;
    for (const subject of ['vietnamese', 'science'])
      await w.callers.homeroom.gradebook.recordMarks({
        ...{ ...(await primarySheet(w, 2, subject)), ...request() },
        changes: [{ pupilId, slot: 'end-test-again', text: '7', seenVersion: 0 }],
      });
    expect((await listOf('year'))[0]?.level).toBe('well_completed');
    const step = (await explain(0)).find(({ decided }) => decided === 'primary_replacement');
    expect(step).toMatchObject({ subject: 'vietnamese', result: 70, rule: 'TT27_2020.7.replacement' });
    expect(step?.inputs.map(({ value }) => value)).toEqual([20, 70]);
  });

  it('an individual plan decides a year with its reason, by the principal, under a level that the circular has', async () => {
    const candidates = await principal().caseCandidates({ ...year(), classId: w.classId });
    expect(candidates[0]).toMatchObject({ learningLevels: [], subjects: [], primaryLevels: { length: 4 } });
    const learned = principal().saveIndividualPlan({
      ...{ ...year(), ...request(), pupilId: w.pupilIds[3] ?? 0, learning: 'good', conduct: null },
      ...{ decision: 'promoted', reason },
    });
    expect(await refusalOf(learned)).toMatchObject({ code: 'INPUT_INVALID' });
    const asked = { ...year(), ...request(), pupilId: w.pupilIds[3] ?? 0, learning: null, conduct: null };
    const byTeacher = w.callers.homeroom.gradebook.saveIndividualPlan({ ...asked, decision: 'promoted', reason });
    expect(await refusalOf(byTeacher)).toMatchObject({ code: 'FORBIDDEN' });
    await plan('retained', null);
    expect((await listOf('year'))[3]).toMatchObject({ completion: 'by_plan', plan: { decision: 'retained', reason } });
    await plan('promoted', 'completed');
    expect(await principal().pupilCases(year())).toMatchObject({ plans: [{ primaryLevel: 'completed' }] });
    expect((await explain(3)).map(({ decided }) => decided)).toEqual(['individual_plan']);
  });

  it('the year is closed with plan, replacement, absences and the settings that held', async () => {
    await setFrom(4);
    await closeTerm(2);
    const closed = await principal().closeYear({ ...year(), ...request() });
    expect(closed).toMatchObject({ pupils: 4, promoted: 4, supplement: 0 });
    const pupils = await listOf('year');
    expect(pupils.map(({ level, award, plan: of }) => [level, award, of?.decision])).toEqual([
      ['well_completed', null, undefined],
      ['excellent', 'excellent_pupil', undefined],
      ['excellent', 'excellent_pupil', undefined],
      ['completed', null, 'promoted'],
    ]);
    expect(pupils[0]).toMatchObject({ absentExcused: 2, tests: [{ tenths: 70, replaced: 20 }, { tenths: 70 }] });
    const stored = await w.world.owner
      .selectFrom('outcome')
      .select('settings')
      .where('unitId', '=', w.school)
      .execute();
    expect(stored.map(({ settings }) => (settings as Record<string, unknown>).technologyCompetencesFrom)).toEqual([
      ...[3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4],
    ]);
    expect(await refusalOf(plan('promoted', null))).toMatchObject({ code: 'YEAR_CLOSED' });
    expect((await principal().settingDifferences(year())).periods).toMatchObject([{ period: 'term-1', pupils: [] }]);
  });

  it('verifies, and a replaced mark that was touched is found', async () => {
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      const db = connect(pool);
      expect(await verifyOutcomes(db, w.school)).toEqual([]);
      expect(await verifyChains(db, w.school)).toEqual([]);
      await w.world.owner
        .updateTable('outcomeSubject')
        .set({ replacedTenths: 30 })
        .where('replacedTenths', '=', 20)
        .where('period', '=', 'term-2')
        .execute();
      expect(await verifyOutcomes(db, w.school)).not.toEqual([]);
    } finally {
      await pool.end();
    }
  });
});

describe('from which grade competences in technology and informatics are assessed', () => {
  let w: PrimarySchool;
  let department: Awaited<ReturnType<typeof callerFor>>;
  beforeAll(async () => {
    w = await newPrimarySchool({ pupils: 2 });
    const person = await newPerson(w.world.owner, { role: 'department_officer', unitId: w.department });
    department = await callerFor(w.world.pool, person);
  }, 60_000);
  afterAll(() => w.world.close());

  const request = () => ({ requestId: crypto.randomUUID() });
  const year = () => ({ unitId: w.school, schoolYear });
  const setFrom = (value: number | null) =>
    department.gradebook.saveRuleSetting({
      ...{ schoolYear, name: 'technologyCompetencesFrom', value, reason },
      ...request(),
    });
  const traits = async () => {
    const { sheets } = await w.callers.homeroom.gradebook.sheets({ ...year(), term: 1 });
    return sheets.find(({ subjectCode }) => subjectCode === null)?.columns;
  };

  it('is the province’s setting when a term is opened; opened once more, its sheets get what lacks', async () => {
    await setFrom(5);
    await assessTerm(w, 1);
    expect(await traits()).toBe(26);
    await setFrom(3);
    expect(await traits()).toBe(26);
    await assessTerm(w, 1);
    expect(await traits()).toBe(30);
    await w.callers.principal.gradebook.closeTerm({ ...year(), ...request(), term: 1, decisions: [] });
  });

  it('acts at closing, and a change after it is offered with whose year would be another', async () => {
    await assessTerm(w, 2);
    const [pupilId = 0] = w.pupilIds;
    const sheet = await primarySheet(w, 2, null);
    const changes = [{ pupilId, slot: 'end-technology', text: 'C', seenVersion: 1 }];
    await w.callers.homeroom.gradebook.recordMarks({ ...sheet, ...request(), changes });
    await w.callers.principal.gradebook.closeTerm({ ...year(), ...request(), term: 2, decisions: [] });
    await w.callers.principal.gradebook.closeYear({ ...year(), ...request() });
    const levels = async () => {
      const of = { ...year(), period: 'year' as const, classId: w.classId };
      return (await w.callers.homeroom.gradebook.primaryOutcomes(of)).pupils.map(({ level }) => level);
    };
    expect(await levels()).toEqual(['not_completed', 'excellent']);
    const { steps } = await w.callers.homeroom.gradebook.explain({
      ...{ ...year(), period: 'year', classId: w.classId, pupilId },
    });
    const level = steps.find(({ decided }) => decided === 'primary_level');
    expect(level?.settings).toContainEqual({ name: 'technologyCompetencesFrom', value: 3 });

    await setFrom(5);
    const { periods } = await w.callers.principal.gradebook.settingDifferences(year());
    const ofYear = periods.find(({ period }) => period === 'year');
    expect(ofYear).toMatchObject({ results: 2, settings: [{ name: 'technologyCompetencesFrom', was: 3, now: 5 }] });
    expect(ofYear?.pupils.map((pupil) => [pupil.pupilId, pupil.was.primaryLevel, pupil.now.primaryLevel])).toEqual([
      [pupilId, 'not_completed', 'excellent'],
    ]);
    expect(await levels()).toEqual(['not_completed', 'excellent']);
    const office = { unitId: w.department, schoolYear };
    expect(await department.gradebook.schoolsClosedOtherwise(office)).toMatchObject([{ unitId: w.school }]);
  });
});
