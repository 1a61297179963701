import type { Db } from '@truong/db/kysely';
import { nameSortKey, splitName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../testing/callers.ts';
import { newCalendar, newClass, newPerson, newStaff, newTeaching, newUnit, schoolYear } from '../testing/factories.ts';
import { newWorld, type World } from '../testing/world.ts';

async function rename(db: Db, { unitId, id, full }: { unitId: number; id: number; full: string }): Promise<void> {
  const name = splitName(full);
  await db
    .updateTable('pupil')
    .set({
      familyAndMiddleName: name.familyAndMiddle,
      givenName: name.given,
      nameSortKey: nameSortKey(name),
      nameSearch: fold(full),
    })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute();
}

describe('the search of a pupil over all units of an act', () => {
  let world: World;
  let department: Caller;
  let district: Caller;
  let principal: Caller;
  let teacher: Caller;
  beforeAll(async () => {
    world = await newWorld();
    const db = world.owner;
    await newCalendar(db);
    const departmentId = await newUnit(db, { kind: 'department' });
    const [north, south] = [
      await newUnit(db, { kind: 'district', parentId: departmentId }),
      await newUnit(db, { kind: 'district', parentId: departmentId }),
    ];
    const names = [
      ['Nguyễn Thị Ánh', 'Đặng Văn Hòa', 'Sùng A Dơ'],
      ['Nguyễn Văn Anh', 'Vàng Mí Sò Thị Páo Nguyên', 'Lý Ngọc Ánh'],
    ];
    const schools = await Promise.all(
      [north, south].map((parentId) => newUnit(db, { kind: 'school', parentId, levels: ['lower_secondary'] })),
    );
    for (const [at, unitId] of schools.entries()) {
      const { pupilIds, classId } = await newClass(db, { unitId, name: '6A', grade: 6, pupils: 3 });
      for (const [i, id] of pupilIds.entries()) await rename(db, { unitId, id, full: names[at]?.[i] ?? '' });
      if (at === 1) continue;
      const other = await newClass(db, { unitId, name: '7A', grade: 7, pupils: 1 });
      await rename(db, { unitId, id: other.pupilIds[0] ?? 0, full: 'Nguyễn Ánh Tuyết' });
      const person = await newPerson(db, { role: 'subject_teacher', unitId });
      await newTeaching(db, {
        unitId,
        staffId: await newStaff(db, { unitId, person }),
        classId,
        subjectCode: 'literature',
      });
      teacher = await callerFor(world.pool, person);
      principal = await callerFor(world.pool, await newPerson(db, { role: 'principal', unitId }));
    }
    department = await callerFor(world.pool, await newPerson(db, { role: 'department_officer', unitId: departmentId }));
    district = await callerFor(world.pool, await newPerson(db, { role: 'district_officer', unitId: south }));
  }, 60_000);
  afterAll(() => world.close());

  const found = async (caller: Caller, search: string) => {
    const { pupils } = await caller.people.searchPupils({ schoolYear, search });
    return pupils.map((pupil) => `${pupil.fullName} · ${pupil.className}`);
  };

  it('finds by the beginnings of name parts in any order, with or without diacritics, in the order of names', async () => {
    const both = ['Nguyễn Văn Anh · 6A', 'Nguyễn Thị Ánh · 6A', 'Nguyễn Ánh Tuyết · 7A'];
    expect(await found(department, 'ngu an')).toEqual(both);
    expect(await found(department, 'Ánh Nguyễn')).toEqual(both);
    expect(await found(department, 'DANG v hoà')).toEqual(['Đặng Văn Hòa · 6A']);
    expect(await found(department, 'guyen')).toEqual([]);
  });

  it('finds the last word of a long name, and one of a single letter beside a longer word', async () => {
    expect(await found(department, 'nguye vang')).toEqual(['Vàng Mí Sò Thị Páo Nguyên · 6A']);
    expect(await found(department, 'a sung')).toEqual(['Sùng A Dơ · 6A']);
    expect(await found(department, 'a d')).toEqual([]);
    expect(await found(department, '%% __')).toEqual([]);
  });

  it('shows an office only schools below it, a principal the own school, a teacher the own classes', async () => {
    expect(await found(district, 'ngu anh')).toEqual(['Nguyễn Văn Anh · 6A']);
    expect(await found(principal, 'ngu anh')).toEqual(['Nguyễn Thị Ánh · 6A', 'Nguyễn Ánh Tuyết · 7A']);
    expect(await found(teacher, 'ngu anh')).toEqual(['Nguyễn Thị Ánh · 6A']);
  });

  it('gives twenty and says that there are more', async () => {
    const db = world.owner;
    const unitId = await newUnit(db, { kind: 'school', levels: ['lower_secondary'] });
    await newClass(db, { unitId, name: '6B', grade: 6, pupils: 21 });
    const other = await callerFor(world.pool, await newPerson(db, { role: 'principal', unitId }));
    const { pupils, hasMore } = await other.people.searchPupils({ schoolYear, search: 'giàng' });
    expect([pupils.length, hasMore]).toEqual([20, true]);
    expect((await other.people.searchPupils({ schoolYear, search: 'giàng 21' })).hasMore).toBe(false);
  });
});
