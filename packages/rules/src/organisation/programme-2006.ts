import type { PlanLine, ProgrammeSubject } from './programme-2018.ts';

const lower = [6, 7, 8, 9];
const upper = [10, 11, 12];

type ByGrade = Readonly<Partial<Record<number, number>>>;

function at(grades: readonly number[], ...periods: number[]): Record<number, number> {
  return Object.fromEntries(grades.map((grade, ordinal) => [grade, periods[ordinal] ?? periods.at(-1) ?? 0]));
}

function subject(
  code: string,
  names: { name: string; shortName: string },
  plan: {
    periods: ByGrade;
    kind?: 'comment';
    electiveGrades?: readonly number[];
    onlyTerm?: Readonly<Record<number, 1 | 2>>;
  },
): ProgrammeSubject {
  return {
    code,
    ...names,
    kind: plan.kind ?? 'score',
    periods: plan.periods,
    electiveGrades: plan.electiveGrades ?? [],
    ...(plan.onlyTerm ? { onlyTerm: plan.onlyTerm } : {}),
  };
}

/**
 * Subjects of the programme of 2006 (QĐ 16/2006) for grades 6-12. Yearly periods of grades 6-9 are one school's copy of the
 * frame; those of grades 10-12 are its weekly periods of the standard stream times 35, from memory. In grade 9 music has the
 * first semester and fine arts the second. A school may adjust them.
 */
export const programme2006: readonly ProgrammeSubject[] = [
  subject(
    'literature',
    { name: 'Ngữ văn', shortName: 'Văn' },
    { periods: { ...at(lower, 140, 140, 140, 175), ...at(upper, 105, 122, 105) } },
  ),
  subject(
    'mathematics',
    { name: 'Toán', shortName: 'Toán' },
    { periods: { ...at(lower, 140), ...at(upper, 105, 122, 122) } },
  ),
  subject(
    'foreign-language-1',
    { name: 'Ngoại ngữ 1', shortName: 'NN1' },
    { periods: { ...at(lower, 105, 105, 105, 70), ...at(upper, 105) } },
  ),
  subject(
    'civic-education',
    { name: 'Giáo dục công dân', shortName: 'GDCD' },
    { periods: at([...lower, ...upper], 35) },
  ),
  subject(
    'history',
    { name: 'Lịch sử', shortName: 'Sử' },
    { periods: { ...at(lower, 35, 70, 53, 53), ...at(upper, 52, 35, 52) } },
  ),
  subject(
    'geography',
    { name: 'Địa lí', shortName: 'Địa' },
    { periods: { ...at(lower, 35, 70, 52, 53), ...at(upper, 52, 35, 52) } },
  ),
  subject(
    'physics',
    { name: 'Vật lí', shortName: 'Lí' },
    { periods: { ...at(lower, 35, 35, 35, 70), ...at(upper, 70) } },
  ),
  subject('chemistry', { name: 'Hóa học', shortName: 'Hóa' }, { periods: { ...at([8, 9], 70), ...at(upper, 70) } }),
  subject(
    'biology',
    { name: 'Sinh học', shortName: 'Sinh' },
    { periods: { ...at(lower, 70), ...at(upper, 35, 52, 52) } },
  ),
  subject(
    'technology',
    { name: 'Công nghệ', shortName: 'CN' },
    { periods: { ...at(lower, 70, 52, 52, 35), ...at(upper, 52, 52, 35) } },
  ),
  subject(
    'informatics',
    { name: 'Tin học', shortName: 'Tin' },
    { periods: { ...at(lower, 70), ...at(upper, 70, 52, 52) }, electiveGrades: lower },
  ),
  subject(
    'defence-education',
    { name: 'Giáo dục quốc phòng và an ninh', shortName: 'GDQP&AN' },
    { periods: at(upper, 35) },
  ),
  subject(
    'physical-education',
    { name: 'Giáo dục thể chất', shortName: 'GDTC' },
    { kind: 'comment', periods: at([...lower, ...upper], 70) },
  ),
  subject(
    'music',
    { name: 'Âm nhạc', shortName: 'Nhạc' },
    { kind: 'comment', periods: at(lower, 35, 35, 35, 18), onlyTerm: { 9: 1 } },
  ),
  subject(
    'fine-arts',
    { name: 'Mĩ thuật', shortName: 'MT' },
    { kind: 'comment', periods: at(lower, 35, 35, 35, 18), onlyTerm: { 9: 2 } },
  ),
];

/** The subjects of a grade of the programme of 2006; none outside grades 6-12. */
export function subjectPlan2006(grade: number): PlanLine[] {
  return programme2006.flatMap(({ code, name, shortName, kind, periods, electiveGrades, onlyTerm }) => {
    const inGrade = periods[grade];
    if (inGrade === undefined) return [];
    const term = onlyTerm?.[grade];
    const line = { code, name, shortName, kind, periods: inGrade, isElective: electiveGrades.includes(grade) };
    return [term ? { ...line, onlyTerm: term } : line];
  });
}
