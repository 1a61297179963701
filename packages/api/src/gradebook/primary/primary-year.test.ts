import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../../testing/factories.ts';
import { assessTerm, newPrimarySchool, type PrimarySchool, primarySheet } from '../../testing/primary-school.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

describe('the year of a primary class under TT27', () => {
  let w: PrimarySchool;
  beforeAll(async () => {
    w = await newPrimarySchool();
  }, 60_000);
  afterAll(() => w.world.close());

  const request = () => ({ requestId: crypto.randomUUID() });
  const year = () => ({ unitId: w.school, schoolYear });
  const listOf = (period: 'term-1' | 'term-2' | 'year') =>
    w.callers.homeroom.gradebook.primaryOutcomes({ ...year(), period, classId: w.classId });
  const judge = (
    pupilId: number,
    judgement: Parameters<typeof w.callers.homeroom.gradebook.judgePupil>[0]['judgement'],
  ) =>
    w.callers.homeroom.gradebook.judgePupil({
      ...{ ...year(), ...request(), classId: w.classId, pupilId, judgement },
      reason: 'Vượt khó vươn lên trong học tập',
    });
  const decide = (pupilId: number, answer: 'promote' | 'repeat') =>
    w.callers.principal.gradebook.decidePromotion({
      ...{ ...year(), ...request(), classId: w.classId, pupilId, answer },
      reason: 'Đọc còn chậm; gia đình cam kết kèm thêm trong hè',
    });

  it('has a column for each assessment and test of the grade, and takes T, H, C and whole marks only', async () => {
    await assessTerm(w, 1, (pupilId) => (pupilId === w.pupilIds[3] ? { test: '' } : {}));
    const { sheets } = await w.callers.homeroom.gradebook.sheets({ ...year(), term: 1 });
    expect(sheets.map((sheet) => [sheet.subjectCode, sheet.requiredCells / 4])).toEqual([
      ['vietnamese', 4],
      ['ethics', 2],
      ['science', 3],
      [null, 30],
    ]);
    const [pupilId = 0] = w.pupilIds;
    const record = async (subject: string | null, slot: string, text: string) => {
      const changes = [{ pupilId, slot, text, seenVersion: 1 }];
      const sheet = await primarySheet(w, 1, subject);
      return w.callers.homeroom.gradebook.recordMarks({ ...sheet, ...request(), changes });
    };
    expect(await refusalOf(record('vietnamese', 'end-test', '8,5'))).toMatchObject({
      data: { problems: [{ problem: 'not_a_whole_mark' }] },
    });
    expect(await refusalOf(record('vietnamese', 'end-level', 'Đ'))).toMatchObject({
      data: { problems: [{ problem: 'not_a_subject_level' }] },
    });
    expect(await refusalOf(record(null, 'end-kindness', 'H'))).toMatchObject({
      data: { problems: [{ problem: 'not_a_trait_level' }] },
    });
    expect(await record('ethics', 'end-level', 'h')).toMatchObject({ saved: [{ value: 'completed' }], results: [] });
  });

  it('closes a term without a test that was not held, which is not 0; never by rule', async () => {
    const close = (decisions: { pupilId: number; decision: 'by_rule' | 'left_empty' }[]) =>
      w.callers.principal.gradebook.closeTerm({ ...year(), ...request(), term: 1, decisions });
    const [, , , untested = 0] = w.pupilIds;
    const { incomplete } = await w.callers.principal.gradebook.termBoard({ ...year(), term: 1 });
    expect(incomplete).toEqual([{ pupilId: untested, classId: w.classId, allowed: ['left_empty', 'not_assessed'] }]);
    expect(await refusalOf(close([{ pupilId: untested, decision: 'by_rule' }]))).toMatchObject({
      code: 'TERM_INCOMPLETE',
    });
    expect(await close([{ pupilId: untested, decision: 'left_empty' }])).toEqual({
      ...{ outcomes: 4, notAssessed: 0, byRule: 0 },
    });
    const { source, pupils } = await listOf('term-1');
    expect(source).toBe('stored');
    expect(pupils[3]).toMatchObject({ isAssessed: true, level: null, tests: [{ tenths: null }, { tenths: null }] });
    expect(pupils[0]?.subjects).toEqual([
      { subject: 'vietnamese', mark: 'well_completed' },
      { subject: 'ethics', mark: 'completed' },
      { subject: 'science', mark: 'well_completed' },
    ]);
    expect(pupils[0]?.traits).toHaveLength(15);
  });

  it('has the level of the year by subjects, traits and tests, and the title where the class recognised it', async () => {
    await assessTerm(w, 2, (pupilId) => {
      const [, good, barred, weak] = w.pupilIds;
      if (pupilId === good) return { test: '7' };
      if (pupilId === barred) return { trait: 'Đ', test: '10' };
      return pupilId === weak ? { subject: 'H', test: '4' } : {};
    });
    const [, good = 0, , weak = 0] = w.pupilIds;
    expect(await refusalOf(judge(weak, { kind: 'supplement', answer: 'enough' }))).toMatchObject({
      code: 'YEAR_NOT_CLOSED',
    });
    await judge(good, { kind: 'recognised', answer: 'yes' });
    expect((await listOf('year')).source).toBe('computed');
    await w.callers.principal.gradebook.closeTerm({ ...year(), ...request(), term: 2, decisions: [] });
    expect(await w.callers.principal.gradebook.closeYear({ ...year(), ...request() })).toMatchObject({
      ...{ pupils: 4, promoted: 3, supplement: 1, open: 0, retained: 0 },
    });
    const { source, pupils } = await listOf('year');
    expect(source).toBe('stored');
    expect(pupils.map(({ level, award, completion }) => [level, award, completion])).toEqual([
      ['excellent', 'excellent_pupil', 'completed'],
      ['well_completed', 'model_pupil', 'completed'],
      ['completed', null, 'completed'],
      ['not_completed', null, 'awaits_supplement'],
    ]);
    expect(await refusalOf(judge(good, { kind: 'recognised', answer: 'no' }))).toMatchObject({ code: 'YEAR_CLOSED' });
  });

  it('turns Chưa hoàn thành into repetition by the principal only, after a supplementary assessment', async () => {
    const [excellent = 0, , , weak = 0] = w.pupilIds;
    const completion = async () => (await listOf('year')).pupils[3]?.completion;
    expect(await refusalOf(decide(weak, 'repeat'))).toMatchObject({ code: 'COMPLETION_SETTLED' });
    await judge(weak, { kind: 'supplement', answer: 'not_enough' });
    expect(await completion()).toBe('awaits_principal');
    await decide(weak, 'repeat');
    expect(await completion()).toBe('repeats');
    await decide(weak, 'promote');
    expect(await completion()).toBe('promoted_by_principal');
    expect((await listOf('year')).pupils[3]?.decisions.map(({ kind, answer }) => [kind, answer])).toEqual([
      ['promotion', 'promote'],
      ['promotion', 'repeat'],
      ['supplement', 'not_enough'],
    ]);
    expect(await refusalOf(decide(excellent, 'repeat'))).toMatchObject({ code: 'COMPLETION_SETTLED' });
  });

  it('opens the level to what stood against the next better one', async () => {
    const [, , barred = 0] = w.pupilIds;
    const told = await w.callers.homeroom.gradebook.explain({
      ...{ ...year(), period: 'year', classId: w.classId, pupilId: barred },
    });
    expect(told).toMatchObject({ source: 'stored', ruleVersion: 'TT27_2020/1' });
    const level = told.steps.find(({ decided }) => decided === 'primary_level');
    expect(level).toMatchObject({ result: 'completed', rule: 'TT27_2020.9.2' });
    expect(level?.obstacles).toHaveLength(15);
    expect(told.steps.map(({ decided }) => decided)).toContain('primary_completion');
  });

  it('is nobody’s business beside the homeroom teacher and the heads of the school', async () => {
    const list = { ...year(), period: 'year', classId: w.classId } as const;
    expect(await refusalOf(w.callers.other.gradebook.primaryOutcomes(list))).toMatchObject({ code: 'NOT_FOUND' });
    const [pupilId = 0] = w.pupilIds;
    const judged = w.callers.other.gradebook.judgePupil({
      ...{ ...year(), ...request(), classId: w.classId, pupilId, reason: 'Không phải lớp mình' },
      judgement: { kind: 'supplement', answer: 'enough' },
    });
    expect(await refusalOf(judged)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.callers.homeroom.gradebook.outcomes({ ...list, period: 'term-1' })).toMatchObject({
      ...{ isPrimary: true, pupils: [] },
    });
  });

  it('is computed again by verify, which finds a level that was changed', async () => {
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      const db = connect(pool);
      expect(await verifyOutcomes(db, w.school)).toEqual([]);
      await sql`update outcome set primary_level = 'excellent' where period = 'year' and primary_level = 'completed'`.execute(
        w.world.owner,
      );
      expect(await verifyOutcomes(db, w.school)).toHaveLength(1);
    } finally {
      await pool.end();
    }
  });
});
