import { readPdf } from '@truong/documents/testing/read-pdf';
import { readWorkbook } from '@truong/documents/workbook/read-workbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUnit, schoolYear } from '../../testing/factories.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';
import { publishTrialForm } from '../../testing/trial-form.ts';

const requestId = () => crypto.randomUUID();

describe('the print of a form', () => {
  let w: SchoolWorld;
  let of: { unitId: number; schoolYear: number; formCode: string; period: 'start' };
  const print = (number: number | null, as: 'pdf' | 'xlsx' = 'pdf') =>
    w.callers.principal.forms.print({ ...of, number, as });
  const pdf = async (number: number | null) =>
    readPdf(Buffer.from((await print(number)).base64, 'base64')).text.replace(/\s+/g, '');
  const enter = (cell: string, value: number, seenVersion: number, note: string | null = null) =>
    w.callers.principal.forms.saveEntries({
      ...{ ...of, requestId: requestId(), entries: [{ cell, value, words: null, note, seenVersion }] },
    });

  beforeAll(async () => {
    w = await newSchoolWorld({ grade: 9 });
    await publishTrialForm(w.world);
    of = { unitId: w.school, schoolYear, formCode: 'trial', period: 'start' };
    await enter('size!poor@total', 4, 0);
    await enter('size!poor@female', 1, 0);
    await enter('size!pupils@total', 7, 0, 'Một em học nhờ');
  }, 60_000);
  afterAll(() => w.world.close());

  it('of what stands now is marked as a draft, with the figures typed over and why', async () => {
    const text = await pdf(null);
    for (const words of ['NHÁP', 'BIỂUTHỬ', 'Bảnnháp', 'Sốliệughikháchồsơ', 'CỘNGHÒAXÃHỘI'])
      expect(text).toContain(words);
    expect(text).not.toContain('Mãbăm');
  });

  it('of a filing shows its frozen figures under number and hash, whatever was typed since', async () => {
    const { hash } = await w.callers.principal.forms.submit({ ...of, requestId: requestId() });
    const before = await pdf(1);
    expect(before).toContain(`Mãbăm${hash.slice(0, 12)}`);
    expect(before).not.toContain('NHÁP');
    const lines = async () => {
      const read = await readWorkbook(Buffer.from((await print(1, 'xlsx')).base64, 'base64'));
      if (!read.ok) throw new Error(read.refusal);
      return read.sheets.map(({ rows }) => rows);
    };
    const [facts = [], size = []] = await lines();
    expect(facts).toContainEqual(['Bản gửi số', '1']);
    expect(size.slice(3)).toEqual([
      ['Nội dung', 'Tổng số', 'Nữ'],
      ['Học sinh', '7', '3'],
      ['Trong đó nhận hỗ trợ', '4', '1'],
      ['Còn lại', '3', '2'],
    ]);
    const { versions, canEnter } = await w.callers.principal.forms.draft(of);
    if (canEnter) await enter('size!poor@total', 5, versions['size!poor@total'] ?? 0);
    expect(await pdf(1)).toBe(before);
    expect((await lines())[1]).toEqual(size);
  });

  it('is not found for a number that was never filed, nor by an office beside', async () => {
    expect(await refusalOf(print(9))).toMatchObject({ code: 'NOT_FOUND' });
    const other = await newUnit(w.world.owner, { kind: 'school', levels: ['lower_secondary'] });
    expect(
      await refusalOf(w.callers.district.forms.print({ ...of, unitId: other, number: null, as: 'pdf' })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});
