import type { SchoolLevel } from '../school-level.ts';
import type { Group } from './build.ts';

/** What the forms of a level of schools have in common. */
export type SectorLevel = {
  level: SchoolLevel;
  /** Codes of its forms begin with it. */
  slug: string;
  /** As it stands in the name of a form. */
  school: string;
  pupils: string;
  teachers: string;
  groups: readonly Group[];
  /** Ages counted one by one; the first and the last take in what is below and above. Empty: its groups are ages. */
  ages: readonly number[];
};

const grades = (from: number, to: number): Group[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).map((grade) => ({
    code: `g${grade}`,
    title: `Lớp ${grade}`,
    where: { grade: [String(grade)] },
  }));
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

export const preschool: SectorLevel = {
  level: 'preschool',
  slug: 'preschool',
  school: 'trường mầm non',
  pupils: 'trẻ em',
  teachers: 'giáo viên',
  groups: [
    { code: 'a0', title: 'Nhà trẻ, dưới 1 tuổi', where: { age: ['0'] } },
    { code: 'a1', title: 'Nhà trẻ, 1 tuổi', where: { age: ['1'] } },
    { code: 'a2', title: 'Nhà trẻ, 2 tuổi', where: { age: ['2'] } },
    { code: 'a3', title: 'Mẫu giáo, 3 tuổi', where: { age: ['3'] } },
    { code: 'a4', title: 'Mẫu giáo, 4 tuổi', where: { age: ['4'] } },
    { code: 'a5', title: 'Mẫu giáo, 5 tuổi trở lên', where: { age: ['5', '6', '7'] } },
  ],
  ages: [],
};
export const primary: SectorLevel = {
  level: 'primary',
  slug: 'primary',
  school: 'trường tiểu học',
  pupils: 'học sinh',
  teachers: 'giáo viên',
  groups: grades(1, 5),
  ages: years(5, 15),
};
export const lowerSecondary: SectorLevel = {
  level: 'lower_secondary',
  slug: 'lower-secondary',
  school: 'trường trung học cơ sở',
  pupils: 'học sinh',
  teachers: 'giáo viên',
  groups: grades(6, 9),
  ages: years(10, 19),
};
export const upperSecondary: SectorLevel = {
  level: 'upper_secondary',
  slug: 'upper-secondary',
  school: 'trường trung học phổ thông',
  pupils: 'học sinh',
  teachers: 'giáo viên',
  groups: grades(10, 12),
  ages: years(14, 21),
};
export const continuing: SectorLevel = {
  level: 'continuing',
  slug: 'continuing',
  school: 'cơ sở giáo dục thường xuyên',
  pupils: 'học viên',
  teachers: 'giáo viên',
  groups: grades(6, 12),
  ages: years(11, 25),
};
