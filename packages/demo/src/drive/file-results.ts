import { filingDays } from '../model/calendar.ts';
import type { SchoolModel } from '../model/province-model.ts';
import { departmentKey } from '../model/schools.ts';
import { type FiledForm, fileFormsOf, reviewForm } from './file-forms.ts';
import type { TermOfSchool } from './fill-sheet.ts';

const inTime = filingDays.slice(0, 4);
const tooLate = filingDays.slice(4);

/** What happens to the filing of a school. */
export type Course = { day: (typeof filingDays)[number]; review: 'accepted' | 'waiting' | 'returned' };

/** In a province: some late, two still waiting (one at the department, one at a district), one returned; else all in order. */
export function coursesOf(schools: readonly SchoolModel[]): Map<string, Course> {
  const isProvince = schools.length > 6;
  const [upper, lower] = [true, false].map((isUpper) =>
    schools.filter((school) => (school.parentKey === departmentKey) === isUpper),
  );
  const waiting = new Set(isProvince ? [upper?.at(-1)?.key, lower?.at(-1)?.key] : []);
  const returned = isProvince ? lower?.[2]?.key : undefined;
  return new Map(
    schools.map(({ key }, i) => {
      const isLate = isProvince && i % 6 === 3;
      const day = (isLate ? tooLate[Math.floor(i / 6) % tooLate.length] : inTime[i % inTime.length]) ?? filingDays[0];
      return [key, { day, review: waiting.has(key) ? 'waiting' : key === returned ? 'returned' : 'accepted' }];
    }),
  );
}

/** A school's reports of the semester's results: one for each of its levels that has such results. */
export function file(of: TermOfSchool, note?: string): Promise<FiledForm[]> {
  return fileFormsOf({ ...of, period: 'term-1' }, of.school, note);
}

export async function review(
  of: TermOfSchool,
  filed: readonly FiledForm[],
  verdict: 'accepted' | 'returned',
): Promise<void> {
  const said = { accepted: 'Số liệu khớp, đồng ý.', returned: comment } as const;
  for (const filing of filed) await reviewForm(of, of.school, filing, { kind: verdict, comment: said[verdict] });
}

const comment = 'Đề nghị rà soát kết quả rèn luyện: có học sinh bị ghi nhầm mức, kiểm tra rồi nộp lại.';
