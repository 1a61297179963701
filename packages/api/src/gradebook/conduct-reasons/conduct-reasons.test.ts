import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../../testing/factories.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld, sheetOf } from '../../testing/school.ts';

describe('the reason for a pupil’s conduct', () => {
  let w: SchoolWorld;
  let sheet: Awaited<ReturnType<typeof sheetOf>>;
  const requestId = () => crypto.randomUUID();
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 3 });
    await fillEverything(w);
    sheet = await sheetOf(w, null);
    const changes = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'conduct', text: 'CĐ', seenVersion: 1 }];
    await w.callers.homeroom.gradebook.recordMarks({ ...sheet, requestId: requestId(), changes });
  }, 60_000);
  afterAll(() => w.world.close());

  const save = (caller: SchoolWorld['callers']['homeroom'], text: string) =>
    caller.gradebook.saveConductReason({ ...sheet, pupilId: w.pupilIds[0] ?? 0, text, requestId: requestId() });
  const close = () =>
    w.callers.homeroom.gradebook.closeSheet({ ...sheet, requestId: requestId(), acceptsMissing: false });

  it('is asked for below what promotion asks, before the homeroom teacher closes the sheet', async () => {
    const { pupils, canWrite } = await w.callers.homeroom.gradebook.conductReasons(sheet);
    expect(canWrite).toBe(true);
    expect(pupils.map(({ level, isAsked }) => [level, isAsked])).toEqual([
      ...[
        ['unsatisfactory', true],
        ['good', false],
        ['good', false],
      ],
    ]);
    expect(await refusalOf(close())).toMatchObject({ code: 'CONDUCT_REASONS_MISSING', data: { pupils: 1 } });
  });

  it('is the homeroom teacher’s to give, and the latest wording holds', async () => {
    expect(await refusalOf(save(w.callers.teacher, 'Không phải lớp tôi'))).toMatchObject({ code: 'NOT_FOUND' });
    await save(w.callers.homeroom, 'Bỏ học nhiều lần');
    await save(w.callers.homeroom, 'Bỏ học nhiều lần, đã nhắc gia đình');
    const low = await w.callers.principal.gradebook.lowConduct(w.of);
    expect(low).toMatchObject([
      { pupilId: w.pupilIds[0], level: 'unsatisfactory', reason: { text: 'Bỏ học nhiều lần, đã nhắc gia đình' } },
    ]);
    expect(await refusalOf(w.callers.homeroom.gradebook.lowConduct(w.of))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await close()).state).toBe('closed');
    expect(await refusalOf(save(w.callers.homeroom, 'Quá muộn'))).toMatchObject({ code: 'SHEET_CLOSED' });
  });

  it('stands beside the explanation of the result', async () => {
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
    const { conductReasons } = await w.callers.principal.gradebook.explain({
      ...{ unitId: w.school, schoolYear, period: 'term-2', classId: w.classId, pupilId: w.pupilIds[0] ?? 0 },
    });
    expect(conductReasons).toMatchObject([{ term: 2, text: 'Bỏ học nhiều lần, đã nhắc gia đình' }]);
  });
});

describe('what keeps a term from being closed in full', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('a class without a homeroom teacher is named', async () => {
    expect((await w.callers.principal.gradebook.termBoard(w.of)).withoutHomeroom).toEqual([]);
    await w.world.owner.updateTable('homeroom').set({ validTo: '2025-05-01' }).where('unitId', '=', w.school).execute();
    expect((await w.callers.principal.gradebook.termBoard(w.of)).withoutHomeroom).toEqual([
      { classId: w.classId, className: '10A1' },
    ]);
  });

  it('a pupil who came in week 17 is listed with the day, what is missing and what may be decided', async () => {
    const [, late = 0] = w.pupilIds;
    await w.world.owner
      .updateTable('enrolment')
      .set({ startsOn: '2025-05-12' })
      .where('unitId', '=', w.school)
      .where('pupilId', '=', late)
      .execute();
    const pupils = await w.callers.principal.gradebook.incompletePupils({ ...w.of, classId: w.classId });
    const arrived = pupils.map(({ pupilId, arrivedOn, cameFrom }) => [pupilId === late, arrivedOn, cameFrom]);
    expect(arrived).toEqual([
      [false, null, null],
      [true, '2025-05-12', null],
    ]);
    const pupil = pupils.find(({ pupilId }) => pupilId === late);
    expect(pupil?.allowed).toEqual(['not_assessed']);
    expect(pupil?.missing.length).toBeGreaterThan(10);
  });
});
