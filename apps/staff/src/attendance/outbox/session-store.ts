import type { AttendanceSession } from '@truong/contracts/attendance';
import { isNothing, type KeptSession, nothingKept, type SessionAct, stepSession } from './kept-session.ts';

export type SessionAddress = {
  unitId: number;
  schoolYear: number;
  classId: number;
  className: string;
  day: string;
  session: AttendanceSession;
  /** The assignment under which was typed last. */
  assignmentId: number;
};
export type StoredSession = SessionAddress & { kept: KeptSession };

export type SessionStore = {
  list: () => StoredSession[];
  /** Returns what stands then. */
  step: (address: SessionAddress, act: SessionAct) => KeptSession;
  /** Whether a key of the storage belongs here: another tab has written. */
  isOurs: (key: string | null) => boolean;
};

/**
 * The sessions of an account that have not reached the database, in the storage that is written before a page is gone: a session
 * is a few hundred bytes. What the storage refuses lives as long as this page.
 */
export function sessionStore(accountId: number, storage: Storage | null): SessionStore {
  const prefix = `truong-attendance.${accountId}.`;
  const unstored = new Map<string, StoredSession>();
  const keyOf = ({ unitId, schoolYear, classId, day, session }: SessionAddress) =>
    `${prefix}${unitId}/${schoolYear}/${classId}/${day} ${session}`;
  const isOurs = (key: string | null) => key?.startsWith(prefix) ?? false;
  const read = (key: string) => unstored.get(key) ?? parse(storage?.getItem(key));
  const put = (key: string, stored: StoredSession | null) => {
    unstored.delete(key);
    try {
      if (stored) storage?.setItem(key, JSON.stringify(stored));
      else storage?.removeItem(key);
    } catch {
      if (stored) unstored.set(key, stored);
    }
    if (stored && !storage) unstored.set(key, stored);
  };
  return {
    isOurs,
    list: () => {
      const keys = new Set([...Object.keys(storage ?? {}).filter(isOurs), ...unstored.keys()]);
      return [...keys].sort().flatMap((key) => read(key) ?? []);
    },
    step: (address, act) => {
      const key = keyOf(address);
      const before = read(key)?.kept ?? nothingKept;
      const kept = stepSession(before, act);
      if (kept !== before) put(key, isNothing(kept) ? null : { ...address, kept });
      return kept;
    },
  };
}

function parse(text: string | null | undefined): StoredSession | null {
  try {
    return JSON.parse(text ?? 'null') as StoredSession | null;
  } catch {
    return null;
  }
}
