import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/callers.ts';
import { callerFor } from '../testing/callers.ts';
import { newPerson, schoolYear } from '../testing/factories.ts';
import { fileTerm } from '../testing/file-term.ts';
import { deliverNotices } from '../testing/run-jobs.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';
import { recount } from '../verify/recount.ts';

const period = 'term-2' as const;
const formCode = 'upper-secondary-term' as const;
const requestId = () => crypto.randomUUID();

describe('notices', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await fillEverything(w);
  }, 60_000);
  afterAll(() => w.world.close());

  const kindsOf = async (caller: Caller) => (await caller.notices.list()).notices.map(({ kind }) => kind);
  const filing = () => ({ unitId: w.school, schoolYear, formCode, period });

  it('a reopened sheet is told to those who keep it, with the reason, and to nobody else', async () => {
    const ref = await sheetOf(w, 'mathematics');
    await w.callers.teacher.gradebook.closeSheet({ ...ref, requestId: requestId(), acceptsMissing: false });
    const reopening = { ...ref, requestId: requestId(), reason: 'Nhập nhầm cột' };
    await w.callers.principal.gradebook.reopenSheet(reopening);
    await w.callers.principal.gradebook.reopenSheet(reopening);
    const { notices } = await w.callers.teacher.notices.list();
    expect(notices).toMatchObject([
      {
        kind: 'sheet_reopened',
        by: w.people.principal.displayName,
        data: { subjectName: 'Toán', reason: 'Nhập nhầm cột' },
      },
    ]);
    expect(await kindsOf(w.callers.homeroom)).toEqual([]);
    expect(await kindsOf(w.callers.principal)).toEqual([]);
  });

  it('a filing waits for the office that reviews it, and the office beside it hears nothing', async () => {
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
    await fileTerm(w.callers.principal, filing());
    expect(await kindsOf(w.callers.department)).toEqual([]);
    await deliverNotices(w.world.owner);
    await deliverNotices(w.world.owner);
    const { notices } = await w.callers.department.notices.list();
    expect(notices).toMatchObject([
      { kind: 'form_submitted', by: w.people.principal.displayName, data: { filedUnitId: w.school, number: 1 } },
    ]);
    expect(await kindsOf(w.callers.district)).toEqual([]);
    const administrator = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    expect(await kindsOf(await callerFor(w.world.pool, administrator))).toEqual([]);
  });

  it('a returned filing is told to the principal with the comment and the office, once', async () => {
    const { hash } = await w.callers.department.forms.filing({ ...filing(), number: 1 });
    const review = { ...filing(), number: 1, hash, requestId: requestId() };
    const verdict = { kind: 'returned' as const, comment: 'Thiếu một em' };
    await w.callers.department.forms.review({ ...review, verdict });
    await w.callers.department.forms.review({ ...review, verdict });
    await deliverNotices(w.world.owner);
    const { notices } = await w.callers.principal.notices.list();
    expect(notices).toMatchObject([
      { kind: 'form_returned', by: w.officers.department.displayName, data: { number: 1, comment: 'Thiếu một em' } },
    ]);
    expect(notices[0]?.fromUnitName).toMatch(/^department/);
    expect(await w.callers.principal.notices.waiting(w.of)).toEqual([{ kind: 'forms_returned', forms: 1 }]);
  });

  it('a reopened term is told to everyone of the school but whoever did it', async () => {
    await w.callers.principal.gradebook.reopenTerm({ ...w.of, requestId: requestId(), reason: 'Nhập nhầm điểm' });
    expect(await kindsOf(w.callers.homeroom)).toEqual(['term_reopened']);
    expect(await kindsOf(w.callers.principal)).toEqual(['form_returned']);
  });

  it('reading marks for the reader alone: one, and then all', async () => {
    const { teacher, homeroom } = w.callers;
    expect(await teacher.notices.unread()).toEqual({ unread: 2 });
    const [first] = (await teacher.notices.list()).notices;
    const foreign = (await w.callers.principal.notices.list()).notices.map(({ id }) => id);
    await teacher.notices.markRead({ ids: [first?.id ?? 0, ...foreign] });
    await teacher.notices.markRead({ ids: [first?.id ?? 0] });
    expect(await teacher.notices.unread()).toEqual({ unread: 1 });
    expect(await w.callers.principal.notices.unread()).toEqual({ unread: 1 });
    await teacher.notices.markRead({ ids: null });
    expect(await teacher.notices.unread()).toEqual({ unread: 0 });
    expect((await teacher.notices.list()).notices.every(({ isRead }) => isRead)).toBe(true);
    expect(await homeroom.notices.unread()).toEqual({ unread: 1 });
  });

  it('what differs at the nightly recount is told to the administrators of the department', async () => {
    const { owner, urls } = w.world;
    const pools = [urls.auditor, urls.jobs].map((url) => openPool(url, { max: 1 }));
    const [auditor, jobs] = pools as [ReturnType<typeof openPool>, ReturnType<typeof openPool>];
    expect(await recount(connect(auditor), jobs)).toEqual({ units: 1, differences: 0 });
    await owner.updateTable('mark').set({ number: 100 }).where('slot', '=', 'end').where('number', '=', 80).execute();
    const { differences } = await recount(connect(auditor), jobs);
    expect(differences).toBeGreaterThan(0);
    const administrator = await newPerson(owner, { role: 'administrator', unitId: w.department });
    const caller = await callerFor(w.world.pool, administrator);
    expect((await caller.notices.list()).notices).toMatchObject([
      { kind: 'recount_differs', by: null, data: { units: 1, differences } },
    ]);
    expect(await kindsOf(w.callers.department)).toEqual(['form_submitted']);
    await Promise.all(pools.map((pool) => pool.end()));
  });
});

describe('what waits', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('near the end of a term: open sheets for who keeps them, unfinished pupils for the principal', async () => {
    const endsOn = '2025-05-31';
    // Two score sheets (140 and 35 periods a year: 6 and 4 columns) and a comment sheet (4) of two pupils; conduct has 3 columns.
    expect(await w.callers.teacher.notices.waiting(w.of)).toEqual([
      { kind: 'open_sheets', sheets: 3, missingCells: 28, endsOn },
    ]);
    expect(await w.callers.principal.notices.waiting(w.of)).toEqual([
      { kind: 'forms_due', forms: 1, dueOn: '2025-05-25' },
      { kind: 'open_sheets', sheets: 4, missingCells: 34, endsOn },
      { kind: 'incomplete_pupils', pupils: 2, endsOn },
    ]);
    await fillEverything(w);
    expect(await w.callers.principal.notices.waiting(w.of)).toEqual([
      { kind: 'forms_due', forms: 1, dueOn: '2025-05-25' },
      { kind: 'open_sheets', sheets: 4, missingCells: 0, endsOn },
    ]);
  });

  it('after closing: the form for the school, once it is filed nothing', async () => {
    const filing = { unitId: w.school, schoolYear, formCode, period };
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
    expect(await w.callers.principal.notices.waiting(w.of)).toEqual([
      { kind: 'forms_due', forms: 1, dueOn: '2025-05-25' },
    ]);
    await fileTerm(w.callers.principal, filing);
    expect(await w.callers.principal.notices.waiting(w.of)).toEqual([]);
    expect(await w.callers.teacher.notices.waiting(w.of)).toEqual([]);
  });
});
