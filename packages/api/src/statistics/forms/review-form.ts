import { AppError } from '@truong/contracts/errors';
import type { FormRef, ReviewForm, SayLock } from '@truong/contracts/forms';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type pg from 'pg';
import { tellUnit } from '../../notices/index.ts';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { type FiledRow, listFormUnlocks } from './facts.queries.ts';
import { reviewersOf } from './filer.queries.ts';
import { factsOf, readFacts } from './form-facts.ts';
import { findFiling } from './prepare-form.ts';

/** The form of a school that this office reviews. NOT_FOUND outside the act, FORBIDDEN for another office's. */
async function findReviewed(trx: Trx, act: Act, of: FormRef) {
  const { form, place } = await findFiling(trx, act, of);
  if (!reviewersOf(form, place).includes(act.unitId)) throw new AppError('FORBIDDEN');
  const rows = await readFacts(trx, act, { ...of, unitIds: [of.unitId] });
  return { form, place, ...factsOf(rows, act, { form, period: of.period, place }) };
}

/**
 * Accepts or returns the latest filing of a school: a row of this office that names number and hash. Afterwards the school gets
 * its copy. FILING_REPLACED when number or hash is no longer the latest, FILING_NOT_ALLOWED when this office has said its word.
 */
export async function reviewForm(inAct: InAct, pool: pg.Pool, input: ReviewForm): Promise<null> {
  const { requestId, verdict, hash, number, ...of } = input;
  const office = await inAct(async (trx, act) => {
    await answerOnce<null>(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      const { form, latest, verdicts, standing } = await findReviewed(trx, act, of);
      if (!latest || latest.number !== number || latest.hash.toString('hex') !== hash)
        throw new AppError('FILING_REPLACED');
      const isSaid = verdicts.some(({ officeId }) => officeId === act.unitId);
      if (isSaid || standing.status === 'returned') throw new AppError('FILING_NOT_ALLOWED');
      await insertReview(trx, act, latest, { kind: verdict.kind, comment: verdict.comment ?? null });
      await tellUnit(trx, act, {
        unitId: of.unitId,
        role: null,
        kind: verdict.kind === 'accepted' ? 'form_accepted' : 'form_returned',
        data: { ...named(form, of), number, comment: verdict.comment ?? null },
      });
      return null;
    });
    return act.unitId;
  });
  await pool.query('select hand_over_reviews($1)', [office]);
  return null;
}

function named(form: { name: string }, of: FormRef) {
  return { formCode: of.formCode, formName: form.name, schoolYear: of.schoolYear, period: of.period };
}

export async function insertReview(
  trx: Trx,
  act: Act,
  filing: FiledRow,
  { kind, comment }: { kind: 'accepted' | 'returned'; comment: string | null },
): Promise<void> {
  await trx
    .insertInto('filingReview')
    .values({
      unitId: act.unitId,
      schoolYear: filing.schoolYear,
      filedUnitId: filing.unitId,
      formCode: filing.formCode,
      period: filing.period,
      number: filing.number,
      filingHash: filing.hash,
      verdict: kind,
      comment,
      reviewedAt: act.at,
      reviewedBy: act.accountId,
      reviewerName: act.displayName,
    })
    .execute();
}

/** Locks a school's form, opens it until a time, or refuses what it asked. An opening ends by the clock. */
export async function sayLock(inAct: InAct, pool: pg.Pool, input: SayLock): Promise<null> {
  const { requestId, said, ...of } = input;
  const office = await inAct(async (trx, act) => {
    await answerOnce<null>(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      const { form } = await findReviewed(trx, act, of);
      const answers = 'answers' in said ? (said.answers ?? null) : null;
      if (answers !== null) {
        const asked = await listFormUnlocks(trx, { ...of, unitIds: [of.unitId] });
        if (!asked.some(({ id }) => id === answers)) throw new AppError('UNLOCK_OVER');
      }
      const until = said.kind === 'unlocked' ? new Date(said.until) : null;
      if (until && until <= act.at) throw new AppError('INPUT_INVALID', { fields: { until: ['past'] } });
      await trx
        .insertInto('formLock')
        .values({
          unitId: act.unitId,
          schoolYear: of.schoolYear,
          filedUnitId: of.unitId,
          ...{ formCode: of.formCode, period: of.period, said: said.kind, requestId: answers, until },
          reason: said.kind === 'refused' ? said.reason : null,
          ...{ saidAt: act.at, saidBy: act.accountId, saidByName: act.displayName },
        })
        .execute();
      if (said.kind !== 'locked')
        await tellUnit(trx, act, {
          unitId: of.unitId,
          role: null,
          kind: said.kind === 'unlocked' ? 'form_unlocked' : 'form_unlock_refused',
          data:
            said.kind === 'unlocked'
              ? { ...named(form, of), until: said.until }
              : { ...named(form, of), reason: said.reason },
        } as Parameters<typeof tellUnit>[2]);
      return null;
    });
    return act.unitId;
  });
  await pool.query('select hand_over_form_words($1)', [office]);
  return null;
}
