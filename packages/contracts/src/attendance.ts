import { absenceMarks } from '@truong/rules/gradebook/attendance';
import { z } from 'zod';
import { Id, IsoDate, RealDate, RequestId, UnitYear } from './common.ts';

export const AttendanceSession = z.enum(['morning', 'afternoon']);
export type AttendanceSession = z.infer<typeof AttendanceSession>;
export const AbsenceMark = z.enum(absenceMarks);
export type AbsenceMark = z.infer<typeof AbsenceMark>;

export const AttendanceClasses = z.array(z.object({ classId: Id, className: z.string() }));

/** `month` is any day of it. */
export const GetAttendance = UnitYear.extend({ classId: Id, month: RealDate });

/** A month of a class: which sessions were kept, who missed them, and the totals of the month and of the term so far. */
export const Attendance = z.object({
  className: z.string(),
  canRecord: z.boolean(),
  today: IsoDate,
  /** School days lie between these; sessions of a closed term are no longer written. */
  terms: z.array(z.object({ startsOn: IsoDate, endsOn: IsoDate, isOpen: z.boolean() })),
  /** The totals of a term opened for entry are typed by hand until a first session of it is kept. */
  hasTypedCounts: z.boolean(),
  kept: z.array(z.object({ day: IsoDate, session: AttendanceSession })),
  pupils: z.array(
    z.object({
      pupilId: Id,
      ordinal: z.int(),
      fullName: z.string(),
      startsOn: IsoDate,
      endsOn: IsoDate.nullable(),
      missed: z.array(z.object({ day: IsoDate, session: AttendanceSession, mark: AbsenceMark })),
      month: z.object({ excused: z.int(), unexcused: z.int() }),
      year: z.object({ excused: z.int(), unexcused: z.int() }),
    }),
  ),
  /** The changes of the month, newest first; of nobody: the session was kept. */
  changes: z.array(
    z.object({
      day: IsoDate,
      session: AttendanceSession,
      fullName: z.string().nullable(),
      mark: AbsenceMark.nullable(),
      at: z.string(),
      who: z.string(),
    }),
  ),
});
export type Attendance = z.infer<typeof Attendance>;

/**
 * Who missed one session. `present` null: whoever is not named was there; else only those named in either list are told of, and
 * the others keep what holds, so that what was typed away from the network never undoes what others wrote since. `replacesCounts`:
 * totals typed by hand before give way.
 */
export const RecordAttendance = UnitYear.extend({
  classId: Id,
  day: RealDate,
  session: AttendanceSession,
  absent: z.array(z.object({ pupilId: Id, mark: AbsenceMark })).max(100),
  present: z.array(Id).max(100).nullable().default(null),
  replacesCounts: z.boolean(),
  requestId: RequestId,
});
export type RecordAttendance = z.infer<typeof RecordAttendance>;
