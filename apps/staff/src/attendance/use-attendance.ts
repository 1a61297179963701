import type { AbsenceMark, Attendance, AttendanceSession } from '@truong/contracts/attendance';
import { useMemo, useRef, useState } from 'react';
import { newRequestId } from '../new-request-id.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { type Marks, marksBySession, type SessionKey, sessionKey, withMark } from './attendance-days.ts';

type Of = { unitId: number; schoolYear: number; classId: number };
const nobody: Marks = new Map();

/**
 * A month of a class as it is stored under what is on its way. Sessions are sent whole and one after another, so that a later
 * mark never overtakes an earlier one; what was refused stays on the screen.
 */
export function useAttendance(of: Of, attendance: Attendance | undefined) {
  const [drafts, setDrafts] = useState<ReadonlyMap<SessionKey, Marks>>(new Map());
  const [sending, setSending] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<SessionKey | null>(null);
  const latest = useRef(drafts);
  const queue = useRef(Promise.resolve());
  const utils = trpc.useUtils();
  const record = trpc.gradebook.recordAttendance.useMutation();
  const stored = useMemo(() => (attendance ? marksBySession(attendance) : new Map<SessionKey, Marks>()), [attendance]);
  const put = (next: ReadonlyMap<SessionKey, Marks>) => {
    latest.current = next;
    setDrafts(next);
  };

  async function send(key: SessionKey, replacesCounts: boolean): Promise<void> {
    const marks = latest.current.get(key);
    if (!marks) return;
    const [day = '', session] = key.split(' ') as [string, AttendanceSession];
    const absent = [...marks].map(([pupilId, mark]) => ({ pupilId, mark }));
    try {
      await record.mutateAsync({ ...of, day, session, absent, replacesCounts, requestId: newRequestId() });
      setError(null);
      await utils.gradebook.attendance.invalidate();
      if (latest.current.get(key) === marks) put(without(latest.current, key));
    } catch (problem) {
      if (refusalOf(problem)?.appCode === 'ATTENDANCE_OVER_COUNTS') setRefused(key);
      else setError(problem);
    }
  }

  function enqueue(key: SessionKey, replacesCounts = false): void {
    setSending((n) => n + 1);
    queue.current = queue.current.then(() => send(key, replacesCounts)).finally(() => setSending((n) => n - 1));
  }

  const marksOf = (day: string, session: AttendanceSession): Marks | undefined =>
    drafts.get(sessionKey(day, session)) ?? stored.get(sessionKey(day, session));

  return {
    marksOf,
    isSaving: sending > 0,
    hasUnsaved: drafts.size > 0,
    error,
    /** Typed totals stand against the session; the person decides. */
    isAsking: refused !== null,
    replace: () => {
      if (refused) enqueue(refused, true);
      setRefused(null);
    },
    keepTyped: () => {
      if (refused) put(without(latest.current, refused));
      setRefused(null);
    },
    mark: (day: string, session: AttendanceSession, pupilId: number, mark: AbsenceMark | null) => {
      const key = sessionKey(day, session);
      put(
        new Map(latest.current).set(key, withMark(latest.current.get(key) ?? stored.get(key) ?? nobody, pupilId, mark)),
      );
      enqueue(key);
    },
    allPresent: (day: string, session: AttendanceSession) => {
      const key = sessionKey(day, session);
      put(new Map(latest.current).set(key, nobody));
      enqueue(key);
    },
  };
}

export type AttendanceEntry = ReturnType<typeof useAttendance>;

function without(drafts: ReadonlyMap<SessionKey, Marks>, key: SessionKey): Map<SessionKey, Marks> {
  return new Map([...drafts].filter(([other]) => other !== key));
}
