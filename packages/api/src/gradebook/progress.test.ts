import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';
import { verify } from '../verify/verify.ts';

let w: SchoolWorld;
beforeAll(async () => {
  w = await newSchoolWorld({ pupils: 3 });
}, 60_000);
afterAll(() => w.world.close());

const progress = async () => {
  const { sheetId } = await sheetOf(w, 'literature');
  const { sheets } = await w.callers.principal.gradebook.sheets(w.of);
  const { pupils, enteredCells } = sheets.find((sheet) => sheet.id === sheetId) ?? {};
  return { pupils, enteredCells };
};

const save = async (...cells: [pupil: number, slot: string, text: string, seenVersion: number][]) => {
  const changes = cells.map(([at, slot, text, seenVersion]) => ({
    pupilId: w.pupilIds[at] ?? 0,
    slot,
    text,
    seenVersion,
  }));
  const ref = await sheetOf(w, 'literature');
  return w.callers.teacher.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes });
};

it('counts the cells that hold a value, once each, without those still to be made up', async () => {
  expect(await progress()).toEqual({ pupils: 3, enteredCells: 0 });
  await save([0, 'r1', '8', 0], [0, 'r2', '7', 0], [1, 'r1', '6', 0], [2, 'mid', 'bù 25/05', 0]);
  expect(await progress()).toEqual({ pupils: 3, enteredCells: 3 });
  await save([0, 'r1', '9', 1], [0, 'r2', '', 1], [2, 'mid', '5', 1]);
  expect(await progress()).toEqual({ pupils: 3, enteredCells: 3 });
  await save([2, 'mid', 'bù 25/05', 2]);
  expect(await progress()).toEqual({ pupils: 3, enteredCells: 2 });
  expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
});

it('leaves out the cells of whoever is not in the class today, and has them back with a return', async () => {
  const before = await progress();
  const stay = w.world.owner
    .updateTable('enrolment')
    .where('unitId', '=', w.school)
    .where('pupilId', '=', w.pupilIds[1] ?? 0);
  await stay.set({ endsOn: '2025-05-19', endReason: 'dropped_out' }).execute();
  expect(await progress()).toEqual({ pupils: 2, enteredCells: (before.enteredCells ?? 0) - 1 });
  await stay.set({ endsOn: null, endReason: null }).execute();
  expect(await progress()).toEqual(before);
});
