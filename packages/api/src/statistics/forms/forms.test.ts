import type { Form } from '@truong/rules/statistics/form';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../../testing/callers.ts';
import { newPerson, schoolYear } from '../../testing/factories.ts';
import { runFilingChecks } from '../../testing/filing-checks.ts';
import { keepLiveSet } from '../../testing/record-sets.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';
import { publishTrialForm, trialForm } from '../../testing/trial-form.ts';
import { verifyFilings } from '../../verify/verify-filings.ts';
import { readElsewhere } from './elsewhere.ts';

const requestId = () => crypto.randomUUID();
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe('a form of a school', () => {
  let w: SchoolWorld;
  let clerk: Awaited<ReturnType<typeof callerFor>>;
  let of: { unitId: number; schoolYear: number; formCode: string; period: 'start' };
  const night = () => runFilingChecks(w.world);
  const draft = () => w.callers.principal.forms.draft(of);
  /** What waits, of forms. */
  const waits = async (who: 'principal' | 'district' | 'department') => {
    const unitId = who === 'principal' ? w.school : w[who];
    const waiting = await w.callers[who].notices.waiting({ unitId, schoolYear, term: 1 });
    return waiting.filter(({ kind }) => kind.startsWith('form'));
  };
  const figure = async (key: string) => (await draft()).figures.find((one) => one.key === key);
  const entry = (cell: string, value: number | null, seenVersion = 0, note: string | null = null) => ({
    ...{ cell, value, words: null, note, seenVersion },
  });
  const save = (...entries: ReturnType<typeof entry>[]) =>
    clerk.forms.saveEntries({ ...of, requestId: requestId(), entries });
  const submit = () => w.callers.principal.forms.submit({ ...of, requestId: requestId() });

  beforeAll(async () => {
    w = await newSchoolWorld({ grade: 9 });
    await publishTrialForm(w.world);
    clerk = await callerFor(w.world.pool, await newPerson(w.world.owner, { role: 'school_clerk', unitId: w.school }));
    of = { unitId: w.school, schoolYear, formCode: 'trial', period: 'start' };
  }, 60_000);
  afterAll(() => w.world.close());

  it('stands in the list of the school with its window, not filed', async () => {
    const list = await w.callers.principal.forms.list({ unitId: w.school, schoolYear });
    expect(list.at(-1)).toMatchObject({
      ...{ formCode: 'trial', period: 'start', dueOn: '2025-05-25', standing: { status: 'not_filed' } },
    });
    // The term's results are due on the same day.
    expect(await waits('principal')).toEqual([{ kind: 'forms_due', forms: 2, dueOn: '2025-05-25' }]);
  });

  it('counts the records, and shows what is missing to file it', async () => {
    expect(await figure('size!pupils@total')).toMatchObject({ value: 6, source: 'computed' });
    const { findings, canSubmit, canEnter } = await draft();
    expect({ canSubmit, canEnter }).toEqual({ canSubmit: true, canEnter: true });
    expect(findings.map(({ finding }) => [finding.check, finding.outcome, finding.cells[0]])).toEqual([
      ['part', 'missing', 'size!poor@total'],
      ['part', 'missing', 'size!poor@female'],
    ]);
    expect(await refusalOf(submit())).toMatchObject({ code: 'FILING_BLOCKED', data: { findings: 2 } });
  });

  it('a figure behind a click names its pupils to the school, and only counts them to an office', async () => {
    const cell = 'size!pupils@total';
    const { count, people } = await w.callers.principal.forms.draftRows({ ...of, cell });
    expect([count, people?.length]).toEqual([6, 6]);
    expect(await w.callers.district.forms.draftRows({ ...of, cell })).toEqual({ count: 6, people: null });
  });

  it('takes what is typed with its version; of two desks the second gets both values', async () => {
    expect(await save(entry('size!poor@total', 4), entry('size!poor@female', 1))).toEqual({
      kind: 'saved',
      versions: { 'size!poor@total': 1, 'size!poor@female': 1 },
    });
    expect(await save(entry('size!poor@total', 5))).toMatchObject({
      kind: 'conflict',
      conflicts: [{ cell: 'size!poor@total', value: 4, version: 1 }],
    });
    expect(await figure('size!rest@total')).toMatchObject({ value: 2, source: 'formula' });
    const history = await w.callers.principal.forms.cellHistory({ ...of, cell: 'size!poor@total' });
    expect(history.map(({ value }) => value)).toEqual([4]);
  });

  it.each([
    ['size!rest@total', 1, null, 'formula'],
    ['size!poor@total', 1.5, null, 'decimals'],
    ['size!poor@total', -1, null, 'negative'],
    ['size!pupils@total', 7, null, 'note_missing'],
    ['size!nobody@total', 7, null, 'unknown'],
  ])('refuses %s = %s as %s', async (cell, value, note, problem) => {
    expect(await refusalOf(save(entry(cell, value, 1, note)))).toMatchObject({
      code: 'CELL_REFUSED',
      data: { cell, problem },
    });
  });

  it('a figure typed over keeps what the records say beside it', async () => {
    await save(entry('size!pupils@total', 7, 0, 'Một em học nhờ'));
    expect(await figure('size!pupils@total')).toMatchObject({ value: 7, computed: 6, note: 'Một em học nhờ' });
    await save(entry('size!pupils@total', null, 1));
    expect(await figure('size!pupils@total')).toMatchObject({ value: 6, source: 'computed' });
  });

  it('a finding that does not block asks for a note', async () => {
    await save(entry('size!poor@total', 6, 1));
    expect(await refusalOf(submit())).toMatchObject({ code: 'FILING_BLOCKED', data: { findings: 1 } });
    const note = { check: 'few', place: 'size!poor@total', note: 'Xã đặc biệt khó khăn' };
    await clerk.forms.saveCheckNote({ ...of, requestId: requestId(), ...note });
    expect((await draft()).findings).toMatchObject([{ finding: { check: 'few' }, note: note.note }]);
  });

  it('complete is a fact of its own: typing waits until it is taken back', async () => {
    await clerk.forms.complete({ ...of, requestId: requestId(), isComplete: true });
    expect(await refusalOf(save(entry('size!poor@total', 5, 2)))).toMatchObject({ code: 'FORM_COMPLETED' });
    expect((await draft()).standing).toMatchObject({ isCompleted: true, status: 'not_filed', maySubmit: true });
    const { notices } = await w.callers.principal.notices.list();
    expect(notices).toMatchObject([{ kind: 'form_completed', data: { formCode: 'trial', formName: 'Biểu thử' } }]);
    expect(await waits('principal')).toContainEqual({ kind: 'forms_complete', forms: 1 });
  });

  it('a clerk prepares, the principal files; two desks at once file one after the other, and wait for a term being opened', async () => {
    expect(await refusalOf(clerk.forms.submit({ ...of, requestId: requestId() }))).toMatchObject({ code: 'FORBIDDEN' });
    let filed = 0;
    const filing = async () => {
      const answer = await submit();
      filed += 1;
      return answer;
    };
    const { desks } = await w.world.owner.transaction().execute(async (trx) => {
      await trx.selectFrom('schoolTerm').select('term').where('unitId', '=', w.school).forUpdate().execute();
      const waiting = Promise.all([filing(), filing()]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(filed).toBe(0);
      return { desks: waiting };
    });
    const [first, second] = await desks;
    expect([first.number, second.number].sort()).toEqual([1, 2]);
    expect(first.rows).toBe(6);
  });

  it('the filing holds its figures and rows whatever happens to the records', async () => {
    const of1 = { ...of, number: 1 };
    const frozen = await w.callers.district.forms.filing(of1);
    expect(frozen.figures.find(({ key }) => key === 'size!pupils@total')).toMatchObject({ value: 6 });
    await w.world.owner.updateTable('pupil').set({ isFemale: true }).where('unitId', '=', w.school).execute();
    expect((await w.callers.district.forms.filing(of1)).figures).toEqual(frozen.figures);
    const rows = await w.callers.principal.forms.filingRows({ ...of1, cell: 'size!pupils@total' });
    expect(rows.people).toHaveLength(6);
    const latest = await w.callers.district.forms.filing({ ...of, number: 2 });
    expect(latest.replaced).toEqual({ number: 1, changes: [] });
    expect(latest.moved.map(({ cell }) => cell)).toEqual(['size!pupils@female', 'size!rest@female']);
  });

  it('every night is told how far the records have moved; who wrote nothing is passed over', async () => {
    const wroteAt = (answeredAt: Date) => w.world.owner.updateTable('request').set({ answeredAt }).execute();
    const since = async () =>
      (await w.callers.principal.forms.list(of)).find(({ formCode }) => formCode === 'trial')?.sinceFiling;
    expect(await since()).toBeNull();
    await wroteAt(new Date('2020-01-01'));
    expect(await night()).toMatchObject({ units: 1, filings: 1, computed: 1, moved: 1, problems: 0 });
    expect(await since()).toMatchObject({ moved: 2, high: 0, medium: 0, low: 0 });
    const { schools } = await w.callers.district.forms.reviewTable({ ...of, unitId: w.district });
    expect(schools).toMatchObject([{ sinceFiling: { moved: 2 } }]);
    expect(await night()).toMatchObject({ filings: 1, computed: 0, moved: 1 });
    await wroteAt(new Date());
    expect(await night()).toMatchObject({ computed: 1, moved: 1 });
  });

  it('a rule or a form that cannot be worked out is named, and ends no run', async () => {
    const define = (definition: Form) =>
      w.world.owner
        .updateTable('formVersion')
        .set({ definition: JSON.stringify(definition) })
        .where('formCode', '=', 'trial')
        .execute();
    const rule = trialForm.checks[1] as Form['checks'][number];
    const divided = { ...rule, code: 'divided', left: '[size!pupils@total] / 0' };
    await define({ ...trialForm, checks: [...trialForm.checks, divided] });
    expect(await night()).toMatchObject({ computed: 1, problems: 1, named: [{ kind: 'rule', what: 'divided' }] });
    await define({ ...trialForm, checks: [{ ...rule, left: '[size!pupils' }] });
    expect(await night()).toMatchObject({ computed: 0, problems: 1, named: [{ kind: 'form', formName: 'Biểu thử' }] });
    await define(trialForm);
    expect(await night()).toMatchObject({ computed: 1, problems: 0 });
  });

  it('waits for the office whose turn it is, and for the school where its records have moved', async () => {
    const mine = { formCode: 'trial', formName: 'Biểu thử', period: 'start' };
    expect(await waits('district')).toEqual([{ kind: 'form_reviews', ...mine, filings: 1 }]);
    expect(await waits('department')).toEqual([]);
    expect(await waits('principal')).toContainEqual({ kind: 'forms_moved', forms: 1 });
  });

  it('a figure or a row changed behind its back shows', async () => {
    const differences = () => verifyFilings(w.world.owner, w.school);
    expect(await differences()).toEqual([]);
    const [column] = await w.world.owner
      .selectFrom('recordColumn')
      .selectAll()
      .where('dimension', '=', 'sex')
      .execute();
    const codes = Buffer.from(column?.codes ?? []);
    const at = { setId: column?.setId ?? 0, dimension: 'sex' };
    const put = (to: Buffer) =>
      w.world.owner
        .updateTable('recordColumn')
        .set({ codes: to })
        .where('setId', '=', at.setId)
        .where('dimension', '=', 'sex')
        .execute();
    await put(Buffer.alloc(codes.length, 1));
    expect((await differences()).map(({ detail }) => detail)).toEqual([
      'does not have the hash of its content',
      'its figures are not those of its rows',
    ]);
    await put(codes);
    expect(await differences()).toEqual([]);
  });

  it('the office sees it in its table, accepts what it saw and not what was replaced', async () => {
    const table = { unitId: w.district, schoolYear, formCode: 'trial', period: 'start' as const };
    const { schools } = await w.callers.district.forms.reviewTable(table);
    expect(schools).toMatchObject([
      { unitId: w.school, number: 2, warnings: 1, typedOver: 0, isMine: true, figure: 6 },
    ]);
    const rates = await w.callers.district.forms.rates({ unitId: w.district, schoolYear });
    expect(rates).toContainEqual(
      expect.objectContaining({ formCode: 'trial', all: 1, filed: 1, onTime: 1, waiting: 1 }),
    );
    const hash = schools[0]?.hash ?? '';
    const one = { unitId: w.school, number: 1, hash };
    const dry = { ...table, requestId: requestId(), filings: [one], isDryRun: true };
    expect(await w.callers.district.forms.accept(dry)).toMatchObject({
      accepted: 0,
      leftOut: [{ reason: 'replaced' }],
    });
    const review = { ...of, number: 1, hash, requestId: requestId(), verdict: { kind: 'accepted' as const } };
    expect(await refusalOf(w.callers.district.forms.review(review))).toMatchObject({ code: 'FILING_REPLACED' });
    const real = { ...table, requestId: requestId(), filings: [{ ...one, number: 2 }], isDryRun: false };
    expect(await w.callers.district.forms.accept(real)).toEqual({ accepted: 1, leftOut: [] });
    expect(await waits('district')).toEqual([]);
    expect(await waits('department')).toMatchObject([{ kind: 'form_reviews', filings: 1 }]);
    expect((await draft()).standing).toMatchObject({ status: 'accepted', isLocked: true, maySubmit: false });
  });

  it('the department approves after the office; what is accepted is shut until an office opens it', async () => {
    const { hash } = await w.callers.department.forms.filing({ ...of, number: 2 });
    const verdict = { kind: 'accepted' as const };
    await w.callers.department.forms.review({ ...of, number: 2, hash, requestId: requestId(), verdict });
    expect((await draft()).standing.status).toBe('approved');
    expect((await draft()).reviews).toHaveLength(2);
    expect(await refusalOf(submit())).toMatchObject({ code: 'FORM_LOCKED' });
    const ask = { ...of, requestId: requestId(), reason: 'Thiếu một lớp', until: tomorrow() };
    await w.callers.principal.forms.askUnlock(ask);
    expect(await waits('district')).toMatchObject([{ kind: 'form_unlocks', formCode: 'trial', requests: 1 }]);
    const { unlockRequest } = await w.callers.district.forms.filing({ ...of, number: 2 });
    const said = { kind: 'unlocked' as const, until: tomorrow(), answers: unlockRequest?.id ?? 0 };
    await w.callers.district.forms.sayLock({ ...of, requestId: requestId(), said });
    expect((await draft()).standing).toMatchObject({ isLocked: false, maySubmit: true });
    expect((await submit()).number).toBe(3);
    expect((await draft()).standing.status).toBe('submitted');
  });

  it('an opening ends by the clock', async () => {
    await w.world.owner
      .updateTable('formLockCopy')
      .set({ until: new Date(Date.now() - 1000) })
      .execute();
    expect((await draft()).standing).toMatchObject({ isLocked: true });
  });

  it('a figure far from its past asks for a note', async () => {
    const past = schoolYear - 3;
    for (let year = past; year < schoolYear; year++) {
      await w.world.owner
        .insertInto('schoolYear')
        .values({ schoolYear: year, startsOn: `${year}-09-05`, endsOn: `${year + 1}-05-31` })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const of1 = { unitId: w.school, schoolYear: year };
      const { id: filingId } = await w.world.owner
        .insertInto('filing')
        .values({
          ...{
            ...of1,
            formCode: 'trial',
            formVersion: 1,
            period: 'start',
            number: 1,
            filedAt: new Date(`${year}-09-20`),
            filedOn: `${year}-09-20`,
          },
          ...{ filedBy: w.people.principal.accountId, findings: '[]', rowCount: 0, hash: Buffer.alloc(32) },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const figures = { 'pupils@total': { value: 400 + year - past, source: 'computed' } };
      await w.world.owner
        .insertInto('filingSection')
        .values({ ...of1, filingId, section: 'size', figures: JSON.stringify(figures) })
        .execute();
    }
    const { findings, elsewhere } = await draft();
    expect(findings.find(({ finding }) => finding.check === 'outlier')?.finding).toMatchObject({
      ...{ severity: 'low', outcome: 'unusual', cells: ['size!pupils@total'], left: expect.closeTo(359.8) },
    });
    expect(elsewhere.find(({ of: name }) => name === 'last_year')?.values).toEqual({ 'size!pupils@total': 402 });

    // Another form names this one as it was filed last year.
    const [key, formCode] = ['size!pupils@total', 'other'];
    const checks = trialForm.checks.map((check) => ({ ...check, right: `[last_year:trial:${key}]` }));
    const { read } = await readElsewhere(w.world.owner, { ...trialForm, code: formCode, checks }, { ...of, formCode });
    expect(read('last_year:trial', key)).toEqual({ value: 402 });
    expect(read('last_year', key)).toMatchObject({ absent: { kind: 'not_filed' } });
  });

  it('of a year that is over only what was written into that year is worked out again', async () => {
    expect(await night()).toMatchObject({ filings: 4, computed: 4 });
    // The school wrote a moment ago, as far as this year goes.
    expect(await night()).toMatchObject({ filings: 4, computed: 1 });
    const past = { unitId: w.school, schoolYear: schoolYear - 1, point: 'start', kind: 'pupils' as const };
    await keepLiveSet(w.world.owner, { ...past, rows: [{ sex: 'female' }] });
    expect(await night()).toMatchObject({ filings: 4, computed: 2 });
  });

  it('a remark on a figure reaches the school, and is settled by who said it', async () => {
    const cell = 'size!poor@total';
    await w.callers.district.forms.sayRemark({ ...of, requestId: requestId(), cell, words: 'Xem lại', isFlag: true });
    const [remark] = (await draft()).remarks;
    expect(remark).toMatchObject({ cell, words: 'Xem lại', isFlag: true, isOwn: false, settledAt: null });
    expect(await waits('principal')).toContainEqual({
      ...{ kind: 'form_flags', formCode: 'trial', formName: 'Biểu thử', period: 'start', flags: 1 },
    });
    const settle = { ...of, requestId: requestId(), id: remark?.id ?? 0 };
    expect(await refusalOf(w.callers.principal.forms.settleRemark(settle))).toMatchObject({ code: 'NOT_FOUND' });
    await w.callers.district.forms.settleRemark({ ...settle, requestId: requestId() });
    expect((await draft()).remarks[0]?.settledAt).not.toBeNull();
    expect((await waits('principal')).map(({ kind }) => kind)).not.toContain('form_flags');
  });
});
