import { AppError } from '@truong/contracts/errors';
import type { FormProblem, PublishForm, SaveFormDraft } from '@truong/contracts/form-definitions';
import { problemsOfForm } from '@truong/rules/statistics/form-problems';
import { sql } from 'kysely';
import { onceByDepartment } from '../../organisation/index.ts';
import type { InAct } from '../../trpc.ts';
import { listFormVersions } from './definition.queries.ts';

/**
 * Keeps a draft of a form, with its problems: its code's next version or a draft that is there already. Throws FORM_PUBLISHED
 * for a version that schools file.
 */
export function saveDefinition(inAct: InAct, input: SaveFormDraft): Promise<{ problems: FormProblem[] }> {
  const { definition } = input;
  return onceByDepartment(inAct, input, async (trx, act) => {
    const known = (await listFormVersions(trx, act.unitId)).filter(({ form }) => form.code === definition.code);
    const newest = known.reduce(
      (most, { form, state }) => (state === 'published' ? Math.max(most, form.version) : most),
      0,
    );
    if (definition.version <= newest) throw new AppError('FORM_PUBLISHED');
    const content = JSON.stringify(definition);
    await sql`select save_form_draft(${definition.code}, ${definition.version}, ${content}::jsonb, ${act.accountId})`.execute(
      trx,
    );
    return { problems: problemsOfForm(definition) };
  });
}

/** From now on schools file this version; it never changes again. Throws FORM_INVALID with everything that is wrong with it. */
export function publishDefinition(inAct: InAct, input: PublishForm): Promise<null> {
  return onceByDepartment(inAct, input, async (trx, act) => {
    const draft = (await listFormVersions(trx, act.unitId)).find(
      ({ form }) => form.code === input.formCode && form.version === input.version,
    );
    if (!draft) throw new AppError('NOT_FOUND');
    if (draft.state === 'published') throw new AppError('FORM_PUBLISHED');
    const problems = problemsOfForm(draft.form);
    if (problems.length > 0) throw new AppError('FORM_INVALID', { problems });
    await sql`select publish_form(${input.formCode}, ${input.version}, ${act.accountId})`.execute(trx);
    return null;
  });
}
