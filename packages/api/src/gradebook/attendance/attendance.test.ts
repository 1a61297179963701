import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../../testing/callers.ts';
import { newPerson, schoolYear } from '../../testing/factories.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { fillEverything, fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../../testing/school.ts';
import { verifyChains } from '../../verify/verify-chains.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

describe('attendance by session', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 4 });
    await fillEverything(w);
  }, 60_000);
  afterAll(() => w.world.close());

  const requestId = () => crypto.randomUUID();
  type Absent = { pupilId: number; mark: 'excused' | 'unexcused' }[];
  type Kept = {
    day: string;
    session?: 'morning' | 'afternoon';
    absent?: Absent;
    present?: number[];
    replacesCounts?: boolean;
  };
  const keep = (caller: SchoolWorld['callers']['homeroom'], { day, session = 'morning', absent = [], ...of }: Kept) =>
    caller.gradebook.recordAttendance({
      ...{ unitId: w.school, schoolYear, classId: w.classId, day, session, absent },
      ...{ replacesCounts: true, requestId: requestId(), ...of },
    });
  const counts = async () => {
    const { cells, pupils } = await w.callers.homeroom.gradebook.sheet(await sheetOf(w, null));
    const valueIn = (pupilId: number, slot: string) =>
      cells.find((cell) => cell.pupilId === pupilId && cell.slot === slot)?.value;
    return pupils.map(({ pupilId }) => `${valueIn(pupilId, 'excused')}/${valueIn(pupilId, 'unexcused')}`);
  };
  const month = (day: string) =>
    w.callers.homeroom.gradebook.attendance({ unitId: w.school, schoolYear, classId: w.classId, month: day });

  it('asks before totals typed by hand give way to the first session kept', async () => {
    const [first = 0, second = 0] = w.pupilIds;
    const absent: Absent = [
      { pupilId: first, mark: 'excused' },
      { pupilId: second, mark: 'unexcused' },
    ];
    const asked = keep(w.callers.homeroom, { day: '2025-03-03', absent, replacesCounts: false });
    expect(await refusalOf(asked)).toMatchObject({ code: 'ATTENDANCE_OVER_COUNTS' });
    expect((await month('2025-03-01')).kept).toEqual([]);
    await keep(w.callers.homeroom, { day: '2025-03-03', absent });
    expect(await counts()).toEqual(['1/0', '0/1', '0/0', '0/0']);
  });

  it('counts one session a school day, and takes back what was wrong, with its history', async () => {
    const [first = 0, second = 0] = w.pupilIds;
    const again = requestId();
    const afternoon: Kept = {
      ...{ day: '2025-03-03', session: 'afternoon' as const, absent: [{ pupilId: first, mark: 'unexcused' as const }] },
    };
    for (let i = 0; i < 2; i += 1) await keep(w.callers.homeroom, { ...afternoon, ...{ requestId: again } });
    expect(await counts()).toEqual(['0/1', '0/1', '0/0', '0/0']);
    await keep(w.callers.homeroom, { day: '2025-03-03', absent: [{ pupilId: second, mark: 'excused' }] });
    await keep(w.callers.homeroom, { day: '2025-03-04' });
    expect(await counts()).toEqual(['0/1', '1/0', '0/0', '0/0']);
    const { kept, pupils, changes } = await month('2025-03-20');
    expect(kept.map(({ day, session }) => `${day} ${session}`)).toEqual([
      ...['2025-03-03 afternoon', '2025-03-03 morning', '2025-03-04 morning'],
    ]);
    expect(pupils[0]).toMatchObject({ month: { excused: 0, unexcused: 1 }, year: { excused: 0, unexcused: 1 } });
    // The morning again, the afternoon, the morning: who came back is one change, a session kept another.
    expect(changes.map(({ mark }) => mark)).toEqual([
      ...[null, null, 'excused', 'unexcused', null, 'unexcused', 'excused', null],
    ]);
    expect((await month('2025-04-01')).pupils[0]).toMatchObject({
      ...{ missed: [], month: { excused: 0, unexcused: 0 }, year: { excused: 0, unexcused: 1 } },
    });
  });

  it('told of some pupils only, leaves the others as somebody else wrote them', async () => {
    const [first = 0, second = 0, third = 0] = w.pupilIds;
    const day = '2025-03-10';
    await keep(w.callers.homeroom, {
      day,
      absent: [
        { pupilId: first, mark: 'excused' },
        { pupilId: second, mark: 'excused' },
      ],
    });
    await keep(w.callers.homeroom, { day, absent: [{ pupilId: third, mark: 'unexcused' }], present: [first] });
    const { pupils } = await month(day);
    expect(pupils.map(({ missed }) => missed.find((one) => one.day === day)?.mark ?? null)).toEqual([
      ...[null, 'excused', 'unexcused', null],
    ]);
    await keep(w.callers.homeroom, { day });
    const strangers = keep(w.callers.homeroom, { day, present: [999_999] });
    expect(await refusalOf(strangers)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is the source of the homeroom sheet, which takes no count any more', async () => {
    const typed = fillSheet(w.callers.homeroom, await sheetOf(w, null), {
      ...{ pupilIds: w.pupilIds.slice(0, 1), slots: ['excused'], text: '9' },
    });
    expect(await refusalOf(typed)).toMatchObject({
      code: 'MARKS_INVALID',
      data: { problems: [{ slot: 'excused', problem: 'counted_from_sessions' }] },
    });
    expect((await w.callers.homeroom.gradebook.sheet(await sheetOf(w, null))).countsSessions).toBe(true);
  });

  it('is kept by the homeroom teacher and the clerk, of pupils in the class, up to today', async () => {
    const clerk = await callerFor(
      w.world.pool,
      await newPerson(w.world.owner, { role: 'school_clerk', unitId: w.school }),
    );
    await keep(clerk, { day: '2025-03-05' });
    expect(await refusalOf(keep(w.callers.teacher, { day: '2025-03-05' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(keep(w.callers.principal, { day: '2025-03-05' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf(keep(w.callers.homeroom, { day: '2025-05-21' }))).toMatchObject({ code: 'DATES_INVALID' });
    const stranger: Absent = [{ pupilId: 999_999, mark: 'excused' }];
    expect(await refusalOf(keep(w.callers.homeroom, { day: '2025-03-06', absent: stranger }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusalOf(keep(w.callers.homeroom, { day: '2024-10-07' }))).toMatchObject({ code: 'TERM_NOT_OPENED' });
  });

  it('goes into the outcome of the term, verifies, and stands still once it is closed', async () => {
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
    const { pupils } = await w.callers.principal.gradebook.outcomes({
      ...{ unitId: w.school, schoolYear, period: 'term-2', classId: w.classId },
    });
    expect(pupils.map(({ absentExcused, absentUnexcused }) => [absentExcused, absentUnexcused])).toEqual([
      ...[
        [0, 1],
        [1, 0],
        [0, 0],
        [0, 0],
      ],
    ]);
    expect(await refusalOf(keep(w.callers.homeroom, { day: '2025-03-07' }))).toMatchObject({ code: 'TERM_CLOSED' });
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      const db = connect(pool);
      expect(await verifyOutcomes(db, w.school)).toEqual([]);
      expect(await verifyChains(db, w.school)).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
