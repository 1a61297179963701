import type { RecordAttendance } from '@truong/contracts/attendance';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { absencesOf } from '@truong/rules/gradebook/attendance';
import { sameCell } from '@truong/rules/gradebook/cell';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { type CellWrite, type LockedSheet, lockForSave, readForSave, writeSave } from '../save.queries.ts';
import { isEnrolledOn, stateOf } from '../sheet-access.ts';
import {
  type AttendanceRow,
  countFromSessions,
  insertAttendance,
  listClassPupils,
  listHomeroomSheets,
  listMissed,
  listSessions,
  listTermDays,
} from './attendance.queries.ts';
import { requireAttendanceClass } from './attendance-access.ts';

/**
 * Keeps one session of a class: who missed it, with or without leave; everybody else was there, or only those named are told
 * of. What changes is added to its
 * history, and the homeroom sheet of the term counts anew from the sessions kept, on its own chain. The first session kept
 * puts an end to totals typed by hand: ATTENDANCE_OVER_COUNTS unless that is wanted.
 */
export function recordAttendance(inAct: InAct, input: RecordAttendance): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, classId, day, session, requestId } = input;
  const of = { unitId, schoolYear, classId };
  return inAct(async (trx, act) => {
    const { canRecord } = await requireAttendanceClass(trx, act, of);
    if (!canRecord) throw new AppError('FORBIDDEN');
    const { sheet, days } = await lockSheetOf(trx, act, input);
    const answered = await findAnswer(trx, input);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    const pupils = (await listClassPupils(trx, of, { from: day, to: day })).filter((pupil) => isEnrolledOn(day, pupil));
    const known = new Set(pupils.map(({ pupilId }) => pupilId));
    const named = [...input.absent.map(({ pupilId }) => pupilId), ...(input.present ?? [])];
    if (named.some((pupilId) => !known.has(pupilId))) throw new AppError('NOT_FOUND');

    const before = (await listSessions(trx, of, { from: day, to: day })).filter((row) => row.session === session);
    const rows = changesOf(input, before);
    if (rows.length > 0) await insertAttendance(trx, act, of, rows);
    // Of grades 1-5 the homeroom sheet has no counts.
    if (sheet.grade === null) await countAgain(trx, act, { input, sheet, days });
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: null });
    return null;
  });
}

type Days = { from: string; to: string };

/** The homeroom sheet of the term in which the day lies, locked; what stands against writing into it is thrown. */
async function lockSheetOf(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, classId, day }: RecordAttendance,
): Promise<{ sheet: LockedSheet; days: Days }> {
  const term = (await listTermDays(trx, { schoolYear })).find(
    ({ startsOn, endsOn }) => startsOn <= day && day <= endsOn,
  );
  if (!term || day > act.today) throw new AppError('DATES_INVALID');
  const sheets = await listHomeroomSheets(trx, { unitId, schoolYear, classId });
  const found = sheets.find((one) => one.term === term.term);
  const sheet = found && (await lockForSave(trx, { unitId, schoolYear, sheetId: found.id }));
  if (!sheet) throw new AppError('TERM_NOT_OPENED');
  const state = stateOf(sheet);
  if (state !== 'open') throw new AppError(state === 'locked' ? 'TERM_CLOSED' : 'SHEET_CLOSED');
  return { sheet, days: { from: term.startsOn, to: term.endsOn } };
}

/** What differs from what holds; a session kept for the first time says so itself. */
function changesOf(
  { day, session, absent, present }: RecordAttendance,
  before: readonly AttendanceRow[],
): AttendanceRow[] {
  const held = new Map(before.map(({ pupilId, mark }) => [pupilId, mark]));
  const now = new Map(absent.map(({ pupilId, mark }) => [pupilId, mark]));
  const isBack = (pupilId: number) => !now.has(pupilId) && (present === null || present.includes(pupilId));
  const back = [...held.keys()].flatMap((pupilId) => (pupilId !== null && isBack(pupilId) ? [pupilId] : []));
  return [
    ...(held.has(null) ? [] : [{ day, session, pupilId: null, mark: null }]),
    ...[...now].map(([pupilId, mark]) => ({ day, session, pupilId, mark })),
    ...back.map((pupilId) => ({ day, session, pupilId, mark: null })),
  ].filter(({ pupilId, mark }) => pupilId === null || (held.get(pupilId) ?? null) !== mark);
}

type Count = { input: RecordAttendance; sheet: LockedSheet; days: Days };

/** Brings the homeroom sheet's two counts in line with the sessions kept; writes only what changes. */
async function countAgain(trx: Trx, act: Act, { input, sheet, days }: Count): Promise<void> {
  const { unitId, schoolYear, classId, requestId } = input;
  const of = { unitId, schoolYear, classId };
  const enrolled = (await listClassPupils(trx, of, days)).filter((pupil) => isEnrolledOn(act.today, pupil));
  const pupilIds = enrolled.map(({ pupilId }) => pupilId);
  const { cells } = await readForSave(trx, { unitId, schoolYear, sheetId: sheet.id, requestId }, pupilIds);
  const stored = new Map(cells.map((cell) => [`${cell.pupilId}:${cell.slot}`, cell]));
  const missed = Map.groupBy(await listMissed(trx, { unitId, schoolYear, pupilIds }, days), ({ pupilId }) => pupilId);
  const writes = pupilIds.flatMap((pupilId): CellWrite[] => {
    const counted = absencesOf(missed.get(pupilId) ?? []);
    return (['excused', 'unexcused'] as const).flatMap((slot) => {
      const { value: from = null, version = 0 } = stored.get(`${pupilId}:${slot}`) ?? {};
      const to = { kind: 'number', number: counted[slot] } as const;
      return sameCell(from, to) ? [] : [{ pupilId, slot, from, to, version: version + 1 }];
    });
  });
  if (!sheet.countsSessions) {
    if (!input.replacesCounts && writes.some(({ from }) => from !== null)) throw new AppError('ATTENDANCE_OVER_COUNTS');
    await countFromSessions(trx, { unitId, schoolYear, sheetId: sheet.id });
  }
  if (writes.length === 0) return;
  await writeSave(trx, act, sheet, { kind: 'marks', reason: 'counted from sessions', writes, answered: null });
}
