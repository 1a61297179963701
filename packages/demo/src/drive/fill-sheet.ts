import type { SheetList } from '@truong/contracts/gradebook';
import type { Ids } from '../load/ids.ts';
import { idOf } from '../load/ids.ts';
import { type Line, type Progress, thinOut } from '../marks/sheet-progress.ts';
import type { ClassModel, SchoolModel } from '../model/province-model.ts';
import { chance, pick, type Rng, rngFor } from '../model/random.ts';
import type { Caller } from './doors.ts';
import { giveReasons } from './give-reasons.ts';
import type { PeopleAt } from './people-at.ts';
import { requestIdOf } from './request-id.ts';
import { linesOf } from './sheet-lines.ts';
import { writeRemarks } from './write-remarks.ts';

export type TermOfSchool = {
  seed: number;
  school: SchoolModel;
  strength: number;
  ids: Ids;
  people: PeopleAt;
  schoolYear: number;
  term: 1 | 2;
  today: string;
  progressOf: (one: ClassModel, subject: string | null) => Progress;
};
type ListedSheet = SheetList['sheets'][number];
type Ref = { unitId: number; schoolYear: number; sheetId: number };
type Change = { pupilId: number; slot: string; text: string; seenVersion: number };

/** Its teachers enter one sheet as far as it is, now and then put a mark right, and close it when it is done. Gives the cells entered. */
export async function fillSheet(of: TermOfSchool, one: ClassModel, sheet: ListedSheet): Promise<number> {
  const { seed, school, ids, term } = of;
  const ref: Ref = { unitId: idOf(ids.unit, school.key), schoolYear: of.schoolYear, sheetId: sheet.id };
  const key = `${one.key}/${sheet.subjectCode ?? 'homeroom'}/${sheet.grade ?? ''}/${term}`;
  const plan = one.plan.find((line) => line.subject === sheet.subjectCode && line.grade === sheet.grade) ?? null;
  const progress = of.progressOf(one, sheet.subjectCode);
  const lines = thinOut(seed, key, progress, linesOf({ ...of, one, grade: sheet.grade }, plan));
  const keepers = await keepersOf(of, one, sheet.subjectCode);
  const changes = lines.flatMap((line) => changesOf(ids, line));
  const [first] = keepers;
  if (!first || changes.length === 0) return 0;
  for (const [i, caller] of keepers.entries()) {
    const own = changes.filter((change) => writerOf(change.slot, keepers.length) === i);
    if (own.length > 0)
      await caller.gradebook.recordMarks({ ...ref, requestId: requestIdOf(seed, key, i), changes: own });
  }
  const rng = rngFor(seed, 'correction', key);
  // By half a mark, which tests of grades 1-5 do not have.
  if (sheet.kind === 'score' && one.level !== 'primary' && chance(rng, 0.12))
    await correctOne(first, { ...ref, requestId: requestIdOf(seed, key, 'fix') }, rng, changes);
  await writeRemarks(of, one, { sheet, lines, keeper: first });
  if (progress === 'closed') {
    if (sheet.kind === 'homeroom') await giveReasons(first, { ref, seed, key });
    await first.gradebook.closeSheet({ ...ref, requestId: requestIdOf(seed, key, 'close'), acceptsMissing: true });
  }
  return changes.length;
}

async function keepersOf({ school, people }: TermOfSchool, one: ClassModel, subject: string | null): Promise<Caller[]> {
  if (subject === null) return [await people.keeper(school, one.homeroomKey, 'homeroom_teacher')];
  const staffKeys = one.teaching.filter((line) => line.subject === subject).map((line) => line.staffKey);
  return Promise.all(staffKeys.map((staffKey) => people.keeper(school, staffKey, 'subject_teacher')));
}

/** Where two teachers share a sheet, each enters the marks of the own lessons; the first the tests too. */
export function writerOf(slot: string, keepers: number): number {
  return keepers > 1 && (slot === 'r3' || slot === 'r4') ? 1 : 0;
}

function changesOf(ids: Ids, { pupilKey, texts }: Line): Change[] {
  const pupilId = idOf(ids.pupil, pupilKey);
  return [...texts].map(([slot, text]) => ({ pupilId, slot, text, seenVersion: 0 }));
}

async function correctOne(
  caller: Caller,
  ref: Ref & { requestId: string },
  rng: Rng,
  changes: readonly Change[],
): Promise<void> {
  const change = correctionOf(rng, changes);
  if (change) await caller.gradebook.recordMarks({ ...ref, changes: [{ ...change, seenVersion: 1 }] });
}

/** One of these cells with half a mark more, or less where there is no more; null where it holds no mark. */
export function correctionOf<T extends { text: string }>(rng: Rng, changes: readonly T[]): T | null {
  const change = pick(rng, changes);
  const mark = Number(change.text.replace(',', '.'));
  if (Number.isNaN(mark)) return null;
  return { ...change, text: String(mark >= 9.5 ? mark - 0.5 : mark + 0.5).replace('.', ',') };
}
