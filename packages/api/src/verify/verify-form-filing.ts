import type { Db } from '@truong/db/kysely';
import { cellsOfForm } from '@truong/rules/statistics/form';
import { counterOf } from '@truong/rules/statistics/record-set';
import { formFilingHash } from '../statistics/forms/form-hash.ts';
import { findFormVersion } from '../statistics/forms/form-registry.ts';
import { figuresInOrder, listSections, readFrozenSets } from '../statistics/forms/frozen.queries.ts';
import type { Difference } from './verify-chains.ts';

export type FormFilingRow = {
  id: number;
  unitId: number;
  schoolYear: number;
  formCode: string;
  formVersion: number;
  period: string;
  number: number;
  note: string | null;
  findings: unknown;
  filedAt: Date;
  filedBy: number;
  countedOn: string | null;
  hash: Buffer;
};

/** A filing of a form against its hash, and each figure that was counted against the frozen rows. */
export async function verifyFormFiling(db: Db, filing: FormFilingRow): Promise<Difference[]> {
  const { unitId, schoolYear, formCode, formVersion, period, number, note, findings, filedAt, filedBy } = filing;
  const what = `filing ${formCode} ${period} ${schoolYear} number ${number}`;
  const of = { unitId, schoolYear, filingId: filing.id };
  const [form, sections, sets] = await Promise.all([
    findFormVersion(db, formCode, formVersion),
    listSections(db, of),
    readFrozenSets(db, of),
  ]);
  if (!form) return [{ what, unitId, detail: `names version ${formVersion}, which there is not` }];
  const found: Difference[] = [];
  const head = { unitId, schoolYear, formCode, formVersion, period, number, note, findings, filedAt, filedBy };
  const sealed = formFilingHash({ ...head, countedOn: filing.countedOn ?? '', sections, sets: [...sets.values()] });
  if (!sealed.equals(filing.hash)) found.push({ what, unitId, detail: 'does not have the hash of its content' });
  const figures = new Map(figuresInOrder(form, sections).map((figure) => [figure.key, figure]));
  const counters = new Map([...sets].map(([kind, set]) => [kind, counterOf(set)]));
  const isOff = cellsOfForm(form).some(({ key, source }) => {
    if (source.kind !== 'query') return false;
    const count = counters.get(source.records);
    const figure = figures.get(key);
    const said = figure?.source === 'typed_over' ? figure.computed : figure?.value;
    return !count || said !== count(source.where ?? {}, source.amount);
  });
  if (isOff) found.push({ what, unitId, detail: 'its figures are not those of its rows' });
  return found;
}
