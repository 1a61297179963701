import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportPreview } from '@truong/contracts/imports';
import { withClient } from '@truong/db/with-client';
import { importKinds } from '@truong/rules/people/import-kinds';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asAppError } from '../../known-errors.ts';
import { callerFor } from '../../testing/callers.ts';
import { newPerson, schoolYear } from '../../testing/factories.ts';
import {
  commit,
  confirm,
  giveRealNames,
  previewOf,
  pupilFile,
  pupilHead,
  undo,
  upload,
  workbookOf,
  written,
} from '../../testing/imports.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { runJobs, runOne } from '../../testing/run-jobs.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../../testing/school.ts';

const requestId = () => crypto.randomUUID();
const told = ({ rows }: ImportPreview) =>
  rows.map(({ state, problems }) => [state, ...problems.map(({ code }) => code)]);
let count = 0;
/** A pupil whom the school does not have. */
const stranger = (className = '10A1') => {
  count += 1;
  return [
    count,
    `M${count}`,
    `Lù Thị Mới ${'ABCDEFGHIKLMNOPQRSTUVXY'.charAt(count % 23)}${count > 22 ? 'h' : ''}`,
    '05/06/2009',
    'Nữ',
    'Hmông',
    className,
  ];
};

describe('a list of pupils handed over', () => {
  let w: SchoolWorld;
  let school: { caller: SchoolWorld['callers']['principal']; unitId: number; world: SchoolWorld['world'] };
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 4 });
    await giveRealNames(w);
    school = { caller: w.callers.principal, unitId: w.school, world: w.world };
  });
  afterAll(() => w.world.close());
  const of = () => ({ unitId: w.school, schoolYear });
  const pupils = async () => (await w.callers.principal.people.pupils({ ...of(), search: '', page: 0 })).pupils;
  const codeOf = async (at: number) => (await pupils()).find(({ id }) => id === w.pupilIds[at])?.code ?? '';

  it('shows what is new, changed from what to what, the same and refused; nothing is written before it is confirmed', async () => {
    const [first, second] = [await codeOf(0), await codeOf(1)];
    const before = await pupils();
    const preview = await previewOf(
      school,
      pupilFile([
        stranger(),
        [2, first, 'Giàng Thị An', '04/03/2010', 'Nam', 'Hmông', '10A1'],
        [3, second, 'Giàng Thị Bình', '05/03/2010', 'Nữ', 'Kinh', '10A1'],
        [4, 'X9', 'Vàng Mí Sính', '31/02/2012', 'Nam', 'Hmông', '10A1'],
      ]),
    );
    expect(preview.counts).toEqual({ new: 1, changed: 1, same: 1, refused: 1 });
    expect(preview.rows[2]?.changes).toEqual([
      { field: 'birthDate', from: '2010-03-04', to: '2010-03-05' },
      { field: 'ethnicity', from: 'Hmông', to: 'Kinh' },
    ]);
    expect(preview.rows[3]?.problems).toEqual([
      expect.objectContaining({ code: 'no_such_day', severity: 'error', row: 6, column: 3, found: '31/02/2012' }),
    ]);
    expect(await pupils()).toEqual(before);

    await commit(school, preview);
    const after = await pupils();
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ code }) => code === second)).toMatchObject({ birthDate: '2010-03-05', ethnicGroup: 'Kinh' });
    const report = await w.callers.principal.people.importReport({ ...of(), importId: preview.importId });
    expect(report.rows.map(({ state }) => state)).toEqual(['new', 'changed', 'refused']);
    expect(report.standing).toEqual([]);

    await undo(school, preview.importId);
    expect(await pupils()).toEqual(before);
    expect(await refusalOf(undo(school, preview.importId))).toMatchObject({ code: 'IMPORT_ENDED' });
  });

  it.each([
    ['31/02/2012', 'no_such_day'],
    ['29/02/2011', 'no_such_day'],
    ['hôm qua', 'not_a_date'],
    ['01/01/2031', 'date_out_of_range'],
  ])('the birth date %s is refused by row and column', async (text, code) => {
    const row = stranger();
    row[3] = text;
    const preview = await previewOf(school, pupilFile([row]));
    expect(preview.rows[0]).toMatchObject({ state: 'refused', problems: [{ code, row: 3, column: 3, found: text }] });
  });

  it('takes a birth year alone and says so', async () => {
    const row = stranger();
    row[3] = '2009';
    const preview = await previewOf(school, pupilFile([row]));
    expect(told(preview)).toEqual([['new', 'only_year']]);
    await commit(school, preview);
    expect((await pupils()).find(({ code }) => code === row[1])).toMatchObject({
      birthDate: '2009-01-01',
      birthPrecision: 'year',
    });
    await undo(school, preview.importId);
  });

  it('says who left and why; of whom had left already only why; taken back it is as before', async () => {
    const head = [...pupilHead, 'Ngày thôi học', 'Lý do thôi học'];
    const names = ['Giàng Thị An', 'Giàng Thị Bình', 'Giàng Thị Chúa', 'Giàng Thị Dợ'];
    const rowOf = async (at: number, day: string, why: string) => {
      const [sex, code] = [at % 2 === 1 ? 'Nữ' : 'Nam', await codeOf(at)];
      return [at + 1, code, names[at] ?? '', '04/03/2010', sex, 'Hmông', '10A1', day, why];
    };
    const shown = async (...rows: Promise<(string | number)[]>[]) =>
      previewOf(school, pupilFile(await Promise.all(rows), head));
    const place = () =>
      w.world.owner
        .selectFrom('enrolment')
        .select(['endsOn', 'leaving', 'endReason'])
        .where('pupilId', '=', w.pupilIds[3] ?? 0)
        .execute();
    const before = await place();
    const wrong = await shown(
      rowOf(0, '10/01/2025', 'x'),
      rowOf(1, '', 'Chuyển trường'),
      rowOf(2, '10/01/2025', ''),
      rowOf(3, '01/09/2024', 'Bỏ học'),
    );
    expect(told(wrong).map(([state, code]) => `${state} ${code}`)).toEqual([
      'refused unknown_leaving',
      'refused missing',
      'refused missing',
      'refused left_too_early',
    ]);

    const leaves = await shown(rowOf(3, '10/01/2025', 'Bỏ học - hoàn cảnh khó khăn'));
    expect(leaves.rows[0]?.changes.filter(({ field }) => field === 'leftOn' || field === 'leaving')).toEqual([
      { field: 'leftOn', from: null, to: '2025-01-10' },
      { field: 'leaving', from: null, to: 'Bỏ học: hoàn cảnh khó khăn' },
    ]);
    await commit(school, leaves);
    const gone = { endsOn: '2025-01-10', leaving: 'dropped_hardship', endReason: 'Bỏ học: hoàn cảnh khó khăn' };
    expect(await place()).toEqual([gone]);
    await undo(school, leaves.importId);
    expect(await place()).toEqual(before);

    await commit(school, await shown(rowOf(3, '10/01/2025', 'Bỏ học - hoàn cảnh khó khăn')));
    expect(told(await shown(rowOf(3, '11/01/2025', 'Bỏ học')))).toEqual([['refused', 'left_otherwise']]);
    const recoded = await shown(rowOf(3, '10/01/2025', 'Nghỉ học đi làm thuê'));
    expect(recoded.rows[0]?.changes).toEqual([
      { field: 'leaving', from: 'Bỏ học: hoàn cảnh khó khăn', to: 'Bỏ học: đi lao động' },
    ]);
    await commit(school, recoded);
    expect(await place()).toEqual([{ ...gone, leaving: 'dropped_work' }]);
    await undo(school, recoded.importId);
    expect(await place()).toEqual([gone]);
  });

  it('says which classes are taught two sessions a day, and is taken back', async () => {
    const file = (text: string) =>
      workbookOf([
        {
          rows: [
            ['Lớp', 'Khối', 'Học 2 buổi/ngày'],
            ['10A1', '10', text],
          ],
        },
      ]);
    const two = async () => (await w.callers.principal.organisation.classes(of())).map((one) => one.twoSessions);
    const wrong = await previewOf(school, file('3 buổi'));
    expect(wrong.rows[0]?.problems).toMatchObject([{ code: 'not_sessions', row: 1, column: 2, found: '3 buổi' }]);
    const preview = await previewOf(school, file('x'));
    expect(preview.rows[0]?.changes).toEqual([{ field: 'twoSessions', from: '1 buổi', to: '2 buổi' }]);
    const before = await two();
    await commit(school, preview);
    expect(await two()).toContain(true);
    await undo(school, preview.importId);
    expect(await two()).toEqual(before);
  });

  it('refuses a pupil twice in a file, telling the other row', async () => {
    const row = stranger();
    const preview = await previewOf(school, pupilFile([row, row]));
    expect(preview.rows.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(preview.rows[1]?.problems[0]).toMatchObject({ code: 'same_code', row: 4, otherRow: 3 });
  });

  it('refuses a personal number that fails its check, and one that is somebody else’s without telling whose', async () => {
    const head = [...pupilHead, 'Số định danh cá nhân'];
    const [mine, other, wrong] = [stranger(), stranger(), stranger()];
    const first = await previewOf(
      school,
      pupilFile(
        [
          [...mine, '002309000011'],
          [...wrong, '002209000011'],
        ],
        head,
      ),
    );
    expect(told(first)).toEqual([['new'], ['refused', 'personal_number_sex']]);
    await commit(school, first);
    other[3] = '07/08/2009';
    const second = await previewOf(school, pupilFile([[...other, '002309000011']], head));
    expect(told(second)).toEqual([['refused', 'number_of_another']]);
    expect(JSON.stringify(second.rows)).not.toContain(String(mine[2]));
    await undo(school, first.importId);
  });

  it('refuses unknown classes and peoples, and a new pupil of whom either is not said', async () => {
    const unknown = stranger('12Z9');
    const strange = stranger();
    strange[5] = 'Người sao Hỏa';
    const bare = stranger();
    bare[5] = '';
    const preview = await previewOf(school, pupilFile([unknown, strange, bare]));
    expect(told(preview)).toEqual([
      ['refused', 'unknown_class'],
      ['refused', 'unknown_ethnicity'],
      ['refused', 'missing'],
    ]);
  });

  it('reads formulas and hidden rows as they stand and says so', async () => {
    const [plain, hidden] = [stranger(), stranger()];
    const bytes = workbookOf([
      {
        rows: [pupilHead, [plain[0] as number, { f: '"M"&1', v: 'M777' }, ...plain.slice(2)] as never, hidden as never],
        hiddenRows: [2],
      },
    ]);
    const preview = await previewOf(school, bytes);
    expect(told(preview)).toEqual([
      ['new', 'formula'],
      ['new', 'hidden_row'],
    ]);
  });

  it('refuses a name that a merged cell gives to two rows', async () => {
    const [one, two] = [stranger(), stranger()];
    const bytes = workbookOf([{ rows: [pupilHead, one as never, two as never], merges: ['C2:C3'] }]);
    const preview = await previewOf(school, bytes);
    expect(preview.rows.map(({ state }) => state)).toContain('refused');
    expect(preview.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain('merged_value');
  });

  it('remembers a corrected mapping for the next file of that layout', async () => {
    const head = pupilHead.map((text) => (text === 'Dân tộc' ? 'Ghi chú riêng' : text));
    const ref = await upload(school, pupilFile([stranger()], head));
    const first = await school.caller.people.previewImport(ref);
    expect(first.isRemembered).toBe(false);
    const mapping = first.columns.flatMap(({ column, field, header }) => {
      const meant = header === 'Ghi chú riêng' ? ('ethnicity' as const) : field;
      return meant ? [{ column, field: meant }] : [];
    });
    const corrected = await school.caller.people.previewImport({ ...ref, mapping });
    expect(told(corrected)).toEqual([['new']]);
    const next = await previewOf(school, pupilFile([stranger()], head));
    expect(next.isRemembered).toBe(true);
    expect(told(next)).toEqual([['new']]);
  });

  it('asks for a new preview when the school has moved since', async () => {
    const [one, two] = [stranger(), stranger()];
    const first = await previewOf(school, pupilFile([one, two]));
    const second = await previewOf(school, pupilFile([two]));
    await commit(school, second);
    expect(await written(school, await confirm(school, first))).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_MOVED' },
    });
    const again = await school.caller.people.previewImport({ ...of(), importId: first.importId });
    expect(told(again)).toEqual([['new'], ['same']]);
    await undo(school, second.importId);
  });

  it('two commits at once: one waits and is told; nothing is doubled', async () => {
    const row = stranger();
    const previews = [await previewOf(school, pupilFile([row])), await previewOf(school, pupilFile([row]))];
    const refs = [];
    for (const preview of previews) refs.push(await confirm(school, preview));
    await Promise.all(refs.map(({ id }) => runOne(w.world, id)));
    const jobs = await Promise.all(refs.map((ref) => school.caller.jobs.get(ref)));
    expect(jobs.map(({ state, error }) => error?.code ?? state).sort()).toEqual(['IMPORT_MOVED', 'done']);
    expect((await pupils()).filter(({ code }) => code === row[1])).toHaveLength(1);
    await undo(school, previews[jobs.findIndex(({ state }) => state === 'done')]?.importId ?? 0);
  });

  it('while it waits to be written it is not shown anew, not confirmed twice and not thrown away', async () => {
    const preview = await previewOf(school, pupilFile([stranger()]));
    const ref = await confirm(school, preview);
    const being = { code: 'IMPORT_BEING_WRITTEN' };
    expect(await refusalOf(confirm(school, preview))).toMatchObject(being);
    const { importId } = preview;
    expect(await refusalOf(school.caller.people.previewImport({ ...of(), importId }))).toMatchObject(being);
    expect(await refusalOf(school.caller.people.discardImport({ ...of(), importId }))).toMatchObject(being);
    const inList = async () => (await school.caller.people.imports(of())).find(({ id }) => id === importId);
    expect(await inList()).toMatchObject({ state: 'previewed', job: { state: 'waiting', done: 0, total: null } });
    expect(await written(school, ref)).toMatchObject({ state: 'done', done: 1, total: 1, result: { new: 1 } });
    expect(await inList()).toMatchObject({ state: 'committed', job: { state: 'done' } });
    expect((await school.caller.notices.list()).notices[0]).toMatchObject({
      kind: 'job_finished',
      data: { job: 'import_commit', input: { importId, schoolYear }, result: { new: 1, refused: 0 } },
    });
    await undo(school, importId);
  });

  it('what was not shown, or would write nothing, is refused before any job', async () => {
    const ref = await upload(school, pupilFile([stranger()]));
    const unseen = { ...ref, planHash: 'a'.repeat(64), requestId: requestId() };
    expect(await refusalOf(school.caller.people.commitImport(unseen))).toMatchObject({ code: 'IMPORT_MOVED' });
    await school.caller.people.discardImport(ref);
    const wrong = stranger();
    wrong[3] = '31/02/2012';
    const nothing = await previewOf(school, pupilFile([wrong]));
    expect(await refusalOf(confirm(school, nothing))).toMatchObject({ code: 'IMPORT_NOTHING_TO_WRITE' });
  });

  it('is written in the name of whoever confirmed it, with their rights of then', async () => {
    const { owner } = w.world;
    const preview = await previewOf(school, pupilFile([stranger()]));
    const ref = await confirm(school, preview);
    const assignment = owner.updateTable('roleAssignment').where('id', '=', w.people.principal.assignmentId);
    const before = await pupils();
    await assignment.set({ role: 'subject_head' }).execute();
    await runJobs(w.world);
    await assignment.set({ role: 'principal' }).execute();
    expect(await school.caller.jobs.get(ref)).toMatchObject({ state: 'failed', error: { code: 'FORBIDDEN' } });
    expect(await pupils()).toEqual(before);
    const again = await school.caller.jobs.startAgain({ ...ref, requestId: requestId() });
    expect(await written(school, again)).toMatchObject({ state: 'done' });
    const { committedBy } = await school.caller.people.importReport({ ...of(), importId: preview.importId });
    expect(committedBy).toBe(w.people.principal.displayName);
    const refusal = refusalOf(school.caller.jobs.startAgain({ ...again, requestId: requestId() }));
    expect(await refusal).toMatchObject({ code: 'JOB_NOT_FAILED' });
    await undo(school, preview.importId);
  });

  it('a commit that is cut off in the middle leaves nothing, and is done when the queue gives it out again', async () => {
    const row = stranger();
    const preview = await previewOf(school, pupilFile([[...row, 'Lù Mí Nỏ']], [...pupilHead, 'Họ tên cha']));
    const ref = await confirm(school, preview);
    const before = await pupils();
    await withClient(w.world.urls.owner, async (client) => {
      // Pupils and enrolments are written by then; guardians wait.
      await client.query('begin');
      await client.query('lock table guardian in share row exclusive mode');
      const cutOff = runOne(w.world, ref.id).catch((error: unknown) => asAppError(error)?.code);
      const cut = `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.usename = 'truong_app' and a.datname = $1`;
      await withClient(inject('cluster').maintenanceUrl, async (server) => {
        while ((await server.query(cut, [w.world.name])).rowCount === 0) await sleep(5);
      });
      expect(await cutOff).toBe('DATABASE_UNAVAILABLE');
      await client.query('rollback');
    });
    expect(await pupils()).toEqual(before);
    expect(await school.caller.jobs.get(ref)).toMatchObject({ state: 'running' });
    expect(await written(school, ref)).toMatchObject({ state: 'done', result: { new: 1 } });
    await undo(school, preview.importId);
    expect(await pupils()).toEqual(before);
  });

  it('a repeated confirmation is one job', async () => {
    const preview = await previewOf(school, pupilFile([stranger()]));
    const request = { ...of(), importId: preview.importId, planHash: preview.planHash, requestId: requestId() };
    const first = await school.caller.people.commitImport(request);
    expect(await school.caller.people.commitImport(request)).toEqual(first);
    await runJobs(w.world);
    expect(await school.caller.people.commitImport(request)).toEqual(first);
    await undo(school, preview.importId);
  });

  it('is not undone once marks stand on it, and says whose', async () => {
    const row = stranger();
    const preview = await previewOf(school, pupilFile([row]));
    await commit(school, preview);
    const pupil = (await pupils()).find(({ code }) => code === row[1]);
    await fillSheet(w.callers.teacher, await sheetOf(w, 'literature'), {
      pupilIds: [pupil?.id ?? 0],
      slots: ['r1'],
      text: '8',
    });
    const report = await school.caller.people.importReport({ ...of(), importId: preview.importId });
    expect(report.standing).toEqual([{ what: 'marks', count: 1, names: [row[2]] }]);
    expect(await refusalOf(undo(school, preview.importId))).toMatchObject({
      code: 'IMPORT_STANDS',
      data: { standing: report.standing },
    });
  });

  it('is not undone once a field of it was changed again by another import', async () => {
    const code = await codeOf(2);
    const rowWith = (birth: string) => pupilFile([[1, code, 'Giàng Thị Chúa', birth, 'Nam', 'Kinh', '10A1']]);
    const first = await previewOf(school, rowWith('06/07/2010'));
    await commit(school, first);
    const second = await previewOf(school, rowWith('08/07/2010'));
    await commit(school, second);
    expect(await refusalOf(undo(school, first.importId))).toMatchObject({
      code: 'IMPORT_STANDS',
      data: { standing: [{ what: 'changed_later', count: 1, names: ['Giàng Thị Chúa'] }] },
    });
    await undo(school, second.importId);
    expect((await pupils()).find((pupil) => pupil.code === code)).toMatchObject({ birthDate: '2010-07-06' });
  });

  it('lists imports, and a file thrown away is gone', async () => {
    const ref = await upload(school, pupilFile([stranger()]), 'bỏ đi.xlsx');
    const names = async () => (await school.caller.people.imports(of())).map(({ fileName }) => fileName);
    expect(await names()).toContain('bỏ đi.xlsx');
    await school.caller.people.discardImport(ref);
    expect(await names()).not.toContain('bỏ đi.xlsx');
    expect(await refusalOf(school.caller.people.previewImport(ref))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(importKinds)('goes out and comes back unchanged: %s', async (kind) => {
    const ref = await school.caller.people.startListExport({ ...of(), kind, requestId: requestId() });
    await runJobs(w.world);
    const { base64 } = await school.caller.jobs.file(ref);
    const preview = await previewOf(school, Buffer.from(base64, 'base64'));
    const same = preview.rows.length;
    expect({ kind: preview.kind, ...preview.counts }).toEqual({ kind, new: 0, changed: 0, refused: 0, same });
    if (kind !== 'guardians') expect(same).toBeGreaterThan(0);
  });

  it('a list is for whoever asked for it, as long as they may ask, and for a day', async () => {
    const { owner } = w.world;
    const ref = await school.caller.people.startListExport({ ...of(), kind: 'staff', requestId: requestId() });
    expect(await refusalOf(school.caller.jobs.file(ref))).toMatchObject({ code: 'NOT_FOUND' });
    const job = await written(school, ref);
    expect(job).toMatchObject({ state: 'done', result: { fileName: `nhan-su-${schoolYear}.xlsx` } });
    const clerk = await newPerson(owner, { role: 'school_clerk', unitId: w.school });
    const other = await callerFor(w.world.pool, clerk);
    expect(await refusalOf(other.jobs.file(ref))).toMatchObject({ code: 'NOT_FOUND' });
    const assignment = owner.updateTable('roleAssignment').where('id', '=', w.people.principal.assignmentId);
    await assignment.set({ role: 'subject_head' }).execute();
    expect(await refusalOf(school.caller.jobs.file(ref))).toMatchObject({ code: 'FORBIDDEN' });
    await assignment.set({ role: 'principal' }).execute();
    expect((await school.caller.jobs.file(ref)).fileName).toBe(`nhan-su-${schoolYear}.xlsx`);
    await owner
      .updateTable('jobFile')
      .set({ keptUntil: new Date(Date.now() - 1000) })
      .execute();
    expect(await refusalOf(school.caller.jobs.file(ref))).toMatchObject({ code: 'JOB_FILE_GONE' });
    await sql`select job_files_sweep()`.execute(owner);
    expect(await owner.selectFrom('jobFile').selectAll().execute()).toEqual([]);
    expect(await refusalOf(school.caller.jobs.file(ref))).toMatchObject({ code: 'JOB_FILE_GONE' });
  });

  it('only the office of the school runs imports', async () => {
    expect(await refusalOf(w.callers.teacher.people.imports(of()))).toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = upload({ ...school, unitId: w.district }, pupilFile([stranger()]));
    expect(await refusalOf(elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
