import type { UnitTerm } from '@truong/contracts/common';
import type {
  LockBoard,
  RemoveLock,
  RemoveSharedLock,
  SaveLock,
  SaveSharedLock,
  SetHomeroomConfirms,
  SharedLockList,
} from '@truong/contracts/entry';
import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import {
  asksHomeroomFirst,
  hasClass,
  insertLock,
  listNamedRules,
  listSharedRules,
  listSubjects,
  removeLockRow,
} from './lock.queries.ts';
import { listSheetProgress } from './progress.queries.ts';
import { lockSummary } from './sheet-entry.ts';

/** The rules of a school's term, and what they lock today, sheet by sheet. */
export function lockBoard(inAct: InAct, of: UnitTerm): Promise<LockBoard> {
  return inAct(async (trx, act) => {
    const [rules, sheets, homeroomConfirms] = await Promise.all([
      listNamedRules(trx, of),
      listSheetProgress(trx, { ...of, today: act.today }),
      asksHomeroomFirst(trx, of.unitId),
    ]);
    return {
      canKeep: holds(act, 'term.keep') && act.writeUnits.includes(of.unitId),
      homeroomConfirms,
      rules,
      sheets: sheets.map((sheet) => {
        const { id: sheetId, classId, className, grade, subjectCode, subjectName, kind } = sheet;
        const columns = sheetColumns(sheet).length;
        return {
          ...{ sheetId, classId, className, grade, subjectCode, subjectName, kind, columns },
          ...lockSummary(act, sheet, rules),
        };
      }),
    };
  });
}

/**
 * A school locks columns from a day on; where it names a rule of the same term, in place of that: it stays in the history, taken
 * away at the moment in which the other came. DATES_INVALID when the last day is before the first.
 */
export function saveLock(inAct: InAct, input: SaveLock): Promise<{ id: number }> {
  const { unitId, requestId, classId, from, until, replaces } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
      if (until !== null && until < from) throw new AppError('DATES_INVALID');
      if (classId !== null && !(await hasClass(trx, { ...input, classId }))) throw new AppError('NOT_FOUND');
      if (replaces !== null && !(await removeLockRow(trx, act, { ...input, lockId: replaces })))
        throw new AppError('NOT_FOUND');
      return { id: await insertLock(trx, act, input) };
    }),
  );
}

/** Takes a rule away: its columns are open again at once, but for other rules. */
export function removeLock(inAct: InAct, input: RemoveLock): Promise<null> {
  const { unitId, requestId } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
      if (!(await removeLockRow(trx, act, input))) throw new AppError('NOT_FOUND');
      return null;
    }),
  );
}

/** The department's rules for all schools. */
export function sharedLocks(inAct: InAct, of: Pick<UnitTerm, 'schoolYear' | 'term'>): Promise<SharedLockList> {
  return inAct(async (trx) => {
    const [rules, subjects] = await Promise.all([listSharedRules(trx, of), listSubjects(trx)]);
    return { rules, subjects };
  });
}

/** The same by the department, for all schools. */
export function saveSharedLock(inAct: InAct, input: SaveSharedLock): Promise<{ id: number }> {
  return onceByDepartment(inAct, input, async (trx) => {
    const { schoolYear, term, column, subjectCode, grade, from, until, reason, replaces } = input;
    if (until !== null && until < from) throw new AppError('DATES_INVALID');
    const { rows } = await sql<{ id: number | null }>`
      select save_shared_lock(${schoolYear}, ${term}::smallint, ${column}::text, ${subjectCode}::text, ${grade}::smallint, ${from}::date, ${until}::date,
        ${reason}::text, ${replaces}::bigint) as id
    `.execute(trx);
    const id = rows[0]?.id;
    if (id == null) throw new AppError('NOT_FOUND');
    return { id };
  });
}

export function removeSharedLock(inAct: InAct, input: RemoveSharedLock): Promise<null> {
  return onceByDepartment(inAct, input, async (trx) => {
    const { rows } = await sql<{ isRemoved: boolean }>`
      select remove_shared_lock(${input.lockId}::bigint) as is_removed`.execute(trx);
    if (!rows[0]?.isRemoved) throw new AppError('NOT_FOUND');
    return null;
  });
}

function onceByDepartment<Input extends { requestId: string }, Answer>(
  inAct: InAct,
  input: Input,
  run: (trx: Trx, act: Act) => Promise<Answer>,
): Promise<Answer> {
  const { requestId } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
      return run(trx, act);
    }),
  );
}

/** Whether homeroom teachers confirm corrections before the principal opens a sheet. */
export function setHomeroomConfirms(inAct: InAct, input: SetHomeroomConfirms): Promise<null> {
  const { unitId, requestId, isNeeded } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
      const set = { homeroomConfirms: isNeeded, setAt: act.at, setBy: act.accountId };
      await trx
        .insertInto('entrySetting')
        .values({ unitId, ...set })
        .onConflict((conflict) => conflict.column('unitId').doUpdateSet(set))
        .execute();
      return null;
    }),
  );
}
