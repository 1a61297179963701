import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPastTerm, type Marked, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

describe('the summer after a year', () => {
  let w: PastSchool;
  const requestId = () => crypto.randomUUID();
  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const gradebook = () => w.callers.principal.gradebook;
  const board = async () => {
    const { pupils } = await gradebook().summerBoard(of());
    return new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
  };
  type What = Parameters<PastSchool['callers']['principal']['gradebook']['recordSummer']>[0]['what'];
  const record = (pupilId: number, what: What) =>
    gradebook().recordSummer({ ...of(), pupilId, what, requestId: requestId() });
  const retest = (pupilId: number, subject: string, text: string) => record(pupilId, { kind: 'retest', subject, text });

  beforeAll(async () => {
    w = await newPastSchool({ pupils: 4 });
    const schoolYear = pastYear;
    await w.callers.department.gradebook.saveRuleSetting({
      ...{
        schoolYear,
        name: 'minSubjects',
        value: { TT22_2021: 2 },
        reason: 'Hai môn tính điểm',
        requestId: requestId(),
      },
    });
    const [, weak = 0, away = 0] = w.classes[9].pupilIds;
    const [failed = 0, rude = 0, both = 0] = w.classes[8].pupilIds;
    const marks: Record<number, Marked> = {
      [weak]: { score: '4,5' },
      [away]: { absent: '30' },
      [failed]: { score: '3' },
      [rude]: { conduct: 'CĐ' },
      [both]: { score: '3', conduct: 'CĐ' },
    };
    for (const term of [1, 2] as const) {
      await fillPastTerm(w, term, (id) => marks[id] ?? {});
      await gradebook().closeTerm({ ...of(), term, requestId: requestId(), decisions: [] });
    }
  }, 60_000);
  afterAll(() => w.world.close());

  it('begins when the year is closed, and names who has to do what', async () => {
    const [, weak = 0] = w.classes[9].pupilIds;
    expect(await gradebook().summerBoard(of())).toMatchObject({ isYearClosed: false, pupils: [] });
    expect(await refusalOf(retest(weak, 'literature', '6'))).toMatchObject({ code: 'YEAR_NOT_CLOSED' });
    await gradebook().closeYear({ ...of(), requestId: requestId() });
    const { pupils, retained } = await gradebook().summerBoard(of());
    expect(retained).toBe(1);
    expect(
      pupils.map(({ className, isTraining, isRetestAfterTraining, retests }) => [
        className,
        isTraining,
        isRetestAfterTraining,
        retests.map(({ subject }) => subject).join(),
      ]),
    ).toEqual([
      ['8A1', false, false, 'literature,mathematics'],
      ['8A1', true, false, ''],
      ['8A1', true, true, 'literature,mathematics'],
      ['9A1', false, false, 'literature,mathematics'],
    ]);
  });

  it('a re-test stands beside the original, the average of TT58 is computed again, and the pupil is promoted', async () => {
    const [, weak = 0] = w.classes[9].pupilIds;
    await retest(weak, 'literature', '6,0');
    expect((await board()).get(weak)).toMatchObject({
      ...{ learning: 'weak', learningAfter: 'average', averageAfter: 53, decision: 'promoted', causes: [] },
      retests: [
        { original: { tenths: 45 }, retest: { tenths: 60 } },
        { original: { tenths: 45 }, retest: null },
      ],
    });
    await retest(weak, 'literature', '4');
    expect((await board()).get(weak)).toMatchObject({ learningAfter: 'weak', decision: null });
    await retest(weak, 'literature', '');
    expect((await board()).get(weak)).toMatchObject({ learningAfter: null, decision: null });
    await retest(weak, 'literature', '6,0');
  });

  it('conduct trained in summer replaces the year’s; failed in both, the re-test counts after it', async () => {
    const [, rude = 0, both = 0] = w.classes[8].pupilIds;
    await record(rude, { kind: 'conduct', text: 'Đ' });
    expect((await board()).get(rude)).toMatchObject({ conductAfter: 'satisfactory', decision: 'promoted' });
    await retest(both, 'literature', '7');
    await retest(both, 'mathematics', '7');
    expect((await board()).get(both)).toMatchObject({ decision: null, causes: ['conduct'] });
    await record(both, { kind: 'conduct', text: 'K' });
    expect((await board()).get(both)).toMatchObject({ decision: 'promoted' });
  });

  it('takes nothing that is not the pupil’s to do, or no mark', async () => {
    const [good = 0, weak = 0, away = 0] = w.classes[9].pupilIds;
    expect(await refusalOf(retest(good, 'literature', '6'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(retest(away, 'literature', '6'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(retest(weak, 'arts', 'Đ'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(record(weak, { kind: 'conduct', text: 'T' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(retest(weak, 'literature', '85'))).toMatchObject({ code: 'MARKS_INVALID' });
    const asked = w.callers.homeroom.gradebook.summerBoard(of());
    expect(await refusalOf(asked)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('how often a pupil has repeated is said beside the limit', async () => {
    const [failed = 0] = w.classes[8].pupilIds;
    const [pupil] = await w.world.owner
      .selectFrom('enrolment')
      .where('pupilId', '=', failed)
      .where('schoolYear', '=', pastYear)
      .selectAll()
      .execute();
    if (!pupil) throw new Error('no enrolment');
    expect((await board()).get(failed)).toMatchObject({ repeated: 0, repeatLimit: 3 });
  });

  it('closed by the principal, what was not mended stays; stored beside the year, explained and verified', async () => {
    const closed = await gradebook().closeSummer({ ...of(), requestId: requestId() });
    expect(closed).toEqual({ pupils: 4, promoted: 3, retained: 1 });
    const [, weak = 0] = w.classes[9].pupilIds;
    const [failed = 0] = w.classes[8].pupilIds;
    expect(await refusalOf(retest(failed, 'literature', '6'))).toMatchObject({ code: 'SUMMER_CLOSED' });
    expect((await board()).get(failed)).toMatchObject({ decision: 'retained', causes: ['learning'] });
    const { classId } = w.classes[9];
    const { pupils } = await w.callers.homeroom.gradebook.yearOutcomes({ ...of(), classId });
    expect(pupils.find(({ pupilId }) => pupilId === weak)).toMatchObject({
      ...{ learning: 'weak', decision: null, title: null },
      summer: { isClosed: true, learning: 'average', conduct: 'good', decision: 'promoted' },
    });
    const { steps, source } = await gradebook().explain({ ...of(), period: 'summer', classId, pupilId: weak });
    expect(source).toBe('stored');
    expect(steps.find(({ decided }) => decided === 'retest')).toMatchObject({ subject: 'literature', result: 60 });
    expect(steps.findLast(({ decided }) => decided === 'promotion')).toMatchObject({ result: 'promoted' });
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      expect(await verifyOutcomes(connect(pool), w.school)).toEqual([]);
      await sql`update outcome set learning = 'good' where period = 'summer' and pupil_id = ${weak}`.execute(
        w.world.owner,
      );
      expect((await verifyOutcomes(connect(pool), w.school)).map(({ what }) => what)).toEqual([
        `results of the summer of ${pastYear}`,
      ]);
    } finally {
      await pool.end();
    }
  });

  it('the year is opened again only after the summer, whose entries stay', async () => {
    const reason = 'Nhập nhầm điểm kiểm tra lại';
    const reopenYear = () => gradebook().reopenYear({ ...of(), reason, requestId: requestId() });
    expect(await refusalOf(reopenYear())).toMatchObject({ code: 'SUMMER_CLOSED' });
    await gradebook().reopenSummer({ ...of(), reason, requestId: requestId() });
    const [, weak = 0] = w.classes[9].pupilIds;
    expect((await board()).get(weak)).toMatchObject({ learningAfter: 'average', decision: 'promoted' });
    await reopenYear();
    expect(await refusalOf(gradebook().closeSummer({ ...of(), requestId: requestId() }))).toMatchObject({
      code: 'YEAR_NOT_CLOSED',
    });
    const { events } = await gradebook().yearBoard(of());
    expect(events.map(({ kind }) => kind)).toEqual(['reopened', 'summer_reopened', 'summer_closed', 'closed']);
  });
});
