import { buildWorkbook } from '@truong/documents/testing/build-workbook';
import { saveAsXls } from '@truong/documents/testing/edit-workbook';
import { writeLegacy } from '@truong/documents/testing/legacy-text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveRealNames } from '../../testing/imports.ts';
import { confirmMarks, showMarks, takeSheet } from '../../testing/mark-imports.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../../testing/school.ts';

/** Marks that another product wrote out. */
describe('a list of marks in another layout', () => {
  let w: SchoolWorld;
  let literature: Awaited<ReturnType<typeof sheetOf>>;
  let names: string[];
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 6 });
    await giveRealNames(w);
    literature = await sheetOf(w, 'literature');
    await fillSheet(w.callers.teacher, literature, { pupilIds: w.pupilIds, slots: ['r1'], text: '7' });
    names = (await w.callers.teacher.gradebook.sheet(literature)).pupils.map(({ fullName }) => fullName);
  });
  afterAll(() => w.world.close());

  const head = ['STT', 'Họ và tên', 'TX1', 'TX2', 'Điểm mới', 'GK', 'TBM'];
  const rowsOf = (text: (text: string) => string = (same) => same) => [
    [text('BẢNG ĐIỂM MÔN NGỮ VĂN LỚP 10A1')],
    head.map(text),
    ...names.map((name, at) => [at + 1, text(name), 7, at === 0 ? 6.5 : null, 9, at === 1 ? 8 : null, 7.2]),
  ];
  const first = <T>(list: readonly T[]): T => {
    const [one] = list;
    if (!one) throw new Error('nothing');
    return one;
  };

  it('of an old product in its own letters and as .xls is read, shown old to new, corrected, and remembered', async () => {
    const rows = rowsOf((text) => writeLegacy(text, 'tcvn3'));
    const bytes = buildWorkbook([{ name: '10A1', rows }], 'biff8');
    const shown = await showMarks(w.callers.teacher, literature, { bytes });
    const tab = first(shown.tabs);
    expect(tab).toMatchObject({ is: 'list', refusal: null, sheetId: literature.sheetId, isRemembered: false });
    expect(tab.columns.map(({ field }) => field)).toEqual([
      null,
      'fullName',
      'slot:r1',
      'slot:r2',
      null,
      'slot:mid',
      null,
    ]);
    expect(tab.columns[1]?.encoding).toBe('tcvn3');
    expect(shown.counts).toMatchObject({ new: 2, same: 16, refused: 0 });
    const mapping = tab.columns.flatMap(({ column, field }) => {
      if (column === 4) return [{ column, field: 'slot:end' as const }];
      return field ? [{ column, field }] : [];
    });
    const at = { unitId: w.school, schoolYear: literature.schoolYear, importId: shown.importId };
    const choices = { tabs: [{ tab: 0, sheetId: literature.sheetId, mapping }], overwrites: [] };
    const corrected = await w.callers.teacher.gradebook.previewMarks({ ...at, choices });
    expect(corrected.counts).toMatchObject({ new: 8 });
    expect(await confirmMarks(w.callers.teacher, literature, corrected, { isSure: true })).toEqual({
      sheets: 1,
      cells: 8,
    });
    const again = await showMarks(w.callers.teacher, literature, { bytes });
    expect(first(again.tabs)).toMatchObject({ isRemembered: true, columns: { 4: { field: 'slot:end' } } });
    expect(again.counts).toMatchObject({ new: 0, changed: 0 });
    expect(again.sameFile).toMatchObject({ importId: shown.importId });
  });

  it('that says of no sheet waits for a choice, and goes only to a sheet that one keeps', async () => {
    const bytes = buildWorkbook([{ rows: rowsOf() }, { rows: [['Ghi chú']] }]);
    const of = { unitId: w.school, sheetId: null };
    const shown = await showMarks(w.callers.homeroom, of, { bytes });
    expect(shown.tabs.map(({ isSkipped, refusal }) => [isSkipped, refusal])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(shown.targets.map(({ title }) => title)).toEqual(['Rèn luyện và chuyên cần · 10A1 · Học kỳ II 2024-2025']);
    const at = { unitId: w.school, schoolYear: literature.schoolYear, importId: shown.importId };
    const choices = { tabs: [{ tab: 0, sheetId: literature.sheetId }], overwrites: [] };
    const refused = await w.callers.homeroom.gradebook.previewMarks({ ...at, choices });
    expect(first(refused.tabs)).toMatchObject({ refusal: { kind: 'not_kept' }, cells: [], pupils: [] });
    const own = await sheetOf(w, null);
    const chosen = await w.callers.homeroom.gradebook.previewMarks({
      ...at,
      choices: { tabs: [{ tab: 0, sheetId: own.sheetId }], overwrites: [] },
    });
    expect(first(chosen.tabs)).toMatchObject({ refusal: { kind: 'no_columns' } });
    expect(await refusalOf(confirmMarks(w.callers.homeroom, of, chosen))).toMatchObject({
      code: 'IMPORT_NOTHING_TO_WRITE',
    });
    await w.callers.homeroom.gradebook.discardMarks(at);
    expect(await w.callers.homeroom.gradebook.markImports({ unitId: w.school, schoolYear: 2024 })).toEqual([]);
  });

  it('a workbook of ours that was saved as .xls is still known for what it is', async () => {
    const whole = await takeSheet(w.callers.teacher, literature);
    const bytes = saveAsXls(whole, { sheet: 'Ngữ văn 10A1', cell: 'F8', number: 4.5 });
    const shown = await showMarks(w.callers.teacher, literature, { bytes });
    expect(first(shown.tabs)).toMatchObject({ is: 'ours', refusal: null });
    expect(first(shown.tabs).cells).toMatchObject([{ slot: 'r2', from: '6,5', to: '4,5', is: 'changed' }]);
  });

  it('a posted list is read for comparing and not kept', async () => {
    const base64 = buildWorkbook([{ name: 'Công bố', rows: rowsOf() }]).toString('base64');
    const tabs = await w.callers.principal.gradebook.readMarkList({ ...literature, base64 });
    expect(tabs).toMatchObject([{ name: 'Công bố', rows: { 1: head } }]);
    expect(await w.callers.principal.gradebook.sheet(literature)).toMatchObject({ chainLength: 2 });
    expect(await refusalOf(w.callers.homeroom.gradebook.readMarkList({ ...literature, base64 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
