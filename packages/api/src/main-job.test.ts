import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { withClient } from '@truong/db/with-client';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asAppError } from './known-errors.ts';
import { callerFor, callerWith, tokenOf } from './testing/callers.ts';
import { newClass, newPerson, newStaff, newTeaching, newUnit, schoolYear } from './testing/factories.ts';
import { fileTerm } from './testing/file-term.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld, sheetOf } from './testing/school.ts';
import { anchorChains } from './verify/anchor.ts';
import { verify } from './verify/verify.ts';

const period = 'term-2' as const;
const formCode = 'upper-secondary-term' as const;

describe('a mark becomes a figure of the province', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld();
  }, 60_000);
  afterAll(() => w.world.close());

  it('a subject teacher records marks, sees averages, and finds them again with their history', async () => {
    const ref = await sheetOf(w, 'mathematics');
    const [pupilId = 0] = w.pupilIds;
    const texts = { r1: '8,5', r2: '8.5', mid: '7', end: '10' };
    const changes = Object.entries(texts).map(([slot, text]) => ({ pupilId, slot, text, seenVersion: 0 }));
    const answer = await w.callers.teacher.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes });
    expect(answer.saved).toHaveLength(4);
    // (8,5 + 8,5 + 2×7 + 3×10) / 7 = 8,714 → 8,7
    expect(answer.results).toEqual([{ pupilId, result: { kind: 'score', tenths: 87 } }]);
    const sheet = await w.callers.teacher.gradebook.sheet(ref);
    expect(sheet.pupils.map((pupil) => pupil.ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sheet.cells.find((cell) => cell.pupilId === pupilId && cell.slot === 'r1')).toMatchObject({
      value: '85',
      version: 1,
    });
    const history = await w.callers.teacher.gradebook.cellHistory({ ...ref, pupilId, slot: 'end' });
    expect(history).toMatchObject([{ from: '', to: '100', who: w.people.teacher.displayName }]);
  });

  it('one request sent twice is saved once and answered twice alike', async () => {
    const ref = await sheetOf(w, 'mathematics');
    const [, pupilId = 0] = w.pupilIds;
    const request = {
      ...ref,
      requestId: crypto.randomUUID(),
      changes: [{ pupilId, slot: 'r1', text: '6', seenVersion: 0 }],
    };
    const first = await w.callers.teacher.gradebook.recordMarks(request);
    expect(await w.callers.teacher.gradebook.recordMarks(request)).toEqual(first);
    expect(await w.callers.teacher.gradebook.cellHistory({ ...ref, pupilId })).toHaveLength(1);
    const other = { ...request, changes: [{ pupilId, slot: 'r1', text: '7', seenVersion: 0 }] };
    expect(await refusalOf(w.callers.teacher.gradebook.recordMarks(other))).toMatchObject({ code: 'REQUEST_REUSED' });
  });

  it('two people on one cell: the second gets both values, with who and when', async () => {
    const ref = await sheetOf(w, 'mathematics');
    const [, , pupilId = 0] = w.pupilIds;
    const save = (text: string) =>
      w.callers.teacher.gradebook.recordMarks({
        ...ref,
        requestId: crypto.randomUUID(),
        changes: [{ pupilId, slot: 'r1', text, seenVersion: 0 }],
      });
    await save('9');
    const second = await save('4');
    expect(second.saved).toEqual([]);
    expect(second.conflicts).toMatchObject([
      { pupilId, slot: 'r1', value: '90', version: 1, who: w.people.teacher.displayName },
    ]);
  });

  it.each(['10,5', 'abc', '-1'])('refuses %s and saves nothing of the batch', async (text) => {
    const ref = await sheetOf(w, 'literature');
    const [first = 0, second = 0] = w.pupilIds;
    const changes = [
      { pupilId: first, slot: 'r1', text: '8', seenVersion: 0 },
      { pupilId: second, slot: 'r1', text, seenVersion: 0 },
    ];
    const refused = await refusalOf(
      w.callers.teacher.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes }),
    );
    expect(refused).toMatchObject({ code: 'MARKS_INVALID', data: { problems: [{ pupilId: second, slot: 'r1' }] } });
    expect((await w.callers.teacher.gradebook.sheet(ref)).cells).toEqual([]);
  });

  it("another school's class and a sheet that is not theirs do not exist for a teacher", async () => {
    const { owner } = w.world;
    const otherSchool = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
    const otherPrincipal = await callerFor(
      w.world.pool,
      await newPerson(owner, { role: 'principal', unitId: otherSchool }),
    );
    const { classId } = await newClass(owner, { unitId: otherSchool, name: '10B', grade: 10, pupils: 1 });
    await otherPrincipal.gradebook.openTerm({ ...w.of, unitId: otherSchool, requestId: crypto.randomUUID() });
    const [otherSheet] = (await otherPrincipal.gradebook.sheets({ ...w.of, unitId: otherSchool })).sheets;
    const foreign = { unitId: otherSchool, schoolYear, sheetId: otherSheet?.id ?? 0 };
    const change = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'r1', text: '8', seenVersion: 0 }];
    const requestId = crypto.randomUUID();
    expect(await refusalOf(w.callers.teacher.gradebook.sheet(foreign))).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusalOf(w.callers.teacher.gradebook.recordMarks({ ...foreign, requestId, changes: change })),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusalOf(w.callers.teacher.organisation.class({ unitId: otherSchool, schoolYear, classId })),
    ).toMatchObject({ code: 'NOT_FOUND' });
    const homeroomSheet = await sheetOf(w, null);
    expect(await refusalOf(w.callers.teacher.gradebook.sheet(homeroomSheet))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a term with missing cells closes only with a decision for each pupil', async () => {
    const refused = await refusalOf(
      w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: crypto.randomUUID(), decisions: [] }),
    );
    expect(refused).toMatchObject({ code: 'TERM_INCOMPLETE', data: { pupils: 6 } });
    const board = await w.callers.principal.gradebook.termBoard(w.of);
    expect(board.termState).toBe('open');
    expect(board.incomplete.map(({ allowed }) => allowed)).toEqual(Array(6).fill(['not_assessed']));
  });
});

