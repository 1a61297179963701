import { cellsOfForm } from '@truong/rules/statistics/form';
import type { Ids } from '../load/ids.ts';
import { idOf } from '../load/ids.ts';
import type { SchoolModel } from '../model/province-model.ts';
import { eachOf } from './each-of.ts';
import type { PeopleAt } from './people-at.ts';
import { requestIdOf } from './request-id.ts';

export type FormsOf = {
  seed: number;
  schoolYear: number;
  period: 'start' | 'mid' | 'end' | 'term-1' | `month-${string}` | `ad-hoc-${string}`;
  ids: Ids;
  people: PeopleAt;
};
/** The schools that file; every third of them is still waited for. */
export type FormRound = FormsOf & { schools: readonly SchoolModel[] };
type FormRef = { unitId: number; schoolYear: number; formCode: string; period: FormsOf['period'] };
export type FiledForm = { of: FormRef; number: number; hash: string };

const atOnce = 4;

/** Schools fill and file the sector's forms of a point of the year, and the offices next above accept most of them. */
export async function fileForms(round: FormRound): Promise<number> {
  let filed = 0;
  const waited = round.schools.filter((_, i) => i % 3 !== 2);
  await eachOf(waited, atOnce, async (school) => {
    for (const filing of await fileFormsOf(round, school)) {
      filed += 1;
      if (!isWaiting(round.schools, school)) await reviewForm(round, school, filing, { kind: 'accepted' });
    }
  });
  return filed;
}

/** Every fourth filing is not looked at yet. */
function isWaiting(schools: readonly SchoolModel[], school: SchoolModel): boolean {
  return schools.indexOf(school) % 4 === 3;
}

/** What the school files for the period, each form filled and its findings noted; a `note` goes with what is filed again. */
export async function fileFormsOf(
  { seed, schoolYear, period, ids, people }: FormsOf,
  school: SchoolModel,
  note?: string,
): Promise<FiledForm[]> {
  const principal = await people.principal(school);
  const unitId = idOf(ids.unit, school.key);
  const forms = (await principal.forms.list({ unitId, schoolYear })).filter((form) => form.period === period);
  const filed: FiledForm[] = [];
  for (const { formCode } of forms) {
    const of: FormRef = { unitId, schoolYear, formCode, period };
    const round = note ? 'again' : 'first';
    const requestId = (...what: string[]) => requestIdOf(seed, school.key, formCode, period, round, ...what);
    const empty = await principal.forms.draft(of);
    const asked = new Set(
      empty.figures.filter(({ value, text }) => value === null && text === null).map(({ key }) => key),
    );
    const entries = cellsOfForm(empty.form).flatMap(({ key: cell, source }) => {
      if (source.kind !== 'typed' || !asked.has(cell)) return [];
      const said = source.isText ? { value: null, words: 'Không có' } : { value: 0, words: null };
      return [{ cell, ...said, note: null, seenVersion: 0 }];
    });
    if (entries.length > 0) await principal.forms.saveEntries({ ...of, requestId: requestId('enter'), entries });
    const { findings } = await principal.forms.draft(of);
    // What blocks is the school's to mend: its form stays unfiled, as in life.
    if (findings.some(({ finding }) => finding.severity === 'high')) continue;
    for (const { finding } of findings) {
      const place = finding.cells[0] ?? '';
      const noted = { check: finding.check, place, note: 'Đã đối chiếu với hồ sơ của trường.' };
      await principal.forms.saveCheckNote({ ...of, ...noted, requestId: requestId('note', finding.check, place) });
    }
    const { number, hash } = await principal.forms.submit({
      ...{ ...of, requestId: requestId('file') },
      ...(note ? { note } : {}),
    });
    filed.push({ of, number, hash });
  }
  return filed;
}

export async function reviewForm(
  { seed, people }: Pick<FormsOf, 'seed' | 'people'>,
  school: SchoolModel,
  { of, number, hash }: FiledForm,
  verdict: { kind: 'accepted'; comment?: string } | { kind: 'returned'; comment: string },
): Promise<void> {
  const reviewer = await people.reviewer(school);
  const requestId = requestIdOf(seed, school.key, of.formCode, of.period, 'review', number);
  await reviewer.forms.review({ ...of, number, hash, requestId, verdict });
}
