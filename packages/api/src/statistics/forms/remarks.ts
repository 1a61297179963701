import { AppError } from '@truong/contracts/errors';
import type { FigureRemark, FormRef, SayRemark, SettleRemark } from '@truong/contracts/forms';
import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import type pg from 'pg';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { findFiling } from './prepare-form.ts';

type Row = Omit<FigureRemark, 'at' | 'settledAt' | 'isOwn'> & { at: Date; settledAt: Date | null; unitId: number };

/** Comments and flags on the figures of a school's form: the school's own and the copies of what offices said; an office's. */
export async function listFigureRemarks(db: Db, act: Act, of: FormRef): Promise<FigureRemark[]> {
  const units = act.unitKind === 'school' ? [of.unitId] : act.readUnits;
  const { rows } = await sql<Row>`
    select r.id, r.unit_id, case when r.unit_id = ${of.unitId} then null else r.unit_id end as office_id, r.cell, r.words, r.is_flag, r.said_by_name as by,
      r.said_at as at, r.settled_at
    from figure_remark r where r.unit_id = any(${units}::bigint[]) and r.school_year = ${of.schoolYear} and r.filed_unit_id = ${of.unitId}
      and r.form_code = ${of.formCode} and r.period = ${of.period}
    union all
    select c.remark_id, c.office_id, c.office_id, c.cell, c.words, c.is_flag, c.said_by_name, c.said_at, c.settled_at
    from figure_remark_copy c where c.unit_id = ${of.unitId} and c.school_year = ${of.schoolYear} and c.form_code = ${of.formCode} and c.period = ${of.period}
      and not (c.office_id = any(${units}::bigint[]))
    order by 8`.execute(db);
  return rows.map(({ at, settledAt, unitId, ...row }) => ({
    ...row,
    at: at.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    isOwn: unitId === act.unitId,
  }));
}

/** Says something about a figure. An office's word reaches the school by copy once it is committed. */
export async function sayRemark(inAct: InAct, pool: pg.Pool, input: SayRemark): Promise<null> {
  const { requestId, cell, words, isFlag, ...of } = input;
  const unitId = await inAct(async (trx, act) => {
    await answerOnce<null>(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      await findFiling(trx, act, of);
      await trx
        .insertInto('figureRemark')
        .values({
          unitId: act.unitId,
          schoolYear: of.schoolYear,
          filedUnitId: of.unitId,
          ...{ formCode: of.formCode, period: of.period, cell, words, isFlag },
          ...{ saidAt: act.at, saidBy: act.accountId, saidByName: act.displayName },
        })
        .execute();
      return null;
    });
    return act.unitId;
  });
  await pool.query('select hand_over_form_words($1)', [unitId]);
  return null;
}

/** Whoever's unit said it says that it is settled. */
export async function settleRemark(inAct: InAct, pool: pg.Pool, input: SettleRemark): Promise<null> {
  const { requestId, id, ...of } = input;
  const unitId = await inAct(async (trx, act) => {
    await answerOnce<null>(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      const { numUpdatedRows } = await trx
        .updateTable('figureRemark')
        .set({ settledAt: act.at, settledBy: act.accountId })
        .where('unitId', '=', act.unitId)
        .where('schoolYear', '=', of.schoolYear)
        .where('filedUnitId', '=', of.unitId)
        .where('id', '=', id)
        .where('settledAt', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('NOT_FOUND');
      return null;
    });
    return act.unitId;
  });
  await pool.query('select hand_over_form_words($1)', [unitId]);
  return null;
}