describe('closing, filing and review', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld();
    await fillEverything(w);
  }, 60_000);
  afterAll(() => w.world.close());

  it('live results are computed before closing and stored by it', async () => {
    const of = { unitId: w.school, schoolYear, period, classId: w.classId };
    const open = await w.callers.principal.gradebook.outcomes(of);
    expect(open.source).toBe('computed');
    const closed = await w.callers.principal.gradebook.closeTerm({
      ...w.of,
      requestId: crypto.randomUUID(),
      decisions: [],
    });
    expect(closed).toEqual({ outcomes: 6, notAssessed: 0, byRule: 0 });
    const stored = await w.callers.principal.gradebook.outcomes(of);
    expect(stored).toMatchObject({ source: 'stored', ruleVersion: 'TT22_2021/1' });
    expect(stored.pupils.map((pupil) => pupil.learning)).toEqual(open.pupils.map((pupil) => pupil.learning));
  });

  it('a closed term takes no mark any more', async () => {
    const ref = await sheetOf(w, 'literature');
    const changes = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'r1', text: '9', seenVersion: 1 }];
    const refused = await refusalOf(
      w.callers.teacher.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes }),
    );
    expect(refused).toMatchObject({ code: 'TERM_CLOSED' });
  });

  it('the principal files what the outcomes say, and an answer that was lost is asked for again', async () => {
    const of = { unitId: w.school, schoolYear, formCode, period };
    const draft = await w.callers.principal.forms.draft(of);
    expect(draft).toMatchObject({ canSubmit: true, standing: { status: 'not_filed', isLate: false } });
    expect(draft.findings.filter(({ finding }) => finding.severity === 'high')).toEqual([]);
    const cell = 'learning!g10-fm@total';
    expect(draft.figures.find(({ key }) => key === cell)).toMatchObject({ value: 2, source: 'computed' });
    expect((await w.callers.principal.forms.draftRows({ ...of, cell })).people).toHaveLength(2);
    expect(await fileTerm(w.callers.principal, of)).toMatchObject({ number: 1, rows: 6 });
  });

  it('the department sees the figure as filed, accepts it, and then as approved', async () => {
    const times = [{ schoolYear, point: period }];
    const ask = async (source: 'live' | 'filed' | 'approved') => {
      const question = { of: 'records' as const, records: 'pupils' as const, source, times, axes: [], where: {} };
      const measure = { kind: 'count' as const };
      const answer = await w.callers.department.pivot.answer({
        unitId: w.department,
        question: { ...question, measure, unitsBy: 'below' },
      });
      return { pupils: answer.values[0], missing: answer.missing.count };
    };
    // A primary school has no such results to file: it is not missing.
    await newUnit(w.world.owner, { kind: 'school', parentId: w.department, levels: ['primary'] });
    expect(await ask('filed')).toEqual({ pupils: 6, missing: 0 });
    expect(await ask('approved')).toEqual({ pupils: null, missing: 1 });
    const of = { schoolYear, formCode, period };
    const list = await w.callers.department.forms.reviewTable({ unitId: w.department, ...of });
    expect(list.schools).toMatchObject([{ standing: { status: 'submitted' }, isMine: true, number: 1 }]);
    const ref = { unitId: w.school, ...of, number: 1 };
    const filing = await w.callers.department.forms.filing(ref);
    expect(filing).toMatchObject({ canReview: true, rows: 6 });
    const verdict = { kind: 'accepted' as const };
    await w.callers.department.forms.review({ ...ref, hash: filing.hash, requestId: crypto.randomUUID(), verdict });
    expect(await ask('approved')).toEqual({ pupils: 6, missing: 0 });
    expect((await w.callers.principal.forms.draft(ref)).standing.status).toBe('approved');
  });

  it('the district beside it sees nothing of an upper-secondary school', async () => {
    const ref = { unitId: w.school, schoolYear, formCode, period, number: 1 };
    expect(await refusalOf(w.callers.district.forms.filing(ref))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a term reopened with a reason takes marks, and what moved is filed under the next number', async () => {
    await w.callers.principal.gradebook.reopenTerm({
      ...w.of,
      requestId: crypto.randomUUID(),
      reason: 'Nhập nhầm điểm cuối kì',
    });
    const ref = await sheetOf(w, null);
    const changes = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'conduct', text: 'K', seenVersion: 1 }];
    await w.callers.homeroom.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes });
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: crypto.randomUUID(), decisions: [] });
    const of = { unitId: w.school, schoolYear, formCode, period };
    const unlocked = { kind: 'unlocked' as const, until: new Date(Date.now() + 3_600_000).toISOString() };
    await w.callers.department.forms.sayLock({ ...of, requestId: crypto.randomUUID(), said: unlocked });
    expect((await w.callers.principal.forms.draft(of)).moved.map(({ cell }) => cell)).toContain('conduct!all@good');
    expect(await fileTerm(w.callers.principal, of)).toMatchObject({ number: 2 });
    const second = await w.callers.department.forms.filing({ ...of, number: 2 });
    expect(second.replaced?.changes).toContainEqual({ cell: 'conduct!all@good', before: 6, after: 5 });
  });
});

