import { AppError } from '@truong/contracts/errors';
import type { FormRef, SubmitForm, SubmittedForm } from '@truong/contracts/forms';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { holdTerms } from '../../gradebook/index.ts';
import { findDelegation } from '../../identity/index.ts';
import { tellUnit } from '../../notices/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { reviewersOf } from './filer.queries.ts';
import { freezeForm } from './freeze-form.ts';
import { prepareForm } from './prepare-form.ts';

/** The row of the form whose lock keeps two desks apart: one that files and one that files, completes or types. */
export async function lockForm(trx: Trx, of: FormRef): Promise<void> {
  await sql`insert into form_progress (unit_id, school_year, form_code, period)
    values (${of.unitId}, ${of.schoolYear}, ${of.formCode}, ${of.period}) on conflict do nothing`.execute(trx);
  await sql`select from form_progress where unit_id = ${of.unitId} and school_year = ${of.schoolYear}
    and form_code = ${of.formCode} and period = ${of.period} for update`.execute(trx);
}

/**
 * Files the form: freezes the rows counted, the figures over them with sources and notes, and what the checks said, under the
 * next number, hashed. Two desks at once wait for each other; the second files anew what the first one filed, unless it is the
 * same request. Throws FORM_NOT_OPEN, FORM_LOCKED or FILING_BLOCKED (a high check does not hold, or another one has no note).
 */
export function submitForm(inAct: InAct, input: SubmitForm): Promise<SubmittedForm> {
  const hash = inputHash(input);
  const { requestId, note = null, ...of } = input;
  return inAct(async (trx, act) => {
    await lockForm(trx, of);
    const repeated = repeatedAnswer<SubmittedForm>(await findAnswer(trx, { unitId: of.unitId, requestId }), hash);
    if (repeated) return repeated;
    await holdTerms(trx, of);
    const { form, place, facts, countedOn, records, figures, findings } = await prepareForm(trx, act, of);
    const { standing, shown } = facts;
    if (standing.status === 'not_open') throw new AppError('FORM_NOT_OPEN', { opensOn: shown.opensOn });
    if (!standing.maySubmit) throw new AppError('FORM_LOCKED');
    const blocking = findings.filter(({ finding, note: said }) => finding.severity === 'high' || said === null).length;
    if (blocking > 0) throw new AppError('FILING_BLOCKED', { findings: blocking });

    const number = (shown.latest?.number ?? 0) + 1;
    const frozen = await freezeForm(trx, {
      ...{ form, of, number, countedOn, note, figures, findings },
      sets: [...records.values()],
      filedAt: act.at,
      filedOn: act.today,
      filedBy: act.accountId,
      delegationId: await findDelegation(trx, act, 'filing.prepare'),
      approvingUnitId: reviewersOf(form, place).at(-1) ?? null,
    });
    const [reviewer] = reviewersOf(form, place);
    if (reviewer !== undefined) {
      const data = { formCode: of.formCode, formName: form.name, schoolYear: of.schoolYear, period: of.period };
      await tellUnit(trx, act, {
        unitId: reviewer,
        role: null,
        kind: 'form_submitted',
        data: { ...data, number, filedUnitId: of.unitId, filedUnitName: place.name },
      });
    }
    const answer: SubmittedForm = { number, rows: frozen.rows, hash: frozen.hash.toString('hex') };
    await rememberAnswer(trx, act, { unitId: of.unitId, requestId, hash, answer });
    return answer;
  });
}
