import { cellsOfForm } from '@truong/rules/statistics/form';
import type { Ids } from '../load/ids.ts';
import { idOf } from '../load/ids.ts';
import type { SchoolModel } from '../model/province-model.ts';
import { eachOf } from './each-of.ts';
import type { PeopleAt } from './people-at.ts';
import { requestIdOf } from './request-id.ts';

export type FormRound = {
  seed: number;
  schoolYear: number;
  period: 'start' | 'mid' | 'end' | `month-${string}` | `ad-hoc-${string}`;
  ids: Ids;
  people: PeopleAt;
  /** Those that file; every third of them is still waited for. */
  schools: readonly SchoolModel[];
};
type FormRef = { unitId: number; schoolYear: number; formCode: string; period: FormRound['period'] };

const atOnce = 4;

/** Schools fill and file the sector's forms of a point of the year, and the offices next above accept most of them. */
export async function fileForms(round: FormRound): Promise<number> {
  let filed = 0;
  const waited = round.schools.filter((_, i) => i % 3 !== 2);
  await eachOf(waited, atOnce, async (school) => {
    for (const filing of await fileOf(round, school)) {
      filed += 1;
      if (!isWaiting(round.schools, school)) await accept(round, school, filing);
    }
  });
  return filed;
}

/** Every fourth filing is not looked at yet. */
function isWaiting(schools: readonly SchoolModel[], school: SchoolModel): boolean {
  return schools.indexOf(school) % 4 === 3;
}

async function fileOf(round: FormRound, school: SchoolModel): Promise<{ of: FormRef; number: number; hash: string }[]> {
  const { seed, schoolYear, period, ids } = round;
  const principal = await round.people.principal(school);
  const unitId = idOf(ids.unit, school.key);
  const forms = (await principal.forms.list({ unitId, schoolYear })).filter((form) => form.period === period);
  const filed = [];
  for (const { formCode } of forms) {
    const of: FormRef = { unitId, schoolYear, formCode, period };
    const requestId = (...what: string[]) => requestIdOf(seed, school.key, formCode, period, ...what);
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
      const note = { check: finding.check, place, note: 'Đã đối chiếu với hồ sơ của trường.' };
      await principal.forms.saveCheckNote({ ...of, ...note, requestId: requestId('note', finding.check, place) });
    }
    const { number, hash } = await principal.forms.submit({ ...of, requestId: requestId('file') });
    filed.push({ of, number, hash });
  }
  return filed;
}

async function accept(
  { seed, people }: FormRound,
  school: SchoolModel,
  { of, number, hash }: { of: FormRef; number: number; hash: string },
): Promise<void> {
  const reviewer = await people.reviewer(school);
  const requestId = requestIdOf(seed, school.key, of.formCode, of.period, 'accept');
  await reviewer.forms.review({ ...of, number, hash, requestId, verdict: { kind: 'accepted' } });
}
