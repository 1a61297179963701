import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPastTerm, type Marked, newPastSchool, type PastSchool, pastYear } from '../testing/past-year.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { verifyOutcomes } from '../verify/verify-outcomes.ts';

describe('the year of a school under two circulars', () => {
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool();
  }, 60_000);
  afterAll(() => w.world.close());

  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const close = (requestId = crypto.randomUUID()) => w.callers.principal.gradebook.closeYear({ ...of(), requestId });
  const reason = 'Nhập nhầm điểm cuối kì';
  const closeTerm = async (term: 1 | 2, textsOf: (pupilId: number) => Marked) => {
    await fillPastTerm(w, term, textsOf);
    await w.callers.principal.gradebook.closeTerm({ ...of(), term, requestId: crypto.randomUUID(), decisions: [] });
  };
  const listOf = (grade: 8 | 9) =>
    w.callers.principal.gradebook.yearOutcomes({ ...of(), classId: w.classes[grade].classId });

  it('is not closed while a term is open, and says nothing about pupils before', async () => {
    const [, weak, away] = w.classes[9].pupilIds;
    await closeTerm(1, (id) => (id === weak ? { score: '4,5' } : id === away ? { absent: '15' } : { conduct: 'K' }));
    expect(await refusalOf(close())).toMatchObject({ code: 'TERM_NOT_CLOSED' });
    const board = await w.callers.principal.gradebook.yearBoard(of());
    expect(board).toMatchObject({
      isClosed: false,
      classes: [],
      terms: [{ state: 'closed' }, { state: 'not_opened' }],
    });
    const [first] = w.classes[8].pupilIds;
    await closeTerm(2, (id) => {
      if (id === weak) return { score: '4,5' };
      if (id === away) return { absent: '10' };
      return id === first ? { conduct: 'CĐ' } : {};
    });
  });

  it('shows what closing would store, and closing stores it once', async () => {
    const before = await listOf(9);
    expect(before.source).toBe('computed');
    const requestId = crypto.randomUUID();
    const closed = await close(requestId);
    expect(closed).toEqual({ pupils: 6, promoted: 1, retained: 1, training: 1, retest: 3, supplement: 0, open: 0 });
    expect(await close(requestId)).toEqual(closed);
    expect(await refusalOf(close())).toMatchObject({ code: 'YEAR_CLOSED' });
    const after = await listOf(9);
    // Stored, a year has a summer too.
    const weak = after.pupils[1];
    expect(weak?.summer).toEqual({
      ...{ isClosed: false, learning: 'weak', conduct: 'good', decision: null, causes: ['learning'] },
    });
    expect({ ...after, pupils: after.pupils.map((pupil) => ({ ...pupil, summer: null })) }).toEqual({
      ...{ ...before, source: 'stored' },
    });
  });

  it('gives each pupil under TT58 average, levels, title and decision, with the conduct that was entered for the year', async () => {
    const { pupils, ruleVersion } = await listOf(9);
    expect(ruleVersion).toBe('TT58_2011+TT26_2020/1');
    expect(pupils).toMatchObject([
      {
        ...{ learning: 'excellent', average: 85, conduct: 'good', title: 'good_pupil' },
        ...{ beforeSummer: 'promoted', decision: 'promoted', causes: [] },
      },
      { learning: 'weak', average: 45, beforeSummer: 'summer_retest', decision: null, causes: ['learning'] },
      { absentExcused: 25, absentUnexcused: 25, beforeSummer: 'retained', decision: 'retained', causes: ['absences'] },
    ]);
    expect(pupils[1]?.retest).toEqual(['literature', 'mathematics']);
  });

  it('takes the conduct of the year from both semesters under TT22', async () => {
    const { pupils, levels } = await listOf(8);
    expect(levels.conduct).toEqual(['good', 'fair', 'satisfactory', 'unsatisfactory']);
    // Semester I Khá: then CĐ stays CĐ, Tốt is Tốt.
    expect(pupils.map((pupil) => pupil.conduct)).toEqual(['unsatisfactory', 'good', 'good']);
    expect(pupils[0]).toMatchObject({ beforeSummer: 'summer_training', causes: ['conduct', 'learning'] });
  });

  it('keeps both terms from being reopened until it is reopened itself, with a reason', async () => {
    const reopenTerm = () =>
      w.callers.principal.gradebook.reopenTerm({ ...of(), term: 1, requestId: crypto.randomUUID(), reason });
    expect(await refusalOf(reopenTerm())).toMatchObject({ code: 'YEAR_CLOSED' });
    const reopen = () => w.callers.principal.gradebook.reopenYear({ ...of(), requestId: crypto.randomUUID(), reason });
    await reopen();
    expect(await refusalOf(reopen())).toMatchObject({ code: 'YEAR_NOT_CLOSED' });
    const board = await w.callers.principal.gradebook.yearBoard(of());
    expect(board.events).toMatchObject([{ kind: 'reopened', reason }, { kind: 'closed' }]);
    expect(await close()).toMatchObject({ pupils: 6 });
  });

  it('opens to its inputs, rule, rounding and version, by the stored outcomes', async () => {
    const { classId, pupilIds } = w.classes[9];
    const ask = (of: { pupilId: number; period: 'term-1' | 'year' }) =>
      w.callers.homeroom.gradebook.explain({ unitId: w.school, schoolYear: pastYear, classId, ...of });
    const [, weak = 0] = pupilIds;
    const year = await ask({ pupilId: weak, period: 'year' });
    expect(year).toMatchObject({ source: 'stored', ruleVersion: 'TT58_2011+TT26_2020/1' });
    expect(year.steps.find((step) => step.decided === 'subject_year' && step.subject === 'literature')).toMatchObject({
      rule: 'TT58_2011.10.year',
      inputs: [
        { name: 'term_1', value: 45, weight: 1 },
        { name: 'term_2', value: 45, weight: 2 },
      ],
      rounding: { numerator: 135, divisor: 3 },
      result: 45,
    });
    expect(year.steps.find((step) => step.decided === 'promotion')).toMatchObject({
      ...{ rule: 'TT58_2011.16', result: 'summer_retest' },
    });
    const term = await ask({ pupilId: weak, period: 'term-1' });
    expect(term.steps.find((step) => step.decided === 'subject_term')?.inputs).toContainEqual({
      ...{ of: 'cell', name: 'end', value: 45, weight: 3 },
    });
    const [ofOther = 0] = w.classes[8].pupilIds;
    expect(await refusalOf(ask({ pupilId: ofOther, period: 'year' }))).toMatchObject({ code: 'NOT_FOUND' });
    const teacher = w.callers.teacher.gradebook.explain({
      ...{ unitId: w.school, schoolYear: pastYear, classId, pupilId: weak, period: 'year' },
    });
    expect(await refusalOf(teacher)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is computed again by verify', async () => {
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      const db = connect(pool);
      expect(await verifyOutcomes(db, w.school)).toEqual([]);
      await sql`update outcome set decision = 'promoted' where period = 'year' and before_summer = 'summer_retest' and grade = 9`.execute(
        w.world.owner,
      );
      expect((await verifyOutcomes(db, w.school)).map((one) => one.what)).toEqual([`results of the year ${pastYear}`]);
    } finally {
      await pool.end();
    }
  });

  it('is the principal’s to close; the homeroom teacher reads the own class', async () => {
    const asked = w.callers.homeroom.gradebook.closeYear({ ...of(), requestId: crypto.randomUUID() });
    expect(await refusalOf(asked)).toMatchObject({ code: 'FORBIDDEN' });
    const { classId } = w.classes[9];
    expect((await w.callers.homeroom.gradebook.yearOutcomes({ ...of(), classId })).pupils).toHaveLength(3);
    const other = w.callers.teacher.gradebook.yearOutcomes({ ...of(), classId });
    expect(await refusalOf(other)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a pupil who came in mid-year', () => {
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('has no result of the year, and what lacks is named; the others close', async () => {
    const of = { unitId: w.school, schoolYear: pastYear };
    const [, late = 0] = w.classes[9].pupilIds;
    for (const term of [1, 2] as const) {
      await fillPastTerm(w, term, () => ({}));
      await w.callers.principal.gradebook.closeTerm({ ...of, term, requestId: crypto.randomUUID(), decisions: [] });
    }
    for (const table of [sql`outcome_subject`, sql`outcome`])
      await sql`delete from ${table} where period = 'term-1' and pupil_id = ${late}`.execute(w.world.owner);
    const closed = await w.callers.principal.gradebook.closeYear({ ...of, requestId: crypto.randomUUID() });
    expect(closed).toMatchObject({ pupils: 4, open: 1 });
    const { pupils } = await w.callers.principal.gradebook.yearOutcomes({ ...of, classId: w.classes[9].classId });
    const pupil = pupils.find((one) => one.pupilId === late);
    expect(pupil).toMatchObject({ decision: null, beforeSummer: 'not_available', learning: null, isAssessed: false });
    expect(pupil?.missing).toEqual([
      { kind: 'subject', subject: 'literature' },
      { kind: 'subject', subject: 'mathematics' },
      { kind: 'absences', subject: null },
    ]);
  });
});
