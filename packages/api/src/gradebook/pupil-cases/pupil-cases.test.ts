import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

const subject = 'physical-education';

describe('what a principal grants single pupils', () => {
  let w: PastSchool;
  const requestId = () => crypto.randomUUID();
  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const gradebook = () => w.callers.principal.gradebook;
  const asked = { requestedOn: '2023-09-10', record: 'Bệnh án số 12, Bệnh viện đa khoa huyện' };
  type Grant = { pupilId: number; term: 1 | 2 | null; kind: 'whole' | 'practical_part'; subjectCode?: string };
  const grant = (of_: Grant) =>
    gradebook().grantExemption({ ...of(), ...asked, subjectCode: subject, ...of_, requestId: requestId() });
  const closeTerm = (term: 1 | 2) => gradebook().closeTerm({ ...of(), term, requestId: requestId(), decisions: [] });

  beforeAll(async () => {
    w = await newPastSchool();
    await w.world.owner
      .insertInto('subject')
      .values({ code: subject, name: 'Giáo dục thể chất', shortName: 'GDTC', sortOrder: 90 })
      .execute();
    for (const grade of [8, 9] as const) {
      const line = { ...of(), classId: w.classes[grade].classId, subjectCode: subject };
      await w.world.owner
        .insertInto('classSubject')
        .values({ ...line, grade, kind: 'comment', periods: 70 })
        .execute();
      await w.world.owner
        .insertInto('teaching')
        .values({ ...line, staffId: w.people.teacherStaff, validFrom: '2023-09-05' })
        .execute();
    }
  }, 60_000);
  afterAll(() => w.world.close());

  it('offers what the circular of each grade allows, and grants nothing else', async () => {
    const kinds = async (grade: 8 | 9) =>
      (await gradebook().caseCandidates({ ...of(), classId: w.classes[grade].classId }))[0]?.subjects.map(
        ({ code, kinds }) => [code, ...kinds],
      );
    expect(await kinds(9)).toEqual([[subject, 'whole']]);
    expect(await kinds(8)).toEqual([[subject, 'practical_part']]);
    const [ofEight = 0] = w.classes[8].pupilIds;
    const [ofNine = 0] = w.classes[9].pupilIds;
    for (const refused of [
      { pupilId: ofEight, term: 1, kind: 'whole' },
      { pupilId: ofNine, term: null, kind: 'whole', subjectCode: 'literature' },
    ] as const)
      expect(await refusalOf(grant(refused))).toMatchObject({
        code: 'EXEMPTION_REFUSED',
        data: { problem: 'not_allowed' },
      });
    const homeroom = w.callers.homeroom.gradebook.pupilCases(of());
    expect(await refusalOf(homeroom)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a whole subject left out asks for no mark, and the result is complete without it', async () => {
    const [exempt = 0, ofTerm = 0] = w.classes[9].pupilIds;
    const [practical = 0] = w.classes[8].pupilIds;
    await grant({ pupilId: exempt, term: null, kind: 'whole' });
    await grant({ pupilId: ofTerm, term: 1, kind: 'whole' });
    await grant({ pupilId: practical, term: 1, kind: 'practical_part' });
    expect(await refusalOf(grant({ pupilId: exempt, term: 2, kind: 'whole' }))).toMatchObject({
      data: { problem: 'held' },
    });
    await fillPastTerm(w, 1, () => ({}));
    const { sheets } = await gradebook().sheets({ ...of(), term: 1 });
    const sheetId = sheets.find((one) => one.grade === 9 && one.subjectCode === subject)?.id ?? 0;
    const changes = ['r1', 'r2', 'r3', 'mid', 'end'].flatMap((slot) =>
      [exempt, ofTerm].map((pupilId) => ({ pupilId, slot, text: '', seenVersion: 1 })),
    );
    await w.callers.teacher.gradebook.recordMarks({ ...of(), sheetId, requestId: requestId(), changes });
    const { pupils: onSheet } = await w.callers.teacher.gradebook.sheet({ ...of(), sheetId });
    expect(onSheet.map(({ exemption }) => exemption)).toEqual(['whole', 'whole', null]);
    const closing = { ...of(), sheetId, requestId: requestId(), acceptsMissing: false };
    expect(await w.callers.teacher.gradebook.closeSheet(closing)).toMatchObject({ state: 'closed' });
    expect((await gradebook().termBoard({ ...of(), term: 1 })).incomplete).toEqual([]);
    await closeTerm(1);
    const { pupils, subjects } = await gradebook().outcomes({
      ...{ ...of(), period: 'term-1', classId: w.classes[9].classId },
    });
    const at = subjects.findIndex(({ code }) => code === subject);
    expect(pupils.map(({ learning, results }) => [learning, results[at]?.kind ?? null])).toEqual([
      ['excellent', null],
      ['excellent', null],
      ['excellent', 'comment'],
    ]);
    const { steps } = await gradebook().explain({
      ...{ ...of(), period: 'term-1', classId: w.classes[9].classId, pupilId: exempt },
    });
    expect(steps.find(({ decided }) => decided === 'left_out')).toMatchObject({
      ...{ subject, rule: 'TT58_2011.12', result: 'exempt' },
    });
  });

  it('is neither granted nor revoked in a closed term', async () => {
    const { exemptions } = await gradebook().pupilCases(of());
    expect(exemptions).toHaveLength(3);
    const ofTerm = exemptions.find(({ term, kind }) => term === 1 && kind === 'whole');
    const revoke = gradebook().revokeExemption({
      ...{ ...of(), exemptionId: ofTerm?.id ?? 0, reason: 'Đã khỏi bệnh', requestId: requestId() },
    });
    expect(await refusalOf(revoke)).toMatchObject({ code: 'TERM_CLOSED' });
    const [, , third = 0] = w.classes[9].pupilIds;
    expect(await refusalOf(grant({ pupilId: third, term: null, kind: 'whole' }))).toMatchObject({
      code: 'TERM_CLOSED',
    });
  });

  it('exempt in one semester the year is the other’s result; in both the subject is left out', async () => {
    await fillPastTerm(w, 2, () => ({ conduct: 'T' }));
    const { incomplete } = await gradebook().termBoard({ ...of(), term: 2 });
    expect(incomplete).toEqual([]);
    await closeTerm(2);
    const { classId, pupilIds } = w.classes[9];
    const { pupils, subjects } = await gradebook().yearOutcomes({ ...of(), classId });
    const at = subjects.findIndex(({ code }) => code === subject);
    expect(pupils.map(({ results }) => results[at]?.kind ?? null)).toEqual([null, 'comment', 'comment']);
    const [, ofTerm = 0] = pupilIds;
    const { steps } = await gradebook().explain({ ...of(), period: 'year', classId, pupilId: ofTerm });
    expect(steps.find((step) => step.decided === 'subject_year' && step.subject === subject)).toMatchObject({
      rule: 'TT58_2011.12',
    });
  });

  it('an individual plan puts the rules aside, with its reason, until it is ended', async () => {
    const { classId, pupilIds } = w.classes[8];
    const [, pupilId = 0] = pupilIds;
    const plan = { learning: null, conduct: 'good' as const, reason: 'Đạt mục tiêu kế hoạch giáo dục cá nhân' };
    const save = (change: object) =>
      gradebook().saveIndividualPlan({
        ...{ ...of(), pupilId, ...plan, decision: 'promoted' as const },
        ...{ ...change, requestId: requestId() },
      });
    expect(await refusalOf(save({ learning: 'excellent' }))).toMatchObject({ code: 'INPUT_INVALID' });
    await save({});
    const own = async () =>
      (await gradebook().yearOutcomes({ ...of(), classId })).pupils.find((pupil) => pupil.pupilId === pupilId);
    expect(await own()).toMatchObject({ learning: null, decision: 'promoted', manualReason: plan.reason });
    await save({ decision: null, reason: 'Kết thúc kế hoạch' });
    // Three subjects at 8,5: TT22 asks six for more than Chưa đạt.
    expect(await own()).toMatchObject({ learning: 'unsatisfactory', decision: null, manualReason: null });
    await save({});
    await gradebook().closeYear({ ...of(), requestId: requestId() });
    expect(await own()).toMatchObject({ decision: 'promoted', manualReason: plan.reason, isAssessed: true });
    const { steps } = await gradebook().explain({ ...of(), period: 'year', classId, pupilId });
    expect(steps.find(({ decided }) => decided === 'individual_plan')).toMatchObject({ rule: 'TT22_2021.11' });
    expect(await refusalOf(save({}))).toMatchObject({ code: 'YEAR_CLOSED' });
    expect((await gradebook().pupilCases(of())).plans).toMatchObject([{ pupilId, decision: 'promoted' }]);
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      expect(await verifyOutcomes(connect(pool), w.school)).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
