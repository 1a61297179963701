import type { ListOddMarks, LookAtOddMark, OddMarkList } from '@truong/contracts/entry';
import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import type { Db } from '@truong/db/kysely';
import { cellToken } from '@truong/rules/gradebook/cell';
import { oddMarks } from '@truong/rules/gradebook/odd-marks';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { listSheetProgress } from './progress.queries.ts';
import { findSheet } from './sheet.queries.ts';
import { isKeeper, maySee, teachersOf } from './sheet-access.ts';
import { listTermLines } from './term.queries.ts';

/** The odd cells of all sheets that this person sees in a term, of one class or one sheet where asked, with who has looked. */
export function listOddMarks(inAct: InAct, of: ListOddMarks): Promise<OddMarkList> {
  return inAct(async (trx, act) => {
    const day = { unitId: of.unitId, schoolYear: of.schoolYear, term: of.term, today: act.today };
    const heads = await listSheetProgress(trx, day);
    const seen = heads.filter(
      (sheet) =>
        (holds(act, 'gradebook.readAll') || isKeeper(act, sheet)) &&
        (of.classId === undefined || sheet.classId === of.classId) &&
        (of.sheetId === undefined || sheet.id === of.sheetId),
    );
    if (seen.length === 0) return [];
    const sheetIds = seen.map(({ id }) => id);
    const [lines, looks] = await Promise.all([
      listTermLines(trx, { ...day, sheetIds }),
      listLooks(trx, { ...day, sheetIds }),
    ]);
    const headOf = new Map(seen.map((sheet) => [sheet.id, sheet]));
    return lines.flatMap((line) => {
      const head = headOf.get(line.sheetId);
      if (!head) return [];
      const { sheetId, pupilId, fullName } = line;
      const { classId, className, grade, subjectCode, subjectName } = head;
      return oddMarks(sheetColumns(line), line.cells, act.today).map((odd) => {
        const { slot, reason } = odd;
        const version = line.versions.get(slot) ?? 0;
        const look = looks.get(`${sheetId}:${pupilId}:${slot}:${version}`);
        return {
          ...{ sheetId, classId, className, grade, subjectCode, subjectName, pupilId, fullName, slot, reason, version },
          teachers: teachersOf(head.keepers),
          value: cellToken(line.cells.get(slot) ?? null),
          against: 'against' in odd ? odd.against : null,
          lookedBy: look?.who ?? null,
          lookedAt: look?.at.toISOString() ?? null,
        };
      });
    });
  });
}

/** Marks an odd cell as looked at, as it stands: once it changes it asks for a look again. */
export function lookAtOddMark(inAct: InAct, input: LookAtOddMark): Promise<null> {
  const { unitId, schoolYear, sheetId, requestId, pupilId, slot, version } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      const sheet = await findSheet(trx, input);
      if (!sheet || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
      if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
      await trx
        .insertInto('oddMarkLook')
        .values({ unitId, schoolYear, sheetId, pupilId, slot, version, lookedAt: act.at, lookedBy: act.accountId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return null;
    }),
  );
}

type Look = { who: string; at: Date };

async function listLooks(
  db: Db,
  { unitId, schoolYear, sheetIds }: { unitId: number; schoolYear: number; sheetIds: readonly number[] },
): Promise<Map<string, Look>> {
  const rows = await db
    .selectFrom('oddMarkLook as o')
    .innerJoin('account as a', 'a.id', 'o.lookedBy')
    .where('o.unitId', '=', unitId)
    .where('o.schoolYear', '=', schoolYear)
    .where('o.sheetId', '=', sql<number>`any(${sheetIds}::bigint[])`)
    .select(['o.sheetId', 'o.pupilId', 'o.slot', 'o.version', 'a.displayName as who', 'o.lookedAt as at'])
    .execute();
  return new Map(
    rows.map(({ sheetId, pupilId, slot, version, ...look }) => [`${sheetId}:${pupilId}:${slot}:${version}`, look]),
  );
}