describe('verification', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 3 });
    await fillEverything(w);
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: crypto.randomUUID(), decisions: [] });
    await fileTerm(w.callers.principal, { unitId: w.school, schoolYear, formCode, period });
  }, 60_000);
  afterAll(() => w.world.close());
  const run = () => verify(w.world.owner, () => undefined);

  it('finds nothing where nothing was touched', async () => {
    expect((await run()).differences).toEqual([]);
  });

  it.each([
    ['a mark changed behind the product', 'update mark set number = 100 where slot = $$end$$ and number = 80'],
    ['a history rewritten', 'update mark_history set to_value = $$100$$ where slot = $$mid$$ and to_value = $$80$$'],
    ['a cut tail', 'delete from sheet_save where seq = (select max(seq) from sheet_save)'],
    ['an outcome raised', 'update outcome set conduct = $$fair$$'],
    [
      'a filed figure changed',
      'update filing_section set figures = jsonb_set(figures, $${g10@total,value}$$, $$99$$) where section = $$learning$$',
    ],
  ])('finds %s', async (_what, statement) => {
    await w.world.owner
      .transaction()
      .execute(async (trx) => {
        await sql.raw(statement).execute(trx);
        expect((await verify(trx, () => undefined)).differences.length).toBeGreaterThan(0);
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));
  });
});

describe('anchors', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await fillEverything(w);
  }, 60_000);
  afterAll(() => w.world.close());

  it('show a chain whose tail was cut together with its cells and its head', async () => {
    const ref = await sheetOf(w, 'literature');
    const save = (text: string, seenVersion: number) =>
      w.callers.teacher.gradebook.recordMarks({
        ...ref,
        requestId: crypto.randomUUID(),
        changes: [{ pupilId: w.pupilIds[0] ?? 0, slot: 'r1', text, seenVersion }],
      });
    await save('3', 1);
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    const auditor = connect(pool);
    expect((await anchorChains(auditor)).heads).toBe(4);
    expect((await verify(auditor, () => undefined)).differences).toEqual([]);
    const { owner } = w.world;
    await owner.deleteFrom('markHistory').where('sheetId', '=', ref.sheetId).where('seq', '=', 2).execute();
    await owner.deleteFrom('sheetSave').where('sheetId', '=', ref.sheetId).where('seq', '=', 2).execute();
    await owner
      .updateTable('mark')
      .set({ number: 80, version: 1 })
      .where('sheetId', '=', ref.sheetId)
      .where('slot', '=', 'r1')
      .execute();
    const first = await owner
      .selectFrom('sheetSave')
      .select('hash')
      .where('sheetId', '=', ref.sheetId)
      .executeTakeFirstOrThrow();
    await owner
      .updateTable('sheet')
      .set({ chainLength: 1, chainHead: first.hash })
      .where('id', '=', ref.sheetId)
      .execute();
    const { differences } = await verify(auditor, () => undefined);
    await pool.end();
    expect(differences).toMatchObject([
      { what: `sheet ${ref.sheetId}`, detail: 'does not hold save 2 as anchor 1 saw it' },
    ]);
  });
});

