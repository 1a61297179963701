import type { Attendance, GetAttendance } from '@truong/contracts/attendance';
import { absencesOf } from '@truong/rules/gradebook/attendance';
import type { z } from 'zod';
import type { InAct } from '../../trpc.ts';
import { stateOf } from '../sheet-access.ts';
import {
  listAttendanceChanges,
  listClassPupils,
  listHomeroomSheets,
  listMissed,
  listSessions,
  listTermDays,
} from './attendance.queries.ts';
import { requireAttendanceClass } from './attendance-access.ts';

/** A month of a class's attendance with the totals of the month and of the year so far. */
export function readAttendance(inAct: InAct, input: z.infer<typeof GetAttendance>): Promise<Attendance> {
  const { unitId, schoolYear, classId, month } = input;
  const of = { unitId, schoolYear, classId };
  const days = daysOfMonth(month);
  return inAct(async (trx, act) => {
    const { className, canRecord } = await requireAttendanceClass(trx, act, of);
    const [sheets, terms, sessions, pupils, changes] = [
      await listHomeroomSheets(trx, of),
      await listTermDays(trx, of),
      await listSessions(trx, of, days),
      await listClassPupils(trx, of, days),
      await listAttendanceChanges(trx, of, days),
    ];
    const pupilIds = pupils.map(({ pupilId }) => pupilId);
    const year = { from: terms[0]?.startsOn ?? days.from, to: terms.at(-1)?.endsOn ?? days.to };
    const missedInYear = Map.groupBy(await listMissed(trx, { ...of, pupilIds }, year), (row) => row.pupilId);
    const missedHere = Map.groupBy(sessions, (row) => row.pupilId);
    const sheetOfDay = sheets.find(({ term }) =>
      terms.some((one) => one.term === term && one.startsOn <= days.to && days.from <= one.endsOn),
    );
    return {
      className,
      canRecord,
      today: act.today,
      terms: terms.map(({ term, startsOn, endsOn }) => {
        const sheet = sheets.find((one) => one.term === term);
        return { startsOn, endsOn, isOpen: sheet !== undefined && stateOf(sheet) === 'open' };
      }),
      hasTypedCounts: sheetOfDay?.grade === null && !sheetOfDay.countsSessions,
      kept: (missedHere.get(null) ?? []).map(({ day, session }) => ({ day, session })),
      pupils: pupils.map((pupil) => {
        const missed = (missedHere.get(pupil.pupilId) ?? []).flatMap(({ day, session, mark }) =>
          mark ? [{ day, session, mark }] : [],
        );
        return {
          ...pupil,
          missed,
          month: absencesOf(missed),
          year: absencesOf(missedInYear.get(pupil.pupilId) ?? []),
        };
      }),
      changes,
    };
  });
}

function daysOfMonth(day: string): { from: string; to: string } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const head = day.slice(0, 8);
  return { from: `${head}01`, to: `${head}${last}` };
}
