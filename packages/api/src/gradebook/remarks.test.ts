import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const request = () => ({ requestId: crypto.randomUUID() });

describe('remarks per subject and pupil', () => {
  let w: SchoolWorld;
  let ref: { unitId: number; schoolYear: number; sheetId: number };
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    ref = await sheetOf(w, 'literature');
  }, 60_000);
  afterAll(() => w.world.close());

  const write = (text: string, seenVersion: number, of: Partial<{ pupilId: number; requestId: string }> = {}) =>
    w.callers.teacher.gradebook.recordRemark({
      ...{ ...ref, ...request(), pupilId: w.pupilIds[0] ?? 0, occasion: 'end', text, seenVersion },
      ...of,
    });
  const listed = () => w.callers.teacher.gradebook.remarks(ref);

  it('are kept with every version, and a repeat of a request writes once', async () => {
    const first = request();
    expect(await write('Đọc tốt.', 0, first)).toEqual({ isConflict: false, text: 'Đọc tốt.', version: 1 });
    expect(await write('Đọc tốt.', 0, first)).toEqual({ isConflict: false, text: 'Đọc tốt.', version: 1 });
    expect((await write('Đọc tốt, viết cần cẩn thận hơn.', 1)).version).toBe(2);
    expect((await write('', 2)).version).toBe(3);
    expect(await listed()).toEqual([{ pupilId: w.pupilIds[0], occasion: 'end', text: '', version: 3 }]);
    const history = await w.callers.principal.gradebook.remarkHistory({
      ...{ ...ref, pupilId: w.pupilIds[0] ?? 0, occasion: 'end' },
    });
    expect(history.map(({ version, text, who }) => [version, text, who])).toEqual([
      [3, '', w.people.teacher.displayName],
      [2, 'Đọc tốt, viết cần cẩn thận hơn.', w.people.teacher.displayName],
      [1, 'Đọc tốt.', w.people.teacher.displayName],
    ]);
  });

  it('written over what somebody else wrote meanwhile come back with theirs', async () => {
    await write('Tiến bộ rõ.', 3);
    expect(await write('Viết khác.', 3)).toEqual({ isConflict: true, text: 'Tiến bộ rõ.', version: 4 });
    expect((await listed())[0]).toMatchObject({ text: 'Tiến bộ rõ.', version: 4 });
  });

  it('are written by the keeper of the sheet alone, while it is open, on its own pupils', async () => {
    const other = w.callers.homeroom.gradebook.recordRemark({
      ...{
        ...ref,
        ...request(),
        pupilId: w.pupilIds[0] ?? 0,
        occasion: 'end',
        text: 'Không phải lớp dạy',
        seenVersion: 4,
      },
    });
    expect(await refusalOf(other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(w.callers.homeroom.gradebook.remarks(ref))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(write('Em lạ', 0, { pupilId: 999_999 }))).toMatchObject({ code: 'NOT_FOUND' });
    await w.callers.teacher.gradebook.closeSheet({ ...ref, ...request(), acceptsMissing: true });
    expect(await refusalOf(write('Sau khi chốt', 4))).toMatchObject({ code: 'SHEET_CLOSED' });
    expect(await w.callers.principal.gradebook.remarks(ref)).toHaveLength(1);
  });

  it('can be made of the school’s own sentences, which their author or a head removes', async () => {
    const of = { unitId: w.school, schoolYear };
    const add = (text: string) =>
      w.callers.teacher.gradebook.addSentence({
        ...{ unitId: of.unitId, ...request(), subjectCode: 'literature', level: null, text },
      });
    const { id } = await add('Có giọng văn riêng.');
    const { id: second } = await add('Chữ viết rõ ràng.');
    const remove = (who: 'homeroom' | 'teacher' | 'principal', sentence: number) =>
      w.callers[who].gradebook.removeSentence({ unitId: of.unitId, ...request(), id: sentence });
    expect(await w.callers.homeroom.gradebook.sentences({ unitId: of.unitId })).toMatchObject([
      { text: 'Có giọng văn riêng.', canRemove: false },
      { text: 'Chữ viết rõ ràng.', canRemove: false },
    ]);
    expect(await refusalOf(remove('homeroom', id))).toMatchObject({ code: 'NOT_FOUND' });
    await remove('teacher', id);
    await remove('principal', second);
    expect(await w.callers.teacher.gradebook.sentences({ unitId: of.unitId })).toEqual([]);
  });
});
