import type { UnitTerm } from '@truong/contracts/common';
import type { EntryProgress, Remind, Reminded } from '@truong/contracts/entry';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import type { LockRule } from '@truong/rules/gradebook/entry-lock';
import { dayBefore } from '@truong/rules/organisation/day-before';
import { sql } from 'kysely';
import { tellNotice } from '../notices/index.ts';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { listLockRules } from './lock.queries.ts';
import { listSheetProgress, type SheetProgress } from './progress.queries.ts';
import { isKeeperOn, standInsOf, stateOf, teachersOf } from './sheet-access.ts';
import { lockSummary } from './sheet-entry.ts';
import { findTermEnd, lockTerm, stateOfTerm } from './term.queries.ts';

/** How far each sheet of a school's term has come, by when, and who keeps it. */
export function entryProgress(inAct: InAct, of: UnitTerm): Promise<EntryProgress> {
  return inAct(async (trx, act) => {
    const [sheets, rules, reminded, termEnds] = await Promise.all([
      listSheetProgress(trx, { ...of, today: act.today }),
      listLockRules(trx, of),
      listReminders(trx, of),
      findTermEnd(trx, of),
    ]);
    if (termEnds === null) throw new AppError('NOT_FOUND');
    return {
      today: act.today,
      termEnds,
      sheets: sheets.map((sheet) => {
        const { id: sheetId, classId, className, grade, subjectCode, subjectName, keepers } = sheet;
        const { requiredCells, enteredCells } = sheet;
        return {
          ...{ sheetId, classId, className, grade, subjectCode, subjectName, requiredCells, enteredCells },
          teachers: teachersOf(keepers),
          standIns: standInsOf(act, keepers),
          state: stateOf(sheet),
          dueOn: dueOf(act, sheet, rules, termEnds),
          remindedOn: reminded.get(sheetId) ?? null,
        };
      }),
    };
  });
}

/**
 * Reminds those who keep these sheets today of what is missing: one notice for each of them, and none a second time on a day.
 * Nobody is reminded of a sheet that is complete or closed.
 */
export function remind(inAct: InAct, input: Remind): Promise<Reminded> {
  const { unitId, schoolYear, term, requestId } = input;
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
    const locked = await lockTerm(trx, input);
    return answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      if (stateOfTerm(locked) !== 'open') throw new AppError('TERM_CLOSED');
      const asked = new Set(input.sheetIds);
      const [sheets, rules, reminded, termEnds] = await Promise.all([
        listSheetProgress(trx, { unitId, schoolYear, term, today: act.today }),
        listLockRules(trx, input),
        listReminders(trx, input),
        findTermEnd(trx, input),
      ]);
      const concerned = sheets.filter(
        (sheet) =>
          asked.has(sheet.id) &&
          stateOf(sheet) === 'open' &&
          sheet.enteredCells < sheet.requiredCells &&
          reminded.get(sheet.id) !== act.today,
      );
      const accounts = await accountsOfKeepers(trx, act, concerned);
      const told = new Set<number>();
      for (const [accountId, own] of accounts) {
        const days = own.map((sheet) => dueOf(act, sheet, rules, termEnds ?? act.today)).sort();
        const data = {
          schoolYear,
          term,
          sheets: own.map((sheet) => ({
            className: sheet.className,
            subjectName: sheet.subjectName,
            missingCells: sheet.requiredCells - sheet.enteredCells,
          })),
          dueOn: days[0] ?? act.today,
        };
        await tellNotice(trx, act, { unitId, to: { accountId }, kind: 'entry_reminder', data });
        for (const { id } of own) told.add(id);
      }
      await insertReminders(trx, act, { unitId, schoolYear, sheetIds: [...told] });
      return { sheets: told.size, teachers: accounts.size };
    });
  });
}

/** The last day before its next columns are locked, or the last of the term. */
function dueOf(act: Act, sheet: SheetProgress, rules: readonly LockRule[], termEnds: string): string {
  const { locksOn } = lockSummary(act, sheet, rules);
  const last = locksOn === null ? termEnds : dayBefore(locksOn);
  return last < termEnds ? last : termEnds;
}

/** Whoever keeps one of these sheets today and has an account, with the sheets. */
async function accountsOfKeepers(
  trx: Trx,
  act: Act,
  sheets: readonly SheetProgress[],
): Promise<Map<number, SheetProgress[]>> {
  const keepersOf = (sheet: SheetProgress) => sheet.keepers.filter((keeper) => isKeeperOn(act.today, keeper));
  const persons = [...new Set(sheets.flatMap((sheet) => keepersOf(sheet).map(({ personId }) => personId)))];
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'personId'])
    .where('personId', '=', sql<number>`any(${persons}::bigint[])`)
    .where('disabledAt', 'is', null)
    .execute();
  const byAccount = rows.map(({ id, personId }): [number, SheetProgress[]] => [
    id,
    sheets.filter((sheet) => keepersOf(sheet).some((keeper) => keeper.personId === personId)),
  ]);
  return new Map(byAccount.filter(([, own]) => own.length > 0));
}

/** The last day on which each sheet was reminded of. */
async function listReminders(db: Db, { unitId, schoolYear }: UnitTerm): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('entryReminder')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .groupBy('sheetId')
    .select((eb) => ['sheetId', eb.fn.max('remindedOn').as('remindedOn')])
    .execute();
  return new Map(rows.map(({ sheetId, remindedOn }) => [sheetId, remindedOn]));
}

async function insertReminders(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, sheetIds }: { unitId: number; schoolYear: number; sheetIds: readonly number[] },
): Promise<void> {
  if (sheetIds.length === 0) return;
  const told = { unitId, schoolYear, remindedOn: act.today, remindedAt: act.at, remindedBy: act.accountId };
  await trx
    .insertInto('entryReminder')
    .values(sheetIds.map((sheetId) => ({ ...told, sheetId })))
    .execute();
}
