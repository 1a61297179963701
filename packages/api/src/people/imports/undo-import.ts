import { AppError } from '@truong/contracts/errors';
import type { UndoImport } from '@truong/contracts/imports';
import type { PupilParticulars, StaffParticulars } from '@truong/contracts/people';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { deleteCreated, reopenEnrolments, type WriteSource, writePupils, writeStaff } from '../people.writes.ts';
import { type FieldValue, fromText, lockParticulars, recordChanges, type Subject, updateRows } from '../row.writes.ts';
import { type ImportChange, listImportChanges } from './change.queries.ts';
import { findStanding } from './find-standing.ts';
import { getEndedImport, saveUndo } from './import.queries.ts';

/** What was made last goes first: nothing may stand on what is taken away. */
const deletionOrder: readonly Subject[] = ['homeroom', 'teaching', 'guardian', 'enrolment', 'pupil', 'staff', 'class'];

/**
 * Takes a whole import back: what it made goes, what it changed becomes what it was, all in one transaction and with a trace of
 * its own. Throws NOT_FOUND, IMPORT_ENDED when it is undone already, or IMPORT_STANDS with what stands on it.
 */
export function undoImport(inAct: InAct, input: UndoImport): Promise<null> {
  const hash = inputHash(input);
  const { unitId, importId, requestId } = input;
  return inAct(async (trx, act) => {
    const [, answered] = await Promise.all([lockParticulars(trx, unitId), findAnswer(trx, input)]);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    const ended = await getEndedImport(trx, input, { isLocking: true });
    if (ended.state !== 'committed') throw new AppError('IMPORT_ENDED');
    const standing = await findStanding(trx, input);
    if (standing.length > 0) throw new AppError('IMPORT_STANDS', { standing });
    await takeBack(trx, act, unitId, await listImportChanges(trx, input), { source: 'undo', sourceId: importId });
    await saveUndo(trx, act, input);
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: null });
    return null;
  });
}

async function takeBack(
  trx: Trx,
  act: Act,
  unitId: number,
  changes: readonly ImportChange[],
  source: WriteSource,
): Promise<void> {
  const made = new Map(deletionOrder.map((subject) => [subject, [] as number[]]));
  for (const { subject, subjectId, kind } of changes) if (kind === 'created') made.get(subject)?.push(subjectId);
  const changed = changes.filter(({ kind }) => kind === 'changed');
  for (const subject of deletionOrder) {
    await deleteCreated(trx, act, unitId, subject, made.get(subject) ?? [], source);
    const kept = changed.filter((one) => one.subject === subject && !made.get(subject)?.includes(one.subjectId));
    await writeBack(trx, act, unitId, { subject, changed: kept, source });
  }
}

type Back = { subject: Subject; changed: readonly ImportChange[]; source: WriteSource };

async function writeBack(trx: Trx, act: Act, unitId: number, { subject, changed, source }: Back): Promise<void> {
  if (changed.length === 0) return;
  if (subject === 'pupil') {
    const rows = valuesBefore<PupilParticulars>(changed).map(({ id, set }) => ({ pupilId: id, set }));
    await writePupils(trx, act, unitId, rows, source);
    return;
  }
  if (subject === 'staff') {
    const rows = valuesBefore<StaffParticulars>(changed).map(({ id, set }) => ({ staffId: id, set }));
    await writeStaff(trx, act, unitId, rows, source);
    return;
  }
  const left = subject === 'enrolment' ? leftBy(changed) : [];
  await reopenEnrolments(trx, act, unitId, left, source);
  // The class that a pupil left for one of the import's is open again with that one's deletion.
  const rest = changed.filter(
    ({ field, subjectId }) => subject !== 'enrolment' || (field !== 'endsOn' && !left.includes(subjectId)),
  );
  for (const field of new Set(rest.map((change) => change.field))) {
    const ofField = rest.filter((change) => change.field === field);
    const rows = ofField.map((change) => ({ id: change.subjectId, [field]: fromText(field, change.fromValue) }));
    await updateRows(trx, { table: subject, unitId, fields: [field] }, rows);
  }
  const lines = rest.map(({ subjectId, field, fromValue, toValue }) => {
    return { subject, subjectId, kind: 'changed' as const, field, fromValue: toValue, toValue: fromValue };
  });
  await recordChanges(trx, act, unitId, lines, source);
}

/** Enrolments whose pupils left the school by the import: with a reason, not for another class. */
function leftBy(changed: readonly ImportChange[]): number[] {
  const ended = new Set(changed.filter(({ field }) => field === 'endsOn').map(({ subjectId }) => subjectId));
  return changed
    .filter(({ field, subjectId }) => field === 'leaving' && ended.has(subjectId))
    .map((one) => one.subjectId);
}

/** Each one's fields as they stood before, by the history of the change. */
function valuesBefore<P>(changed: readonly ImportChange[]): { id: number; set: Partial<P> }[] {
  const rows = new Map<number, Record<string, FieldValue>>();
  for (const { subjectId, field, fromValue } of changed) {
    rows.set(subjectId, { ...rows.get(subjectId), [field]: fromText(field, fromValue) });
  }
  return [...rows].map(([id, set]) => ({ id, set: set as Partial<P> }));
}
