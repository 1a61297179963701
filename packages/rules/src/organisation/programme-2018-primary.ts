import type { PlanLine } from './programme-2018.ts';

export type PrimarySubject = Omit<PlanLine, 'periods' | 'isElective'> & {
  /** Yearly periods of grades 1 to 5; null where the grade has none. */
  periods: readonly (number | null)[];
  electiveGrades: readonly number[];
};

const none = null;
const every = [1, 2, 3, 4, 5];
const same = (periods: number) => every.map(() => periods);

function subject(
  code: string,
  names: { name: string; shortName: string },
  periods: readonly (number | null)[],
  { kind = 'score', electiveGrades = [] }: { kind?: 'score' | 'comment'; electiveGrades?: readonly number[] } = {},
): PrimarySubject {
  return { code, ...names, kind, periods, electiveGrades };
}

const comment = { kind: 'comment' } as const;

/**
 * Subjects of the 2018 programme for grades 1-5 with their yearly periods: TT32/2018. `score`: a mark of the periodic test
 * stands beside the teacher's assessment (TT27/2020 art. 7); the others have the assessment alone.
 */
export const primary2018: readonly PrimarySubject[] = [
  subject('vietnamese', { name: 'Tiếng Việt', shortName: 'TV' }, [420, 350, 245, 245, 245]),
  subject('mathematics', { name: 'Toán', shortName: 'Toán' }, [105, 175, 175, 175, 175]),
  subject('foreign-language-1', { name: 'Ngoại ngữ 1', shortName: 'NN1' }, [70, 70, 140, 140, 140], {
    electiveGrades: [1, 2],
  }),
  subject('ethics', { name: 'Đạo đức', shortName: 'ĐĐ' }, same(35), comment),
  subject('nature-society', { name: 'Tự nhiên và Xã hội', shortName: 'TN&XH' }, [70, 70, 70, none, none], comment),
  subject('history-geography', { name: 'Lịch sử và Địa lí', shortName: 'LS&ĐL' }, [none, none, none, 70, 70]),
  subject('science', { name: 'Khoa học', shortName: 'KH' }, [none, none, none, 70, 70]),
  subject('informatics-technology', { name: 'Tin học và Công nghệ', shortName: 'TH&CN' }, [none, none, 70, 70, 70]),
  subject('physical-education', { name: 'Giáo dục thể chất', shortName: 'GDTC' }, same(70), comment),
  subject('arts', { name: 'Nghệ thuật', shortName: 'NT' }, same(70), comment),
  subject('experience-activities', { name: 'Hoạt động trải nghiệm', shortName: 'HĐTN' }, same(105), comment),
  subject('ethnic-language', { name: 'Tiếng dân tộc thiểu số', shortName: 'TDTTS' }, same(70), {
    electiveGrades: every,
  }),
];

/** The subjects of a grade from 1 to 5, electives too; none of another. */
export function primaryPlan2018(grade: number): PlanLine[] {
  return primaryPlan(primary2018, grade);
}

/** The same of any programme for grades 1-5. */
export function primaryPlan(programme: readonly PrimarySubject[], grade: number): PlanLine[] {
  return programme.flatMap(({ code, name, shortName, kind, periods, electiveGrades }) => {
    const inGrade = periods[grade - 1] ?? null;
    if (inGrade === null) return [];
    return [{ code, name, shortName, kind, periods: inGrade, isElective: electiveGrades.includes(grade) }];
  });
}
