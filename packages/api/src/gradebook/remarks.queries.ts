import type { SheetRef } from '@truong/contracts/gradebook';
import type { AddSentence, Occasion, RemarkHistory, RemarkList, SentenceList } from '@truong/contracts/remarks';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';

type OfRemark = SheetRef & { pupilId: number; occasion: Occasion };

/** The remarks of a sheet as they stand, of all its pupils or of one. */
export async function listRemarkRows(db: Db, of: SheetRef & { pupilId?: number | undefined }): Promise<RemarkList> {
  let rows = db
    .selectFrom('remark')
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('sheetId', '=', of.sheetId);
  if (of.pupilId !== undefined) rows = rows.where('pupilId', '=', of.pupilId);
  const known = await rows
    .select(['pupilId', 'occasion', 'text', 'version'])
    .orderBy('pupilId')
    .orderBy('occasion')
    .execute();
  return known.map((row) => ({ ...row, occasion: row.occasion as Occasion }));
}

/** Each version of a remark, newest first. */
export async function listRemarkHistory(db: Db, of: OfRemark): Promise<RemarkHistory> {
  const rows = await db
    .selectFrom('remarkHistory as h')
    .innerJoin('account as a', 'a.id', 'h.accountId')
    .where('h.unitId', '=', of.unitId)
    .where('h.schoolYear', '=', of.schoolYear)
    .where('h.sheetId', '=', of.sheetId)
    .where('h.pupilId', '=', of.pupilId)
    .where('h.occasion', '=', of.occasion)
    .select(['h.version', 'h.text', 'h.at', 'a.displayName as who'])
    .orderBy('h.version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** A new version of a remark, and its history. */
export async function writeRemark(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, sheetId, pupilId, occasion, text, version }: OfRemark & { text: string; version: number },
): Promise<void> {
  const key = { unitId, schoolYear, sheetId, pupilId, occasion };
  await trx
    .insertInto('remark')
    .values({ ...key, text, version })
    .onConflict((conflict) =>
      conflict.columns(['unitId', 'schoolYear', 'sheetId', 'pupilId', 'occasion']).doUpdateSet({ text, version }),
    )
    .execute();
  await trx
    .insertInto('remarkHistory')
    .values({ ...key, text, version, at: act.at, accountId: act.accountId })
    .execute();
}

/** A school's own sentences that were not taken away. */
export async function listSentenceRows(db: Db, { unitId }: { unitId: number }) {
  const rows = await db
    .selectFrom('remarkSentence')
    .where('unitId', '=', unitId)
    .where('removedAt', 'is', null)
    .select(['id', 'subjectCode', 'level', 'text', 'addedBy'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as SentenceList[number]['level'] }));
}

export async function insertSentence(
  trx: Trx,
  act: Act,
  sentence: Pick<AddSentence, 'unitId' | 'subjectCode' | 'level' | 'text'>,
): Promise<{ id: number }> {
  return trx
    .insertInto('remarkSentence')
    .values({ ...sentence, addedAt: act.at, addedBy: act.accountId })
    .returning('id')
    .executeTakeFirstOrThrow();
}

export async function markSentenceRemoved(
  trx: Trx,
  act: Act,
  { unitId, id }: { unitId: number; id: number },
): Promise<void> {
  await trx
    .updateTable('remarkSentence')
    .set({ removedAt: act.at, removedBy: act.accountId })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute();
}
