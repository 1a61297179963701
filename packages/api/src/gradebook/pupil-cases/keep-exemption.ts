import type { Term, UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { GrantExemption, RevokeExemption } from '@truong/contracts/pupil-cases';
import type { Trx } from '@truong/db/kysely';
import { exemptionsIn } from '@truong/rules/gradebook/exemption';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { lockTerm, stateOfTerm } from '../term.queries.ts';
import { listCasePupils, rulesOfPupil } from './case.queries.ts';

/**
 * Grants a pupil that a subject, or its practical part, is left out for a term or the year, on a request with a medical
 * record: what the circular of the grade allows. TT22/2021 art. 10, TT58/2011 art. 12. TERM_CLOSED where a term concerned is
 * closed: its results stand.
 */
export function grantExemption(inAct: InAct, input: GrantExemption): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, pupilId, subjectCode, term, kind, requestedOn, record, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      await refuseClosed(trx, of, term);
      const [pupil] = await listCasePupils(trx, { ...of, pupilId });
      if (!pupil?.subjects.some(({ code }) => code === subjectCode)) throw new AppError('NOT_FOUND');
      const rules = await rulesOfPupil(trx, of, pupil);
      if (rules?.stage !== 'secondary' || !exemptionsIn(rules, subjectCode).includes(kind))
        throw new AppError('EXEMPTION_REFUSED', { problem: 'not_allowed' });
      const held = await trx
        .selectFrom('exemption')
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('pupilId', '=', pupilId)
        .where('subjectCode', '=', subjectCode)
        .where('revokedAt', 'is', null)
        .select('term')
        .execute();
      if (held.some((one) => one.term === null || term === null || one.term === term))
        throw new AppError('EXEMPTION_REFUSED', { problem: 'held' });
      await trx
        .insertInto('exemption')
        .values({
          ...of,
          pupilId,
          subjectCode,
          term,
          kind,
          requestedOn,
          record,
          grantedAt: act.at,
          accountId: act.accountId,
        })
        .execute();
      return null;
    }),
  );
}

/** Takes an exemption back, with a reason; it stays in the list. TERM_CLOSED as when granting. */
export function revokeExemption(inAct: InAct, input: RevokeExemption): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, exemptionId, reason, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      const held = await trx
        .selectFrom('exemption')
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('id', '=', exemptionId)
        .where('revokedAt', 'is', null)
        .select('term')
        .forUpdate()
        .executeTakeFirst();
      if (!held) throw new AppError('NOT_FOUND');
      await refuseClosed(trx, of, held.term as Term | null);
      await trx
        .updateTable('exemption')
        .set({ revokedAt: act.at, revokedBy: act.accountId, revokedReason: reason })
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('id', '=', exemptionId)
        .execute();
      return null;
    }),
  );
}

/** Holds the terms concerned as they are until the end of the transaction. */
async function refuseClosed(trx: Trx, of: UnitYear, term: Term | null): Promise<void> {
  for (const each of term === null ? ([1, 2] as const) : [term]) {
    const locked = await lockTerm(trx, { ...of, term: each });
    if (stateOfTerm(locked) === 'closed') throw new AppError('TERM_CLOSED');
  }
}
