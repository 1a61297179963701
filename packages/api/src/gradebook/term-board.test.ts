import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClass, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf, slots } from '../testing/school.ts';

const perClass = 45;

/** Classes of a large school, `perClass` pupils each. */
async function newClasses(w: SchoolWorld, count: number): Promise<void> {
  const { owner } = w.world;
  for (let ordinal = 1; ordinal <= count; ordinal += 1) {
    const name = `11B${String(ordinal).padStart(2, '0')}`;
    const { classId } = await newClass(owner, { unitId: w.school, name, grade: 11, pupils: 0 });
    await sql`
      with person as (
        insert into person_link (merged_into) select null from generate_series(1, ${perClass}::integer) returning id
      ), newcomer as (
        insert into pupil (unit_id, person_id, code, family_and_middle_name, given_name, name_sort_key, name_search, is_female, birth_date, ethnic_group_code)
        select ${w.school}::bigint, id, 'P' || id, 'Giàng Thị', 'Páo', 'pao', 'giang thi pao', false, '2009-03-04', '08' from person returning id
      )
      insert into enrolment (unit_id, school_year, pupil_id, class_id, grade, register_order, starts_on)
      select ${w.school}::bigint, ${schoolYear}::integer, id, ${classId}::bigint, 11, row_number() over (order by id), '2024-09-05' from newcomer
    `.execute(owner);
  }
  await w.callers.principal.gradebook.openTerm({ ...w.of, requestId: crypto.randomUUID() });
  // A server in use does so by itself within a minute of such a load.
  await sql`analyze`.execute(owner);
}

describe('the pupils of a class who cannot be given a result yet', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 5 });
    await newClasses(w, 1);
  });
  afterAll(() => w.world.close());

  it('are listed with what is missing and what may be decided, without those of other classes', async () => {
    const [done = 0, absent = 0] = w.pupilIds;
    const literature = await sheetOf(w, 'literature');
    await fillSheet(w.callers.teacher, literature, { pupilIds: [done, absent], slots: slots.literature, text: '8' });
    const mathematics = await sheetOf(w, 'mathematics');
    await fillSheet(w.callers.teacher, mathematics, {
      pupilIds: [done, absent],
      slots: ['r1', 'r2', 'mid'],
      text: '8',
    });
    await fillSheet(w.callers.teacher, mathematics, { pupilIds: [done], slots: ['end'], text: '8' });
    const arts = await sheetOf(w, 'arts');
    await fillSheet(w.callers.teacher, arts, { pupilIds: [done, absent], slots: slots.arts, text: 'Đ' });
    const homeroom = await sheetOf(w, null);
    const [conduct, absences] = [['conduct'], ['excused', 'unexcused']];
    await fillSheet(w.callers.homeroom, homeroom, { pupilIds: [done, absent], slots: conduct, text: 'T' });
    await fillSheet(w.callers.homeroom, homeroom, { pupilIds: [done, absent], slots: absences, text: '0' });

    const pupils = await w.callers.principal.gradebook.incompletePupils({ ...w.of, classId: w.classId });
    expect(pupils.map((pupil) => pupil.pupilId)).toEqual(w.pupilIds.slice(1));
    expect(pupils[0]).toMatchObject({
      missing: [{ sheetId: mathematics.sheetId, subjectName: 'Toán', slot: 'end', state: 'empty' }],
      allowed: ['by_rule', 'not_assessed'],
    });
    expect(pupils[1]?.missing).toHaveLength(6 + 4 + 4 + 3);
    const { incomplete } = await w.callers.principal.gradebook.termBoard(w.of);
    const ofClass = incomplete.filter((pupil) => pupil.classId === w.classId);
    expect(ofClass).toEqual(pupils.map(({ pupilId, classId, allowed }) => ({ pupilId, classId, allowed })));
  });

  it('are shown to the principal only', async () => {
    const asked = w.callers.homeroom.gradebook.incompletePupils({ ...w.of, classId: w.classId });
    expect(await refusalOf(asked)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a school of 2,000 pupils in which nobody has a mark', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 5 });
    await newClasses(w, 45);
  });
  afterAll(() => w.world.close());

  const board = () => w.callers.principal.gradebook.termBoard(w.of);

  it('is decided class by class until the term closes', async () => {
    const { incomplete } = await board();
    expect(incomplete.length).toBeGreaterThan(2000);
    const decide = (pupils: typeof incomplete) =>
      pupils.map(({ pupilId }) => ({ pupilId, decision: 'not_assessed' as const, reason: 'Trường nghỉ vì bão lũ' }));
    const close = (decisions: ReturnType<typeof decide>) =>
      w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: crypto.randomUUID(), decisions });

    const last = incomplete.at(-1)?.classId;
    const withoutLast = decide(incomplete.filter((pupil) => pupil.classId !== last));
    expect(await refusalOf(close(withoutLast))).toMatchObject({ code: 'TERM_INCOMPLETE', data: { pupils: perClass } });
    expect(await close(decide(incomplete))).toMatchObject({ notAssessed: incomplete.length });
    expect(await board()).toMatchObject({ termState: 'closed', incomplete: [] });
    const left = await w.callers.principal.gradebook.incompletePupils({ ...w.of, classId: w.classId });
    expect(left).toEqual([]);
  });
});
