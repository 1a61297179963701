import type { AssessmentKind } from '../gradebook/levels.ts';

/** `periods`: yearly periods of the national frame by grade. `electiveGrades`: where a pupil or school chooses the subject. */
export type ProgrammeSubject = {
  code: string;
  name: string;
  shortName: string;
  kind: AssessmentKind;
  periods: Readonly<Partial<Record<number, number>>>;
  electiveGrades: readonly number[];
  /** Grades in which it is taught in one semester only, and in which one. */
  onlyTerm?: Readonly<Partial<Record<number, 1 | 2>>>;
};

export type PlanLine = {
  code: string;
  name: string;
  shortName: string;
  kind: AssessmentKind;
  periods: number;
  isElective: boolean;
  /** Taught in one semester only. */
  onlyTerm?: 1 | 2;
};

const lower = [6, 7, 8, 9];
const upper = [10, 11, 12];

function yearly(grades: readonly number[], periods: number): Record<number, number> {
  return Object.fromEntries(grades.map((grade) => [grade, periods]));
}

function subject(
  code: string,
  names: { name: string; shortName: string },
  plan: { kind?: AssessmentKind; periods: Record<number, number>; electiveGrades?: readonly number[] },
): ProgrammeSubject {
  return {
    code,
    ...names,
    kind: plan.kind ?? 'score',
    periods: plan.periods,
    electiveGrades: plan.electiveGrades ?? [],
  };
}

const both = (atLower: number, atUpper: number) => ({ ...yearly(lower, atLower), ...yearly(upper, atUpper) });
const chosen = { periods: yearly(upper, 70), electiveGrades: upper };
const optional = { periods: both(105, 105), electiveGrades: [...lower, ...upper] };

/**
 * Subjects of the 2018 programme for grades 6-12 in the order of the report card: TT32/2018, with history compulsory in
 * grades 10-12 by TT13/2022; kinds by TT22/2021 art. 5. Grades 10-12 were read only in part; the periods there of the
 * optional second foreign language and ethnic language are unsure. A school may adjust periods: this is the frame.
 */
export const programme2018: readonly ProgrammeSubject[] = [
  subject('literature', { name: 'Ngữ văn', shortName: 'Văn' }, { periods: both(140, 105) }),
  subject('mathematics', { name: 'Toán', shortName: 'Toán' }, { periods: both(140, 105) }),
  subject('foreign-language-1', { name: 'Ngoại ngữ 1', shortName: 'NN1' }, { periods: both(105, 105) }),
  subject('civic-education', { name: 'Giáo dục công dân', shortName: 'GDCD' }, { periods: yearly(lower, 35) }),
  subject('history-geography', { name: 'Lịch sử và Địa lí', shortName: 'LS&ĐL' }, { periods: yearly(lower, 105) }),
  subject('natural-science', { name: 'Khoa học tự nhiên', shortName: 'KHTN' }, { periods: yearly(lower, 140) }),
  subject('history', { name: 'Lịch sử', shortName: 'Sử' }, { periods: yearly(upper, 52) }),
  subject('geography', { name: 'Địa lí', shortName: 'Địa' }, chosen),
  subject('economics-law', { name: 'Giáo dục kinh tế và pháp luật', shortName: 'KT&PL' }, chosen),
  subject('physics', { name: 'Vật lí', shortName: 'Lí' }, chosen),
  subject('chemistry', { name: 'Hóa học', shortName: 'Hóa' }, chosen),
  subject('biology', { name: 'Sinh học', shortName: 'Sinh' }, chosen),
  subject(
    'technology',
    { name: 'Công nghệ', shortName: 'CN' },
    { periods: { 6: 35, 7: 35, 8: 52, 9: 52, ...chosen.periods }, electiveGrades: upper },
  ),
  subject('informatics', { name: 'Tin học', shortName: 'Tin' }, { periods: both(35, 70), electiveGrades: upper }),
  subject(
    'defence-education',
    { name: 'Giáo dục quốc phòng và an ninh', shortName: 'GDQP&AN' },
    { periods: yearly(upper, 35) },
  ),
  subject(
    'physical-education',
    { name: 'Giáo dục thể chất', shortName: 'GDTC' },
    { kind: 'comment', periods: both(70, 70) },
  ),
  subject('arts', { name: 'Nghệ thuật', shortName: 'NT' }, { kind: 'comment', periods: yearly(lower, 70) }),
  subject('music', { name: 'Âm nhạc', shortName: 'Nhạc' }, { kind: 'comment', ...chosen }),
  subject('fine-arts', { name: 'Mĩ thuật', shortName: 'MT' }, { kind: 'comment', ...chosen }),
  subject(
    'career-activities',
    { name: 'Hoạt động trải nghiệm, hướng nghiệp', shortName: 'HĐTN-HN' },
    { kind: 'comment', periods: both(105, 105) },
  ),
  subject(
    'local-content',
    { name: 'Nội dung giáo dục của địa phương', shortName: 'GDĐP' },
    { kind: 'comment', periods: both(35, 35) },
  ),
  subject('ethnic-language', { name: 'Tiếng dân tộc thiểu số', shortName: 'TDTTS' }, optional),
  subject('foreign-language-2', { name: 'Ngoại ngữ 2', shortName: 'NN2' }, optional),
];

/** The subjects of a grade with their periods, electives too; none outside grades 6-12. */
export function subjectPlan(grade: number): PlanLine[] {
  return programme2018.flatMap(({ code, name, shortName, kind, periods, electiveGrades }) => {
    const inGrade = periods[grade];
    if (inGrade === undefined) return [];
    return [{ code, name, shortName, kind, periods: inGrade, isElective: electiveGrades.includes(grade) }];
  });
}
