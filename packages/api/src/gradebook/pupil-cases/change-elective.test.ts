import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { fillSheet } from '../../testing/school.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

describe('an elective changed in mid-year', () => {
  let w: PastSchool;
  let pupilId: number;
  const requestId = () => crypto.randomUUID();
  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const gradebook = () => w.callers.principal.gradebook;
  const classId = () => w.classes[8].classId;

  beforeAll(async () => {
    w = await newPastSchool();
    [, pupilId = 0] = w.classes[8].pupilIds;
    const { owner } = w.world;
    await owner
      .insertInto('subject')
      .values([
        { code: 'physics', name: 'Vật lí', shortName: 'Lí', sortOrder: 90 },
        { code: 'chemistry', name: 'Hóa học', shortName: 'Hóa', sortOrder: 91 },
      ])
      .execute();
    for (const subjectCode of ['physics', 'chemistry']) {
      const line = { ...of(), classId: classId(), subjectCode };
      await owner
        .insertInto('classSubject')
        .values({ ...line, grade: 8, kind: 'score', periods: 35, isChosen: true })
        .execute();
      await owner
        .insertInto('teaching')
        .values({ ...line, staffId: w.people.teacherStaff, validFrom: '2023-09-05' })
        .execute();
    }
    await owner
      .insertInto('subjectChoice')
      .values({ ...of(), classId: classId(), grade: 8, subjectCode: 'physics', pupilId })
      .execute();
    await fillTerm(1, 'physics');
    await gradebook().closeTerm({ ...of(), term: 1, requestId: requestId(), decisions: [] });
  }, 60_000);
  afterAll(() => w.world.close());

  /** Every sheet of the term, and that of the elective for its one pupil. */
  async function fillTerm(term: 1 | 2, elective: string) {
    await gradebook().openTerm({ ...of(), term, requestId: requestId() });
    const { sheets } = await gradebook().sheets({ ...of(), term });
    const sheet = sheets.find((one) => one.subjectCode === elective);
    await fillSheet(
      w.callers.teacher,
      { ...of(), sheetId: sheet?.id ?? 0 },
      { pupilIds: [pupilId], slots: ['r1', 'r2', 'mid', 'end'], text: '7' },
    );
    await fillPastTerm(w, term, () => ({}), ['physics', 'chemistry']);
  }

  const change = (days: { changedOn: string }) =>
    gradebook().changeElective({
      ...{ ...of(), pupilId, fromSubject: 'physics', toSubject: 'chemistry', ...days },
      ...{ reason: 'Đơn xin đổi môn', requestId: requestId() },
    });
  const own = async () =>
    (await gradebook().yearOutcomes({ ...of(), classId: classId() })).pupils.find((one) => one.pupilId === pupilId);

  it('is not changed in a closed term, nor to one that is taken already', async () => {
    expect(await refusalOf(change({ changedOn: '2023-12-01' }))).toMatchObject({ code: 'TERM_CLOSED' });
    await gradebook().openTerm({ ...of(), term: 2, requestId: requestId() });
    await change({ changedOn: '2024-02-01' });
    expect(await refusalOf(change({ changedOn: '2024-02-01' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the sheet of the new one is the pupil’s, and the year waits for what is made up', async () => {
    const before = await gradebook().incompletePupils({ ...of(), term: 2, classId: classId() });
    const subjects = before.find((one) => one.pupilId === pupilId)?.missing.map(({ subjectName }) => subjectName);
    expect(subjects).toContain('Hóa học');
    expect(subjects).not.toContain('Vật lí');
    await fillTerm(2, 'chemistry');
    await gradebook().closeTerm({ ...of(), term: 2, requestId: requestId(), decisions: [] });
    expect(await own()).toMatchObject({ learning: null, missing: [{ kind: 'subject', subject: 'chemistry' }] });
  });

  it('semester I opened again, the sheet of the one given up still takes marks, and that of the new one none', async () => {
    const first = { ...of(), term: 1 as const };
    await gradebook().reopenTerm({ ...first, reason: 'Nhập nhầm điểm', requestId: requestId() });
    const { sheets } = await gradebook().sheets(first);
    const record = async (subject: string) => {
      const sheetId = sheets.find((one) => one.subjectCode === subject)?.id ?? 0;
      const { cells, pupils } = await w.callers.teacher.gradebook.sheet({ ...of(), sheetId });
      const seenVersion = cells.find((cell) => cell.pupilId === pupilId && cell.slot === 'end')?.version ?? 0;
      const changes = [{ pupilId, slot: 'end', text: '7,5', seenVersion }];
      const saved = w.callers.teacher.gradebook.recordMarks({ ...of(), sheetId, requestId: requestId(), changes });
      return { saved, onSheet: pupils.some((pupil) => pupil.pupilId === pupilId) };
    };
    const physics = await record('physics');
    expect(physics.onSheet).toBe(true);
    expect((await physics.saved).saved).toMatchObject([{ pupilId, slot: 'end', value: '75' }]);
    const chemistry = await record('chemistry');
    expect(chemistry.onSheet).toBe(false);
    expect(await refusalOf(chemistry.saved)).toMatchObject({ code: 'MARKS_INVALID' });
    await gradebook().closeTerm({ ...first, requestId: requestId(), decisions: [] });
  });

  it('made up, it has a result of both semesters; the one given up counts no more', async () => {
    const [due] = (await gradebook().pupilCases(of())).electives;
    expect(due).toMatchObject({ fromName: 'Vật lí', toName: 'Hóa học', isMakeUpDue: true, madeUp: null });
    const makeUp = (text: string) =>
      gradebook().makeUpElective({ ...of(), changeId: due?.id ?? 0, text, requestId: requestId() });
    expect(await refusalOf(makeUp('Đ'))).toMatchObject({ code: 'MARKS_INVALID' });
    await makeUp('4');
    expect(await own()).toMatchObject({ missing: [] });
    const { steps } = await gradebook().explain({ ...of(), period: 'year', classId: classId(), pupilId });
    const year = (code: string) => steps.find((one) => one.decided === 'subject_year' && one.subject === code);
    // (4,0 + 2 × 7,0) / 3
    expect(year('chemistry')).toMatchObject({ result: 60 });
    expect(year('physics')).toBeUndefined();
    await gradebook().closeYear({ ...of(), requestId: requestId() });
    expect(await refusalOf(makeUp('9'))).toMatchObject({ code: 'YEAR_CLOSED' });
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      expect(await verifyOutcomes(connect(pool), w.school)).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
