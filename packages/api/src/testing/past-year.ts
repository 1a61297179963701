import type { Caller } from './callers.ts';
import { newClass } from './factories.ts';
import { newSchoolWorld, type SchoolWorld } from './school.ts';

/** A year under two circulars: grade 9 followed TT58 as amended, grade 8 TT22. */
export const pastYear = 2023;

export type PastSchool = SchoolWorld & { classes: Record<8 | 9, { classId: number; pupilIds: number[] }> };

/** A lower-secondary school with classes 8A1 and 9A1 of 2023-2024, the same subjects and teachers, no term opened. */
export async function newPastSchool({ pupils = 3 }: { pupils?: number } = {}): Promise<PastSchool> {
  const w = await newSchoolWorld({ pupils, grade: 8 });
  const { owner } = w.world;
  await owner
    .insertInto('schoolYear')
    .values({ schoolYear: pastYear, startsOn: '2023-09-05', endsOn: '2024-05-31' })
    .execute();
  await owner
    .insertInto('term')
    .values([
      { schoolYear: pastYear, term: 1, startsOn: '2023-09-05', endsOn: '2024-01-12' },
      { schoolYear: pastYear, term: 2, startsOn: '2024-01-13', endsOn: '2024-05-31' },
    ])
    .execute();
  const others = await newClass(owner, { unitId: w.school, name: '9A1', grade: 9, pupils });
  const [eight, nine] = [await classOf(w, 8, w.pupilIds), await classOf(w, 9, others.pupilIds)];
  return { ...w, classes: { 8: eight, 9: nine } };
}

async function classOf(w: SchoolWorld, grade: 8 | 9, pupilIds: number[]) {
  const { owner } = w.world;
  const year = { unitId: w.school, schoolYear: pastYear };
  const { id: classId } = await owner
    .insertInto('class')
    .values({ ...year, name: `${grade}A1`, level: 'lower_secondary', sortKey: `${grade}A1` })
    .returning('id')
    .executeTakeFirstOrThrow();
  const startsOn = '2023-09-05';
  await owner
    .insertInto('enrolment')
    .values(pupilIds.map((pupilId, at) => ({ ...year, pupilId, classId, grade, registerOrder: at + 1, startsOn })))
    .execute();
  const plan = [
    { subjectCode: 'literature', kind: 'score', periods: 140 },
    { subjectCode: 'mathematics', kind: 'score', periods: 35 },
    { subjectCode: 'arts', kind: 'comment', periods: 70 },
  ];
  await owner
    .insertInto('classSubject')
    .values(plan.map((line) => ({ ...year, classId, grade, ...line })))
    .execute();
  await owner
    .insertInto('teaching')
    .values(
      plan.map(({ subjectCode }) => ({
        ...year,
        classId,
        subjectCode,
        staffId: w.people.teacherStaff,
        validFrom: startsOn,
      })),
    )
    .execute();
  await owner
    .insertInto('homeroom')
    .values({ ...year, classId, staffId: w.people.homeroomStaff, validFrom: startsOn })
    .execute();
  return { classId, pupilIds };
}

export type Marked = { score?: string; comment?: string; conduct?: string; year?: string; absent?: string };

/** Opens a term of the past year and fills every sheet of both classes but those of `without`; `textsOf` says what a pupil gets. */
export async function fillPastTerm(
  w: PastSchool,
  term: 1 | 2,
  textsOf: (pupilId: number) => Marked,
  without: readonly string[] = [],
): Promise<void> {
  const of = { unitId: w.school, schoolYear: pastYear, term };
  await w.callers.principal.gradebook.openTerm({ ...of, requestId: crypto.randomUUID() });
  const { sheets } = await w.callers.principal.gradebook.sheets(of);
  for (const { id: sheetId, kind, classId, grade, subjectCode, columns } of sheets) {
    if (subjectCode !== null && without.includes(subjectCode)) continue;
    const caller: Caller = kind === 'homeroom' ? w.callers.homeroom : w.callers.teacher;
    const ref = { unitId: w.school, schoolYear: pastYear, sheetId };
    const isOld = (grade ?? (classId === w.classes[9].classId ? 9 : 8)) === 9;
    const slots = slotsOf(kind, {
      isOld,
      term,
      columns,
    });
    const changes = w.classes[isOld ? 9 : 8].pupilIds.flatMap((pupilId) =>
      slots.map((slot) => ({ pupilId, slot, text: textOf(slot, kind, textsOf(pupilId)), seenVersion: 0 })),
    );
    await caller.gradebook.recordMarks({ ...ref, requestId: crypto.randomUUID(), changes });
  }
}

type Shape = { isOld: boolean; term: 1 | 2; columns: number };

function slotsOf(kind: 'score' | 'comment' | 'homeroom', { isOld, term, columns }: Shape): string[] {
  if (kind === 'homeroom') return ['conduct', ...(isOld && term === 2 ? ['year'] : []), 'excused', 'unexcused'];
  const regular = Array.from({ length: columns - 2 }, (_, at) => `r${at + 1}`);
  return [...regular, 'mid', 'end'];
}

function textOf(slot: string, kind: 'score' | 'comment' | 'homeroom', texts: Marked): string {
  if (kind === 'score') return texts.score ?? '8,5';
  if (kind === 'comment') return texts.comment ?? 'Đ';
  if (slot === 'year') return texts.year ?? 'T';
  return slot === 'conduct' ? (texts.conduct ?? 'T') : (texts.absent ?? '0');
}

/** Closes both terms of the past year and the year. */
export async function closePastYear(w: PastSchool): Promise<void> {
  const of = { unitId: w.school, schoolYear: pastYear };
  const { gradebook } = w.callers.principal;
  for (const term of [1, 2] as const)
    await gradebook.closeTerm({ ...of, term, requestId: crypto.randomUUID(), decisions: [] });
  await gradebook.closeYear({ ...of, requestId: crypto.randomUUID() });
}
