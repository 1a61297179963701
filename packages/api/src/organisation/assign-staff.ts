import type { SaveHomeroom, SaveTeaching } from '@truong/contracts/classes';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { InAct } from '../trpc.ts';
import { findClassRow, findYear } from './class.queries.ts';
import { onceInSchool } from './once.ts';
import { rememberByHand } from './particulars-history.ts';

/** Who teaches a subject of a class, from when to when. Several may share it. Throws CLASS_REFUSED, NOT_FOUND. */
export function saveTeaching(inAct: InAct, input: SaveTeaching): Promise<null> {
  const { unitId, schoolYear, classId, change } = input;
  return onceInSchool(inAct, input, async (trx, act) => {
    await checkPlace(trx, input);
    if (change.kind !== 'add') return endOrRemove(trx, act, { table: 'teaching', ...input, change });
    const { staffId, subjectCode, term, validFrom, validTo } = change;
    const rows = await trx
      .selectFrom('teaching')
      .select(['validFrom', 'validTo', 'term'])
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('classId', '=', classId)
      .where('staffId', '=', staffId)
      .where('subjectCode', '=', subjectCode)
      .execute();
    const inTerm = rows.filter((row) => row.term === null || term === null || row.term === term);
    if (inTerm.some((row) => overlap(row, change))) throw new AppError('CLASS_REFUSED', { problem: 'dates_overlap' });
    const { id } = await trx
      .insertInto('teaching')
      .values({ unitId, schoolYear, staffId, classId, subjectCode, term, validFrom, validTo })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(asNotFound);
    const made = { subject: 'teaching', subjectId: id, kind: 'created', field: '*', from: null } as const;
    await rememberByHand(trx, act, { unitId, changes: [{ ...made, to: `${subjectCode} ${validFrom}` }] });
    return null;
  });
}

/** Who is the homeroom teacher of a class; one at a time. Throws CLASS_REFUSED, NOT_FOUND. */
export function saveHomeroom(inAct: InAct, input: SaveHomeroom): Promise<null> {
  const { unitId, schoolYear, classId, change } = input;
  return onceInSchool(inAct, input, async (trx, act) => {
    await checkPlace(trx, input);
    if (change.kind !== 'add') return endOrRemove(trx, act, { table: 'homeroom', ...input, change });
    const { staffId, validFrom, validTo } = change;
    const rows = await trx
      .selectFrom('homeroom')
      .select(['validFrom', 'validTo'])
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('classId', '=', classId)
      .execute();
    if (rows.some((row) => overlap(row, change))) throw new AppError('CLASS_REFUSED', { problem: 'dates_overlap' });
    const { id } = await trx
      .insertInto('homeroom')
      .values({ unitId, schoolYear, staffId, classId, validFrom, validTo })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(asNotFound);
    const made = { subject: 'homeroom', subjectId: id, kind: 'created', field: '*', from: null } as const;
    await rememberByHand(trx, act, { unitId, changes: [{ ...made, to: validFrom }] });
    return null;
  });
}

type Span = { validFrom: string; validTo: string | null };

function overlap(a: Span, b: Span): boolean {
  return a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31');
}

/** The class is there, and the days are those of its year. */
async function checkPlace(
  trx: Trx,
  { unitId, schoolYear, classId, change }: SaveHomeroom | SaveTeaching,
): Promise<void> {
  const [found, year] = [await findClassRow(trx, { unitId, schoolYear, classId }), await findYear(trx, schoolYear)];
  if (!found || !year) throw new AppError('NOT_FOUND');
  if (change.kind !== 'add') return;
  const isOutside = change.validFrom < year.startsOn || change.validFrom > year.endsOn;
  if (isOutside || (change.validTo !== null && change.validTo < change.validFrom))
    throw new AppError('CLASS_REFUSED', { problem: 'outside_year' });
}

async function endOrRemove(
  trx: Trx,
  act: Act,
  of: {
    table: 'teaching' | 'homeroom';
    unitId: number;
    schoolYear: number;
    classId: number;
    change: { kind: 'end'; id: number; validTo: string } | { kind: 'remove'; id: number };
  },
): Promise<null> {
  const { table, unitId, schoolYear, classId, change } = of;
  const before = await trx
    .selectFrom(table)
    .selectAll()
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('classId', '=', classId)
    .where('id', '=', change.id)
    .executeTakeFirst();
  if (!before) throw new AppError('NOT_FOUND');
  const subject = { subject: table, subjectId: change.id } as const;
  if (change.kind === 'remove') {
    await trx
      .deleteFrom(table)
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('id', '=', change.id)
      .execute()
      .catch(asRowInUse(table));
    const gone = { ...subject, kind: 'deleted', field: '*', from: before.validFrom, to: null } as const;
    // With the row gone only this line says whose assignment it was, and of what. Not of the class itself: that did not change.
    const name = await nameOfStaff(trx, unitId, before.staffId);
    const field = `/${'subjectCode' in before ? before.subjectCode : ''}/${table}`;
    const inClass = {
      subject: 'class_subject',
      subjectId: classId,
      kind: 'deleted',
      field,
      from: name,
      to: null,
    } as const;
    await rememberByHand(trx, act, { unitId, changes: [gone, inClass] });
    return null;
  }
  if (change.validTo < before.validFrom) throw new AppError('CLASS_REFUSED', { problem: 'outside_year' });
  await trx
    .updateTable(table)
    .set({ validTo: change.validTo })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', change.id)
    .execute();
  const ended = { ...subject, kind: 'changed', field: 'validTo', from: before.validTo, to: change.validTo } as const;
  await rememberByHand(trx, act, { unitId, changes: [ended] });
  return null;
}

async function nameOfStaff(trx: Trx, unitId: number, staffId: number): Promise<string | null> {
  const row = await trx
    .selectFrom('staff')
    .select(['familyAndMiddleName', 'givenName'])
    .where('unitId', '=', unitId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  return row ? `${row.familyAndMiddleName} ${row.givenName}`.trim() : null;
}

/** A substitution keeps the assignment that it stands in for. */
function asRowInUse(subject: 'teaching' | 'homeroom'): (error: { code?: string; table?: string }) => never {
  return (error) => {
    if (error.code === '23503') throw new AppError('ROW_IN_USE', { subject, by: error.table ?? '' });
    throw error;
  };
}

function asNotFound(error: unknown): never {
  if ((error as { code?: string }).code === '23503') throw new AppError('NOT_FOUND');
  throw error;
}
