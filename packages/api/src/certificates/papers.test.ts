import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../testing/callers.ts';
import { newPerson, newUnit } from '../testing/factories.ts';
import { closePastYear, fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../testing/past-year.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { runJobs, runOne } from '../testing/run-jobs.ts';
import { verifyPapers } from '../verify/verify-papers.ts';
import { checkPaper } from './check-paper.ts';

/** Issued papers of a closed year: numbers, codes, what stands and what is revoked. */
describe('the papers of a school', () => {
  let w: PastSchool;
  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const list = (search = '') => w.callers.principal.certificates.papers({ ...of(), search, kind: null, page: 0 });
  const print = (more: {
    kind?: 'report_card' | 'result_slip' | 'commendation';
    classId?: number;
    isRenewing?: boolean;
    period?: 'term-1' | 'year';
  }) =>
    w.callers.principal.gradebook.startPaperPrint({
      ...of(),
      kind: 'report_card',
      period: 'year',
      classId: null,
      isRenewing: false,
      ...more,
      requestId: crypto.randomUUID(),
    });
  const printed = async (more: Parameters<typeof print>[0]) => {
    const ref = await print(more);
    expect(await runJobs(w.world)).toEqual([]);
    return { ref, job: await w.callers.principal.jobs.get(ref) };
  };

  beforeAll(async () => {
    w = await newPastSchool({ pupils: 3 });
    const [, weak] = w.classes[9].pupilIds;
    for (const term of [1, 2] as const) await fillPastTerm(w, term, (id) => (id === weak ? { score: '6' } : {}));
    await correctMark(w);
  }, 60_000);
  afterAll(() => w.world.close());

  it('are not printed before the term or the year is closed', async () => {
    expect(await refusalOf(print({}))).toMatchObject({ code: 'YEAR_NOT_CLOSED' });
    expect(await refusalOf(print({ kind: 'result_slip', period: 'term-1' }))).toMatchObject({
      code: 'TERM_NOT_CLOSED',
    });
    const board = await w.callers.principal.gradebook.paperBoard(of());
    expect(board).toMatchObject({ isYearClosed: false, terms: [{ isClosed: false }, { isClosed: false }] });
    await closePastYear(w);
  });

  it('are issued by a job class by class, numbered without a gap, and one file', async () => {
    const { ref, job } = await printed({});
    expect(job).toMatchObject({ state: 'done', result: { papers: 6, issued: 6, outdated: 0, pages: 24 } });
    const file = await w.callers.principal.jobs.file(ref);
    expect(file.fileName).toBe('hoc-ba-2023.pdf');
    expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const { papers } = await list();
    expect(papers.map(({ number }) => number)).toEqual(
      [6, 5, 4, 3, 2, 1].map((number) => `0000${number}/HB-2023-2024`),
    );
    expect(new Set(papers.map(({ code }) => code)).size).toBe(6);
    const board = await w.callers.principal.gradebook.paperBoard(of());
    expect(board.classes.map(({ issued }) => issued)).toEqual(
      Array(2).fill([{ kind: 'report_card', period: 'year', papers: 3 }]),
    );
  });

  it('printed again are the same papers', async () => {
    const before = await list();
    const { job } = await printed({ classId: w.classes[8].classId });
    expect(job).toMatchObject({ result: { papers: 3, issued: 0, outdated: 0 } });
    expect(await list()).toEqual(before);
  });

  it('show what was frozen: results, corrections, the names of the day', async () => {
    const { papers } = await list();
    const card = papers.find(({ className }) => className === '9A1');
    const found = await checkPaper(w.world.pool, ` ${card?.code.toLowerCase().replaceAll('-', ' ')} `);
    expect(found).toMatchObject({
      kind: 'report_card',
      number: card?.number,
      revokedOn: null,
      content: {
        form: 'report-card-tt58',
        pupil: { fullName: card?.holder, birth: '04/03/2010' },
        years: [
          {
            className: '9A1',
            schoolYear: '2023-2024',
            corrections: { count: 1, subjects: 'Toán (1)' },
            decision: 'Hoàn thành chương trình Trung học cơ sở.',
          },
        ],
      },
    });
    expect(JSON.stringify(found)).not.toMatch(/\d{12}/);
    expect(await checkPaper(w.world.pool, '0000-0000-0000-0000-0000')).toBeNull();
    expect(await checkPaper(w.world.pool, 'abc')).toBeNull();
  });

  it('are commendations only for those who have a title', async () => {
    const { job } = await printed({ kind: 'commendation' });
    expect(job).toMatchObject({ state: 'done', result: { papers: 2, issued: 2 } });
    const { papers } = await list('00001/GK');
    expect(papers.filter(({ kind }) => kind === 'commendation')).toMatchObject([{ number: '00001/GK-2023-2024' }]);
  });

  it('are result slips of a term with every mark', async () => {
    const { job } = await printed({ kind: 'result_slip', period: 'term-1', classId: w.classes[8].classId });
    expect(job).toMatchObject({ result: { papers: 3, pages: 3 } });
    const [slip] = (await list()).papers;
    const found = await checkPaper(w.world.pool, slip?.code ?? '');
    expect(found?.content).toMatchObject({
      form: 'result-slip',
      period: 'Học kỳ I',
      rows: [
        { name: 'Ngữ văn', cells: ['8,5; 8,5; 8,5; 8,5', '8,5', '8,5', '8,5'] },
        { name: 'Toán' },
        { name: 'Nghệ thuật', cells: ['Đ; Đ', 'Đ', 'Đ', 'Đ'] },
      ],
    });
  });

  it('asked for by two at once take numbers one after another', async () => {
    const asked = [print({ kind: 'result_slip' }), print({ kind: 'result_slip' })];
    const refs = await Promise.all(asked);
    await Promise.all(refs.map(({ id }) => runOne(w.world, id)));
    const jobs = await Promise.all(refs.map((ref) => w.callers.principal.jobs.get(ref)));
    expect(jobs.map(({ result }) => (result as { issued: number }).issued).reduce((a, b) => a + b)).toBe(6);
    const { papers } = await w.callers.principal.certificates.papers({
      ...of(),
      search: '',
      kind: 'result_slip',
      page: 0,
    });
    expect(papers.map(({ number }) => Number(number.slice(0, 5))).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  it('are revoked by the principal with a reason, once; whoever checks is told', async () => {
    const [paper] = (await list()).papers;
    if (!paper) throw new Error('no paper');
    const revoke = { ...of(), paperId: paper.id, reason: 'Ghi sai tên học sinh' };
    const clerk = await callerFor(
      w.world.pool,
      await newPerson(w.world.owner, { role: 'school_clerk', unitId: w.school }),
    );
    const asked = { ...revoke, requestId: crypto.randomUUID() };
    expect(await refusalOf(clerk.certificates.revoke(asked))).toMatchObject({ code: 'FORBIDDEN' });
    await w.callers.principal.certificates.revoke(asked);
    await w.callers.principal.certificates.revoke(asked);
    expect(
      await refusalOf(w.callers.principal.certificates.revoke({ ...revoke, requestId: crypto.randomUUID() })),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await checkPaper(w.world.pool, paper.code)).toMatchObject({ revokedOn: '2025-05-20' });
    expect((await list(paper.code)).papers).toMatchObject([{ revoked: { on: '2025-05-20', reason: revoke.reason } }]);
    const again = w.callers.principal.certificates.startReprint({
      ...of(),
      paperIds: [paper.id],
      requestId: crypto.randomUUID(),
    });
    expect(await refusalOf(again)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that no longer say what the results say are told of, and issued anew when asked', async () => {
    const [paper] = (await list('00001/HB')).papers;
    await w.world.owner
      .updateTable('pupil')
      .set({ givenName: 'Mỷ' })
      .where('id', '=', paper?.pupilId ?? 0)
      .execute();
    expect((await printed({})).job).toMatchObject({ result: { papers: 6, issued: 0, outdated: 1 } });
    expect((await printed({ isRenewing: true })).job).toMatchObject({ result: { papers: 6, issued: 1, outdated: 0 } });
    const { papers } = await list('My');
    expect(papers).toMatchObject([{ number: '00007/HB-2023-2024', revoked: null }]);
    expect((await list('00001/HB')).papers.find(({ kind }) => kind === 'report_card')?.revoked).not.toBeNull();
  });

  it('printed once more from the register keep number and code', async () => {
    const [paper] = (await list('00007/HB')).papers;
    const ref = await w.callers.principal.certificates.startReprint({
      ...of(),
      paperIds: [paper?.id ?? 0],
      requestId: crypto.randomUUID(),
    });
    await runJobs(w.world);
    expect(await w.callers.principal.jobs.get(ref)).toMatchObject({ state: 'done', result: { papers: 1, pages: 4 } });
  });

  it('have the hashes of their content, and a changed one is found', async () => {
    const { owner } = w.world;
    expect(await verifyPapers(owner, w.school)).toEqual([]);
    const [paper] = (await list()).papers;
    await owner
      .updateTable('paper')
      .set({ holder: 'Người khác' })
      .where('id', '=', paper?.id ?? 0)
      .execute();
    expect(await verifyPapers(owner, w.school)).toMatchObject([
      { what: expect.stringContaining(paper?.number ?? '?') },
    ]);
  });

  it('are printed by the school’s own template once it prints, and by the shipped one again', async () => {
    const form = { unitId: w.school, form: 'commendation' as const };
    const { certificates } = w.callers.principal;
    const save = (source: string | null) =>
      certificates.saveTemplate({ ...form, source, requestId: crypto.randomUUID() });
    expect(await refusalOf(save('#let papers(list) = [#khen]'))).toMatchObject({
      code: 'TEMPLATE_REFUSED',
      data: { problems: [{ line: 1, message: 'unknown variable: khen' }] },
    });
    const foreign = await certificates.tryTemplate({ ...form, source: '#import "@preview/cetz:0.3.0": *' });
    expect(foreign).toEqual({ base64: null, problems: [{ line: 1, column: 2, message: 'package import' }] });
    await save(
      '#import "shared.typ": *\n#let papers(list) = pages(for one in list [#one.pupil.fullName #pagebreak(weak: true)])',
    );
    expect((await printed({ kind: 'commendation' })).job).toMatchObject({ result: { papers: 2, issued: 0 } });
    expect((await certificates.templates({ unitId: w.school })).filter(({ own }) => own)).toHaveLength(1);
    await save(null);
    expect((await certificates.templates({ unitId: w.school })).filter(({ own }) => own)).toEqual([]);
  });

  it('are nobody else’s: not the teacher’s, not another school’s', async () => {
    expect(
      await refusalOf(w.callers.teacher.certificates.papers({ ...of(), search: '', kind: null, page: 0 })),
    ).toMatchObject({ code: 'FORBIDDEN' });
    const other = await newUnit(w.world.owner, { kind: 'school', parentId: w.district });
    const stranger = await callerFor(
      w.world.pool,
      await newPerson(w.world.owner, { role: 'principal', unitId: other }),
    );
    expect(await refusalOf(stranger.certificates.papers({ ...of(), search: '', kind: null, page: 0 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

/** A mark of mathematics of everybody in 9A1, deleted and typed anew. */
async function correctMark(w: PastSchool): Promise<void> {
  const of = { unitId: w.school, schoolYear: pastYear };
  const { sheets } = await w.callers.principal.gradebook.sheets({ ...of, term: 1 });
  const sheet = sheets.find((one) => one.subjectCode === 'mathematics' && one.grade === 9);
  for (const [seenVersion, text] of [
    [1, ''],
    [2, '7,5'],
  ] as const)
    await w.callers.teacher.gradebook.recordMarks({
      ...of,
      sheetId: sheet?.id ?? 0,
      requestId: crypto.randomUUID(),
      changes: w.classes[9].pupilIds.map((pupilId) => ({ pupilId, slot: 'mid', text, seenVersion })),
    });
}
