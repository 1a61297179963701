import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../../testing/factories.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';

describe('the inventory of a school', () => {
  let w: SchoolWorld;
  let siteId: number;
  const requestId = () => crypto.randomUUID();
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
    await w.world.owner
      .insertInto('schoolYear')
      .values({ schoolYear: 2025, startsOn: '2025-09-05', endsOn: '2026-05-31' })
      .execute();
    const { keep } = sites();
    siteId = (await keep({ name: 'Điểm trường Bản Mới' })).siteId;
  }, 60_000);
  afterAll(() => w.world.close());

  function sites() {
    const { organisation } = w.callers.principal;
    return {
      keep: ({ name }: { name: string }) =>
        organisation.saveSite({ unitId: w.school, siteId: null, name, isMain: false, requestId: requestId() }),
    };
  }
  const of = () => ({ unitId: w.school, schoolYear });
  const line = (item: string, condition: string, seen: number, quantity: number) => ({
    ...{ siteId: null, item, condition, seen, quantity },
  });
  const save = (lines: ReturnType<typeof line>[] | { siteId: number }[]) =>
    w.callers.principal.inventory.save({ ...of(), lines: lines as ReturnType<typeof line>[], requestId: requestId() });

  it('is kept by site, item and condition; a repeat is answered once, nothing stands twice', async () => {
    const request = { ...of(), requestId: requestId() };
    const lines = [line('classroom', 'solid', 0, 12), { ...line('classroom', 'temporary', 0, 2), siteId }];
    const first = await w.callers.principal.inventory.save({ ...request, lines });
    expect(first).toEqual({ saved: 2, conflicts: [] });
    expect(await w.callers.principal.inventory.save({ ...request, lines })).toEqual(first);
    expect(await save([line('classroom', 'solid', 12, 13)])).toEqual({ saved: 1, conflicts: [] });
    const inventory = await w.callers.principal.inventory.read(of());
    expect(inventory.lines).toEqual([
      { siteId: null, item: 'classroom', condition: 'solid', quantity: 13 },
      { siteId, item: 'classroom', condition: 'temporary', quantity: 2 },
    ]);
    expect(inventory).toMatchObject({ linesBefore: 0, kept: { who: w.people.principal.displayName } });
  });

  it('a line that somebody else changed comes back and is left as it is, the others are kept', async () => {
    expect(await save([line('classroom', 'solid', 12, 20), line('library', 'solid', 0, 1)])).toEqual({
      saved: 1,
      conflicts: [{ siteId: null, item: 'classroom', condition: 'solid', quantity: 13 }],
    });
    expect(await save([line('classroom', 'solid', 12, 13)])).toEqual({ saved: 0, conflicts: [] });
  });

  it('the year before is taken over into a year that holds nothing', async () => {
    const copy = () =>
      w.callers.principal.inventory.copy({ ...of(), schoolYear: schoolYear + 1, requestId: requestId() });
    expect(await w.callers.principal.inventory.read({ ...of(), schoolYear: 2025 })).toMatchObject({ linesBefore: 3 });
    expect(await copy()).toEqual({ lines: 3 });
    expect(await copy()).toEqual({ lines: 0 });
    const { lines } = await w.callers.principal.inventory.read({ ...of(), schoolYear: 2025 });
    expect(lines.map(({ quantity }) => quantity)).toEqual([13, 2, 1]);
  });

  it('is the school’s to keep and the office’s to read; what it does not have is not found', async () => {
    const { teacher, district, department, principal } = w.callers;
    expect((await department.inventory.read(of())).lines).toHaveLength(3);
    expect(await refusalOf(district.inventory.read(of()))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(teacher.inventory.read(of()))).toMatchObject({ code: 'FORBIDDEN' });
    const lines = [line('library', 'solid', 1, 2)];
    for (const caller of [teacher, department])
      expect(await refusalOf(caller.inventory.save({ ...of(), lines, requestId: requestId() }))).toMatchObject({
        code: 'FORBIDDEN',
      });
    for (const wrong of [line('library', 'broken', 0, 1), { ...line('library', 'solid', 0, 1), siteId: siteId + 1000 }])
      expect(
        await refusalOf(principal.inventory.save({ ...of(), lines: [wrong], requestId: requestId() })),
      ).toMatchObject({ code: 'NOT_FOUND' });
  });
});
