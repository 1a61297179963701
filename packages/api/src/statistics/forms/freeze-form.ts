import type { FormRef } from '@truong/contracts/forms';
import type { Trx } from '@truong/db/kysely';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import type { Form } from '@truong/rules/statistics/form';
import { type CheckFinding, outlierCheck } from '@truong/rules/statistics/form-checks';
import type { PeopledSet } from '@truong/rules/statistics/record-set';
import { formFilingHash } from './form-hash.ts';
import { frozenSections, insertFrozenSets, insertSections } from './frozen.queries.ts';
import { pointOf } from './prepare-form.ts';

export type FormToFreeze = {
  form: Form;
  of: FormRef;
  number: number;
  countedOn: string;
  filedAt: Date;
  filedOn: string;
  filedBy: number;
  note: string | null;
  delegationId: number | null;
  /** The office whose acceptance approves it. */
  approvingUnitId: number | null;
  sets: readonly PeopledSet[];
  figures: readonly FormFigure[];
  findings: readonly { finding: CheckFinding; note: string | null }[];
};

/** Writes a filing: figures by section with sources and notes, the rows counted with names, what the checks said; hashed. */
export async function freezeForm(
  trx: Trx,
  { form, of, sets, figures, findings, filedOn, delegationId, approvingUnitId, ...by }: FormToFreeze,
): Promise<{ filingId: number; hash: Buffer; rows: number }> {
  const sections = frozenSections(figures);
  const head = { ...of, formVersion: form.version, ...by, findings };
  const hash = formFilingHash({ ...head, sections, sets });
  const rows = sets.reduce((sum, { count }) => sum + count, 0);
  const { id: filingId } = await trx
    .insertInto('filing')
    .values({
      ...head,
      ...{ filedOn, delegationId, approvingUnitId, hash },
      findings: JSON.stringify(findings),
      rowCount: rows,
      outliers: findings.filter(({ finding }) => finding.check === outlierCheck).length,
      typedOver: figures.filter(({ source }) => source === 'typed_over').length,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const at = { unitId: of.unitId, schoolYear: of.schoolYear, filingId };
  await insertSections(trx, at, sections);
  const frozen = { point: pointOf(form, of.period), series: form.series, countedOn: by.countedOn, at: by.filedAt };
  await insertFrozenSets(trx, { ...at, ...frozen }, sets);
  return { filingId, hash, rows };
}
