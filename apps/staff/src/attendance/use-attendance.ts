import type { AbsenceMark, Attendance, AttendanceSession } from '@truong/contracts/attendance';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { trpc } from '../trpc.ts';
import { type Marks, marksBySession, type SessionKey, sessionKey } from './attendance-days.ts';
import { marksUnder, type SessionDraft } from './outbox/kept-session.ts';
import { sessionOutboxOf } from './outbox/session-outboxes.ts';
import type { StoredSession } from './outbox/session-store.ts';

type Of = { accountId: number; assignmentId: number; unitId: number; schoolYear: number; classId: number };

/**
 * A month of a class as it is stored under what is on its way. Every mark is kept in this browser before it is sent, so it
 * outlives the page; what was refused stays on the screen until somebody decides.
 */
export function useAttendance({ accountId, ...of }: Of, attendance: Attendance | undefined) {
  const { assignmentId, unitId, schoolYear, classId } = of;
  const outbox = sessionOutboxOf(accountId);
  const { sessions, isSending, trouble } = useSyncExternalStore(outbox.subscribe, outbox.snapshot);
  const utils = trpc.useUtils();
  useEffect(() => outbox.readAfterSaves(() => utils.gradebook.attendance.invalidate()), [outbox, utils]);

  const stored = useMemo(() => (attendance ? marksBySession(attendance) : new Map<SessionKey, Marks>()), [attendance]);
  const here = useMemo(
    () =>
      new Map(
        sessions
          .filter((one) => one.unitId === unitId && one.schoolYear === schoolYear && one.classId === classId)
          .map((one) => [sessionKey(one.day, one.session), one]),
      ),
    [sessions, unitId, schoolYear, classId],
  );
  const asking = [...here.values()].filter(({ kept }) => kept.refused === 'ATTENDANCE_OVER_COUNTS');

  const type = (day: string, session: AttendanceSession, draft: SessionDraft) =>
    void outbox.act(
      { assignmentId, unitId, schoolYear, classId, className: attendance?.className ?? '', day, session },
      { type: 'typed', draft },
    );

  return {
    marksOf: (day: string, session: AttendanceSession): Marks | undefined =>
      marksUnder(stored.get(sessionKey(day, session)), here.get(sessionKey(day, session))?.kept),
    isSaving: isSending,
    hasUnsaved: here.size > 0,
    trouble,
    /** Of every class of this account. */
    refused: sessions.filter(({ kept }) => kept.refused !== null && kept.refused !== 'ATTENDANCE_OVER_COUNTS'),
    tryAgain: (one: StoredSession) => void outbox.act(one, { type: 'tried again', replacesCounts: false }),
    drop: (one: StoredSession) => void outbox.act(one, { type: 'dropped' }),
    /** Typed totals stand against the sessions; the person decides. */
    isAsking: asking.length > 0,
    replace: () => {
      for (const one of asking) void outbox.act(one, { type: 'tried again', replacesCounts: true });
    },
    keepTyped: () => {
      for (const one of asking) void outbox.act(one, { type: 'dropped' });
    },
    mark: (day: string, session: AttendanceSession, pupilId: number, mark: AbsenceMark | null) =>
      type(day, session, { isWhole: false, marks: { [pupilId]: mark } }),
    allPresent: (day: string, session: AttendanceSession) => type(day, session, { isWhole: true, marks: {} }),
  };
}

export type AttendanceEntry = ReturnType<typeof useAttendance>;
