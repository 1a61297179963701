import { AppError } from '@truong/contracts/errors';
import type { EditedForm, EditedForms, FormVersionRef } from '@truong/contracts/form-definitions';
import { problemsOfForm } from '@truong/rules/statistics/form-problems';
import type { InAct } from '../../trpc.ts';
import { listFormVersions, listFormWindows } from './definition.queries.ts';

/** Every form with its versions and when schools file it in the year. */
export function listDefinitions(inAct: InAct, { schoolYear }: { schoolYear: number }): Promise<EditedForms> {
  return inAct(async (trx, act) => {
    const [versions, windows] = await Promise.all([
      listFormVersions(trx, act.unitId),
      listFormWindows(trx, schoolYear),
    ]);
    const codes = [...new Set(versions.map(({ form }) => form.code))];
    return codes.flatMap((formCode) => {
      const own = versions.filter(({ form }) => form.code === formCode);
      const newest = own[0]?.form;
      if (!newest) return [];
      return {
        formCode,
        name: newest.name,
        series: newest.series,
        periodKind: newest.periodKind,
        levels: [...newest.filers.levels],
        versions: own.map(({ form, ...of }) => ({ version: form.version, ...of })),
        windows: windows
          .filter((window) => window.formCode === formCode)
          .map(({ period, opensOn, dueOn, countedOn }) => ({ period, opensOn, dueOn, countedOn })),
      };
    });
  });
}

/** One version beside the one that schools file now, and what is wrong with it. */
export function readDefinition(inAct: InAct, { formCode, version }: FormVersionRef): Promise<EditedForm> {
  return inAct(async (trx, act) => {
    const own = (await listFormVersions(trx, act.unitId)).filter(({ form }) => form.code === formCode);
    const found = own.find(({ form }) => form.version === version);
    if (!found) throw new AppError('NOT_FOUND');
    return {
      form: found.form,
      state: found.state,
      isShipped: found.isShipped,
      published: own.find(({ state }) => state === 'published')?.form ?? null,
      problems: problemsOfForm(found.form),
    };
  });
}
