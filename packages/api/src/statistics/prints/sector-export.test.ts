import { readWorkbook } from '@truong/documents/workbook/read-workbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUnit, schoolYear } from '../../testing/factories.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';
import { publishTrialForm } from '../../testing/trial-form.ts';

const requestId = () => crypto.randomUUID();

describe('the export for the national database', () => {
  let w: SchoolWorld;
  const of = { schoolYear, series: 'trial', period: 'start' as const };
  const run = async (caller: SchoolWorld['callers']['principal'], unitId: number, isApprovedOnly = false) => {
    const ref = await caller.forms.startSectorExport({ unitId, ...of, isApprovedOnly, requestId: requestId() });
    expect(await runJobs(w.world)).toEqual([]);
    const file = await caller.jobs.file(ref);
    const read = await readWorkbook(Buffer.from(file.base64, 'base64'));
    if (!read.ok) throw new Error(read.refusal);
    return new Map(read.sheets.map(({ name, rows }) => [name, rows]));
  };

  beforeAll(async () => {
    w = await newSchoolWorld({ grade: 9 });
    await publishTrialForm(w.world);
    // A school beside that files nothing.
    await newUnit(w.world.owner, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
    const form = { unitId: w.school, schoolYear, formCode: 'trial', period: 'start' as const };
    const entry = (cell: string, value: number) => ({ cell, value, words: null, note: null, seenVersion: 0 });
    await w.callers.principal.forms.saveEntries({
      ...form,
      requestId: requestId(),
      entries: [entry('size!poor@total', 4), entry('size!poor@female', 1)],
    });
    await w.callers.principal.forms.submit({ ...form, requestId: requestId() });
  }, 60_000);
  afterAll(() => w.world.close());

  it('holds the units of the area, the filed figures by their codes, what they mean, and every list', async () => {
    const sheets = await run(w.callers.district, w.district);
    expect([...sheets.keys()]).toEqual(['THONG_TIN', 'DON_VI', 'trial.1', 'CHI_TIEU', 'DANH_MUC']);
    expect(sheets.get('DON_VI')).toHaveLength(3);
    const [head = [], row = [], ...more] = sheets.get('trial.1') ?? [];
    expect(more).toEqual([]);
    const figures = Object.fromEntries(head.map((name, i) => [name, row[i]]));
    expect(figures).toMatchObject({
      ban_gui: '1',
      'size!pupils@total': '6',
      'size!poor@female': '1',
      'size!rest@total': '2',
    });
    expect(sheets.get('CHI_TIEU')).toContainEqual([
      ...['trial.1', 'size!pupils@female', 'Quy mô', 'Học sinh', 'Nữ', 'query', 'pupils; sex=female'],
    ]);
    expect(sheets.get('DANH_MUC')).toContainEqual(['ethnicity', 'Dân tộc', '08', 'Hmông']);
    expect(JSON.stringify([...sheets])).not.toContain('Lò');
  });

  it('of a school holds that school, and what is not approved is left out where only the approved is asked for', async () => {
    const sheets = await run(w.callers.principal, w.school);
    expect(sheets.get('DON_VI')).toHaveLength(2);
    expect([...(await run(w.callers.principal, w.school, true)).keys()]).not.toContain('trial.1');
  });

  it('reaches no unit outside, and no series that does not exist', async () => {
    const ask = (unitId: number, series: string) =>
      w.callers.district.forms.startSectorExport({
        unitId,
        ...of,
        series,
        isApprovedOnly: false,
        requestId: requestId(),
      });
    expect(await refusalOf(ask(w.department, 'trial'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(ask(w.district, 'nothing'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
