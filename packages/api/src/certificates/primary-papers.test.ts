import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../testing/factories.ts';
import { assessTerm, newPrimarySchool, type PrimarySchool, primarySheet } from '../testing/primary-school.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { checkPaper } from './check-paper.ts';

type Circular = Parameters<typeof assessTerm>[3];

/** A primary class whose year is closed; under the circular given, or that of now with every test taken again. */
async function closedYear(grade: number, ruleSet?: Circular): Promise<PrimarySchool> {
  const w = await newPrimarySchool({ pupils: 2, grade });
  const { gradebook } = w.callers.principal;
  const of = { unitId: w.school, schoolYear };
  for (const term of [1, 2] as const) {
    await assessTerm(w, term, ruleSet ? undefined : () => ({ test: '2' }), ruleSet);
    if (!ruleSet) for (const subject of ['vietnamese', 'science']) await testAgain(w, term, subject);
    await missedBy(w, term === 1 ? '2024-10-07' : '2025-03-03', term === 1 ? 'excused' : 'unexcused');
    await gradebook.closeTerm({ ...of, term, requestId: crypto.randomUUID(), decisions: [] });
  }
  await gradebook.closeYear({ ...of, requestId: crypto.randomUUID() });
  return w;
}

async function testAgain(w: PrimarySchool, term: 1 | 2, subject: string) {
  const changes = w.pupilIds.map((pupilId) => ({ pupilId, slot: 'end-test-again', text: '9', seenVersion: 0 }));
  const sheet = await primarySheet(w, term, subject);
  await w.callers.homeroom.gradebook.recordMarks({ ...sheet, requestId: crypto.randomUUID(), changes });
}

function missedBy(w: PrimarySchool, day: string, mark: 'excused' | 'unexcused') {
  return w.callers.homeroom.gradebook.recordAttendance({
    ...{ unitId: w.school, schoolYear, classId: w.classId, day, session: 'morning', replacesCounts: false },
    ...{ absent: w.pupilIds.map((pupilId) => ({ pupilId, mark })), requestId: crypto.randomUUID() },
  });
}

/** The content of a card of the class, printed by a job. */
async function printedCard(w: PrimarySchool) {
  const { gradebook, certificates, jobs } = w.callers.principal;
  const of = { unitId: w.school, schoolYear };
  const asked = { ...of, kind: 'report_card', period: 'year', classId: null, isRenewing: false } as const;
  const ref = await gradebook.startPaperPrint({ ...asked, requestId: crypto.randomUUID() });
  expect(await runJobs(w.world)).toEqual([]);
  expect(await jobs.get(ref)).toMatchObject({ state: 'done', result: { papers: 2, issued: 2, pages: 8 } });
  const { papers } = await certificates.papers({ ...of, search: '', kind: null, page: 0 });
  return (await checkPaper(w.world.pool, papers[0]?.code ?? ''))?.content;
}

describe('the papers of a primary class', () => {
  let w: PrimarySchool;
  let old: PrimarySchool;
  beforeAll(async () => {
    [w, old] = await Promise.all([closedYear(4), closedYear(5, 'TT30_2014+TT22_2016')]);
  }, 60_000);
  afterAll(() => Promise.all([w?.world.close(), old?.world.close()]));

  it('are report cards with levels, absences, valid marks of tests, qualities, competences and the level of the year', async () => {
    expect(await printedCard(w)).toMatchObject({
      form: 'report-card-tt27',
      level: 'Tiểu học',
      years: [
        {
          absences: '2 (có phép 1, không phép 1)',
          subjects: [{ level: 'T', test: '9' }, { level: 'T' }, { level: 'T' }],
          qualities: [{ name: 'Yêu nước', level: 'T' }, {}, {}, {}, {}],
          result: 'Hoàn thành xuất sắc',
          title: 'Học sinh Xuất sắc',
          decision: 'Hoàn thành chương trình lớp học',
        },
      ],
    });
  });

  it('are report cards of another form under the older circular: its own competences and qualities, no level of the year', async () => {
    expect(await printedCard(old)).toMatchObject({
      form: 'report-card-tt30',
      years: [
        {
          className: '5A',
          subjects: [
            { level: 'T', test: '9' },
            { level: 'T', test: '' },
            { level: 'T', test: '9' },
          ],
          competences: [{ name: 'Tự phục vụ, tự quản', level: 'T' }, {}, {}],
          qualities: [{ name: 'Chăm học, chăm làm', level: 'T' }, {}, {}, {}],
          specificCompetences: [],
          result: '',
          title: 'Học sinh hoàn thành xuất sắc các nội dung học tập và rèn luyện',
          decision: 'Hoàn thành chương trình tiểu học',
        },
      ],
    });
  });

  it('are result slips of a term and of the year, with the remarks of their time', async () => {
    const { gradebook, certificates } = w.callers.principal;
    const of = { unitId: w.school, schoolYear };
    for (const period of ['term-1', 'year'] as const) {
      const asked = { ...of, kind: 'result_slip', period, classId: w.classId, isRenewing: false } as const;
      await gradebook.startPaperPrint({ ...asked, requestId: crypto.randomUUID() });
    }
    expect(await runJobs(w.world)).toEqual([]);
    const { papers } = await certificates.papers({ ...of, search: '', kind: 'result_slip', page: 0 });
    expect(papers).toHaveLength(4);
    const contentOf = async (period: 'term-1' | 'year') =>
      (await checkPaper(w.world.pool, papers.find((paper) => paper.period === period)?.code ?? ''))?.content;
    expect(await contentOf('term-1')).toMatchObject({
      form: 'result-slip-primary',
      period: 'Học kỳ I',
      subjects: [{ name: 'Tiếng Việt', level: 'T', test: '9' }, { name: 'Đạo đức', test: '' }, { test: '9' }],
      competences: [{ name: 'Tự chủ và tự học', level: 'T' }, {}, {}],
      results: [{ name: 'Số ngày nghỉ', value: '1 (có phép 1, không phép 0)' }],
    });
    expect(await contentOf('year')).toMatchObject({
      results: [
        { name: 'Số ngày nghỉ', value: '2 (có phép 1, không phép 1)' },
        { name: 'Đánh giá kết quả giáo dục', value: 'Hoàn thành xuất sắc' },
        { name: 'Khen thưởng', value: 'Học sinh Xuất sắc' },
        { name: 'Kết luận', value: 'Hoàn thành chương trình lớp học' },
      ],
    });
  });
});
