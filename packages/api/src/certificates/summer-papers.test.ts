import type { PaperContent } from '@truong/contracts/papers';
import { readPdf } from '@truong/documents/testing/read-pdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePastYear,
  fillPastTerm,
  type Marked,
  newPastSchool,
  type PastSchool,
  pastYear,
} from '../testing/past-year.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { checkPaper } from './check-paper.ts';

/** A pupil weak in 9A1 (TT58) takes literature again, one of 8A1 (TT22) trains conduct. */
describe('the report cards of a year with a summer', () => {
  let w: PastSchool;
  const requestId = () => crypto.randomUUID();
  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 2 });
    await w.callers.department.gradebook.saveRuleSetting({
      ...{ schoolYear: pastYear, name: 'minSubjects', value: { TT22_2021: 2 }, reason: 'Hai môn tính điểm' },
      requestId: requestId(),
    });
    const marks: Record<number, Marked> = { [weak()]: { score: '4,5' }, [rude()]: { conduct: 'CĐ' } };
    for (const term of [1, 2] as const) await fillPastTerm(w, term, (id) => marks[id] ?? {});
    await closePastYear(w);
  }, 60_000);
  afterAll(() => w?.world.close());

  const weak = () => w.classes[9].pupilIds[1] ?? 0;
  const rude = () => w.classes[8].pupilIds[0] ?? 0;
  const print = async (kind: 'report_card' | 'result_slip', isRenewing = false) => {
    const { gradebook, jobs } = w.callers.principal;
    const asked = { ...of(), kind, period: 'year', classId: null, isRenewing } as const;
    const ref = await gradebook.startPaperPrint({ ...asked, requestId: requestId() });
    expect(await runJobs(w.world)).toEqual([]);
    return jobs.get(ref);
  };
  const contentOf = async (kind: 'report_card' | 'result_slip', pupilId: number): Promise<PaperContent | undefined> => {
    const { papers } = await w.callers.principal.certificates.papers({ ...of(), search: '', kind, page: 0 });
    const paper = papers.find((one) => one.pupilId === pupilId && one.revoked === null);
    return (await checkPaper(w.world.pool, paper?.code ?? ''))?.content;
  };

  it('say before it what there is to do', async () => {
    expect(await print('report_card')).toMatchObject({ result: { papers: 4, issued: 4 } });
    expect(await contentOf('report_card', weak())).toMatchObject({
      years: [
        {
          learning: { year: 'Yếu', again: '' },
          subjects: [{ year: '4,5', retest: '' }, { retest: '' }, { retest: '' }],
          decision: 'Kiểm tra, đánh giá lại trong kỳ nghỉ hè.',
        },
      ],
    });
  });

  it('show after it the marks taken again, the levels judged again and what it decided; the others stay', async () => {
    const { gradebook } = w.callers.principal;
    const record = (pupilId: number, what: Parameters<typeof gradebook.recordSummer>[0]['what']) =>
      gradebook.recordSummer({ ...of(), pupilId, what, requestId: requestId() });
    await record(weak(), { kind: 'retest', subject: 'literature', text: '6,0' });
    await record(rude(), { kind: 'conduct', text: 'Đ' });
    await gradebook.closeSummer({ ...of(), requestId: requestId() });
    expect(await print('report_card')).toMatchObject({ result: { papers: 4, issued: 0, outdated: 2 } });
    expect(await print('report_card', true)).toMatchObject({ result: { papers: 4, issued: 2, outdated: 0 } });
    expect(await contentOf('report_card', weak())).toMatchObject({
      form: 'report-card-tt58',
      years: [
        {
          subjects: [{ name: 'Ngữ văn', year: '4,5', retest: '6,0' }, { retest: '' }, { retest: '' }],
          average: { year: '4,5', again: '5,3' },
          learning: { year: 'Yếu', again: 'Trung bình' },
          conduct: { year: 'Tốt', again: '' },
          decision: 'Hoàn thành chương trình Trung học cơ sở.',
        },
      ],
    });
    expect(await contentOf('report_card', rude())).toMatchObject({
      form: 'report-card-tt22',
      years: [
        {
          learning: { again: '' },
          conduct: { year: 'Chưa đạt', again: 'Đạt' },
          decision: 'Được lên lớp sau kiểm tra lại hoặc rèn luyện thêm.',
        },
      ],
    });
  });

  it('as the result slips of the year and the book of the class do', async () => {
    await print('result_slip');
    expect(await contentOf('result_slip', weak())).toMatchObject({
      heads: ['Học kỳ I', 'Học kỳ II', 'Cả năm', 'Đánh giá lại'],
      rows: [{ cells: ['4,5', '4,5', '4,5', '6,0'] }, { cells: ['4,5', '4,5', '4,5', ''] }, {}],
      results: expect.arrayContaining([
        { name: 'Học lực sau kiểm tra lại', value: 'Trung bình' },
        { name: 'Kết luận', value: 'Hoàn thành chương trình Trung học cơ sở.' },
      ]),
    });
    expect(await contentOf('result_slip', rude())).toMatchObject({
      heads: ['Học kỳ I', 'Học kỳ II', 'Cả năm'],
      results: expect.arrayContaining([{ name: 'Kết quả rèn luyện sau rèn luyện trong hè', value: 'Đạt' }]),
    });
    const books = await w.callers.principal.gradebook.startBookPrint({
      ...of(),
      classId: null,
      requestId: requestId(),
    });
    expect(await runJobs(w.world)).toEqual([]);
    expect(await w.callers.principal.jobs.get(books)).toMatchObject({ state: 'done', result: { books: 2 } });
    const { base64 } = await w.callers.principal.jobs.file(books);
    const text = readPdf(Buffer.from(base64, 'base64')).text.replace(/\s+/g, '');
    for (const words of ['YếuTrungbình', 'HoànthànhchươngtrìnhTrunghọccơsở', 'Đượclênlớpsaukiểmtralạihoặcrènluyệnthêm'])
      expect(text).toContain(words);
  });
});