describe('a database that goes away in the middle of saves', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 3 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('loses no answered save and doubles none that is sent again', async () => {
    const ref = await sheetOf(w, 'literature');
    const rounds = 30;
    let unavailable = 0;
    let isSaving = true;
    let saved = 0;
    const cutting = (async () => {
      // On a slow machine a pause may be too short for any save: then the next one is longer.
      let pause = 60;
      while (isSaving) {
        const before = saved;
        await withClient(inject('cluster').maintenanceUrl, (client) =>
          client.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'truong_app' and datname = $1`,
            [w.world.name],
          ),
        );
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = saved === before ? pause * 2 : 60;
      }
    })();
    // A cut may fall between two saves: there are more of them until one was hit.
    for (let round = 0; round < rounds || (unavailable === 0 && round < 10 * rounds); round += 1) {
      const changes = w.pupilIds.map((pupilId) => ({
        pupilId,
        slot: 'r1',
        text: String(1 + (round % 9)),
        seenVersion: round,
      }));
      const request = { ...ref, requestId: crypto.randomUUID(), changes };
      for (;;) {
        const refused = await w.callers.teacher.gradebook.recordMarks(request).then(
          (answer) => {
            expect(answer.conflicts).toEqual([]);
            return undefined;
          },
          (error: { cause?: unknown }) => asAppError(error.cause)?.code,
        );
        if (refused === undefined) break;
        expect(refused).toBe('DATABASE_UNAVAILABLE');
        unavailable += 1;
      }
      saved += 1;
    }
    isSaving = false;
    await cutting;
    expect(unavailable).toBeGreaterThan(0);
    expect((await w.callers.principal.gradebook.sheet(ref)).chainLength).toBe(saved);
    expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
  });
});

describe('sessions', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('a wrong password says nothing more, and too many of them must wait', async () => {
    const { username } = w.people.teacher;
    for (let i = 0; i < 8; i += 1) {
      expect(await refusalOf(tokenOf(w.world.pool, username, 'sai'))).toMatchObject({ code: 'SIGN_IN_FAILED' });
    }
    expect(await refusalOf(tokenOf(w.world.pool, username))).toMatchObject({ code: 'SIGN_IN_THROTTLED' });
  });

  it('signing out, an assignment of someone else and a made-up token end every act', async () => {
    const token = await tokenOf(w.world.pool, w.people.principal.username);
    const own = callerWith(w.world.pool, token, w.people.principal.assignmentId);
    await own.gradebook.sheets(w.of);
    const asTeacher = callerWith(w.world.pool, token, w.people.teacher.assignmentId);
    expect(await refusalOf(asTeacher.gradebook.sheets(w.of))).toMatchObject({ code: 'ASSIGNMENT_INVALID' });
    await own.identity.signOut();
    expect(await refusalOf(own.gradebook.sheets(w.of))).toMatchObject({ code: 'SESSION_ENDED' });
    const made = callerWith(w.world.pool, 'x'.repeat(40), w.people.principal.assignmentId);
    expect(await refusalOf(made.gradebook.sheets(w.of))).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('an administrator lists accounts with their roles, places and dates', async () => {
    const person = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    const caller = await callerFor(w.world.pool, person);
    const { accounts, ...size } = await caller.identity.accounts({ search: person.username });
    expect(size).toEqual({ total: 1, pageSize: 50 });
    expect(accounts).toMatchObject([
      { username: person.username, assignments: [{ role: 'administrator', validTo: null }] },
    ]);
    expect(accounts[0]?.assignments[0]?.unitName).toMatch(/^department/);
  });

  it('a role that may not record is refused before anything is looked up', async () => {
    const ref = await sheetOf(w, 'literature');
    const changes = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'r1', text: '8', seenVersion: 0 }];
    const call = w.callers.principal.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes });
    expect(await refusalOf(call)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a teacher whose teaching ended sees the sheet no more', async () => {
    const { owner } = w.world;
    const person = await newPerson(owner, { role: 'subject_teacher', unitId: w.school });
    const staffId = await newStaff(owner, { unitId: w.school, person });
    await newTeaching(owner, { unitId: w.school, staffId, classId: w.classId, subjectCode: 'literature' });
    const caller = await callerFor(w.world.pool, person);
    const ref = await sheetOf(w, 'literature');
    expect((await caller.gradebook.sheet(ref)).canRecord).toBe(true);
    await owner.updateTable('teaching').set({ validTo: '2025-05-19' }).where('staffId', '=', staffId).execute();
    expect(await refusalOf(caller.gradebook.sheet(ref))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
