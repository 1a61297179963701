import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClass } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

describe('46 marks for a sheet of 45 pupils', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 45 });
  });
  afterAll(() => w.world.close());

  const record = async (pupilIds: readonly number[], subject = 'literature') =>
    w.callers.teacher.gradebook.recordMarks({
      ...(await sheetOf(w, subject)),
      requestId: crypto.randomUUID(),
      changes: pupilIds.map((pupilId) => ({ pupilId, slot: 'r1', text: '8', seenVersion: 0 })),
    });
  const stored = async (subject = 'literature') => w.callers.teacher.gradebook.sheet(await sheetOf(w, subject));

  it('are refused whole, naming the cell of the pupil who is not on the sheet', async () => {
    const beside = await newClass(w.world.owner, { unitId: w.school, name: '10A2', grade: 10, pupils: 1 });
    const [stranger = 0] = beside.pupilIds;
    expect(await refusalOf(record([...w.pupilIds, stranger]))).toEqual({
      code: 'MARKS_INVALID',
      data: { problems: [{ pupilId: stranger, slot: 'r1', problem: 'unknown_pupil' }] },
    });
    expect(await stored()).toMatchObject({ chainLength: 0, cells: [] });
  });

  it('are refused whole, naming the cell that comes twice', async () => {
    const [first = 0] = w.pupilIds;
    expect(await refusalOf(record([...w.pupilIds, first]))).toEqual({
      code: 'MARKS_INVALID',
      data: { problems: [{ pupilId: first, slot: 'r1', problem: 'twice_in_one_save' }] },
    });
    expect(await stored()).toMatchObject({ chainLength: 0, cells: [] });
  });

  it('are saved, in one link, without the one too many', async () => {
    expect((await record(w.pupilIds, 'mathematics')).saved).toHaveLength(45);
    const { chainLength, cells } = await stored('mathematics');
    expect({ chainLength, cells: cells.length }).toEqual({ chainLength: 1, cells: 45 });
  });
});
