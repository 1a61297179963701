import { AppError } from '@truong/contracts/errors';
import type { CompleteForm, FormRef, SaveCheckNote } from '@truong/contracts/forms';
import { placeOfFinding } from '@truong/rules/statistics/new-findings';
import { sql } from 'kysely';
import { tellNotice } from '../../notices/index.ts';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { prepareForm } from './prepare-form.ts';
import { openForm } from './save-entries.ts';
import { lockForm } from './submit-form.ts';

/** Whoever enters says that the form is complete, and who files is told; or takes that back. Complete is a fact apart from filed. */
export function completeForm(inAct: InAct, input: CompleteForm): Promise<null> {
  const { requestId, isComplete, note = null, ...of } = input;
  return inAct(async (trx, act) => {
    await lockForm(trx, of);
    return answerOnce<null>(trx, act, { unitId: of.unitId, requestId, hash: inputHash(input) }, async () => {
      const { form } = await openForm(trx, act, of, { evenCompleted: true });
      const said = isComplete
        ? { completedAt: act.at, completedBy: act.accountId }
        : { completedAt: null, completedBy: null };
      await trx
        .updateTable('formProgress')
        .set({ ...said, note })
        .where('unitId', '=', of.unitId)
        .where('schoolYear', '=', of.schoolYear)
        .where('formCode', '=', of.formCode)
        .where('period', '=', of.period)
        .execute();
      if (isComplete) {
        const { unitId, ...named } = of;
        const data = { ...named, formName: form.name, note };
        await tellNotice(trx, act, { unitId, to: 'everyone', kind: 'form_completed', data });
      }
      return null;
    });
  });
}

/** A note to what a check found; an empty one takes it back. NOT_FOUND where the check finds nothing there now. */
export function saveCheckNote(inAct: InAct, input: SaveCheckNote): Promise<null> {
  const { requestId, check, place, note, ...of } = input;
  return inAct(async (trx, act) => {
    await lockForm(trx, of);
    return answerOnce<null>(trx, act, { unitId: of.unitId, requestId, hash: inputHash(input) }, async () => {
      await openForm(trx, act, of, { evenCompleted: true });
      const { findings } = await prepareForm(trx, act, of);
      const isFound = findings.some(({ finding }) => finding.check === check && placeOfFinding(finding) === place);
      if (!isFound) throw new AppError('NOT_FOUND');
      const at = sql`unit_id = ${of.unitId} and school_year = ${of.schoolYear} and form_code = ${of.formCode} and period = ${of.period}
        and check_code = ${check} and place = ${place}`;
      if (note.length === 0) await sql`delete from form_check_note where ${at}`.execute(trx);
      else
        await sql`insert into form_check_note (unit_id, school_year, form_code, period, check_code, place, note, noted_at, noted_by)
          values (${of.unitId}, ${of.schoolYear}, ${of.formCode}, ${of.period}, ${check}, ${place}, ${note}, ${act.at}, ${act.accountId})
          on conflict (unit_id, school_year, form_code, period, check_code, place) do update
          set note = excluded.note, noted_at = excluded.noted_at, noted_by = excluded.noted_by`.execute(trx);
      return null;
    });
  });
}

/** Every value a figure was given, newest first. */
export function formCellHistory(inAct: InAct, { cell, ...of }: FormRef & { cell: string }) {
  return inAct(async (trx) => {
    const { rows } = await sql<{
      value: number | null;
      words: string | null;
      note: string | null;
      by: string;
      at: Date;
    }>`
      select c.value::float8 as value, c.words, c.note, a.display_name as by, c.entered_at as at
      from form_entry_change c join account a on a.id = c.entered_by
      where c.unit_id = ${of.unitId} and c.school_year = ${of.schoolYear} and c.form_code = ${of.formCode} and c.period = ${of.period} and c.cell = ${cell}
      order by c.entered_at desc, c.id desc limit 100`.execute(trx);
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  });
}
