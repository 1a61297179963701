import { idOf } from '../load/ids.ts';
import { filingDays } from '../model/calendar.ts';
import type { SchoolModel } from '../model/province-model.ts';
import { departmentKey } from '../model/schools.ts';
import type { TermOfSchool } from './fill-sheet.ts';
import { requestIdOf } from './request-id.ts';

const period = 'term-1';
const inTime = filingDays.slice(0, 4);
const tooLate = filingDays.slice(4);

export type Filed = { number: number; hash: string };
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

export async function file(of: TermOfSchool, note?: string): Promise<Filed> {
  const principal = await of.people.principal(of.school);
  const round = note ? 'again' : 'first';
  const { number, hash } = await principal.statistics.submitFiling({
    ...whose(of),
    requestId: requestIdOf(of.seed, of.school.key, 'file', round),
    ...(note ? { note } : {}),
  });
  return { number, hash };
}

export async function review(of: TermOfSchool, filed: Filed, verdict: 'accepted' | 'returned'): Promise<void> {
  const reviewer = await of.people.reviewer(of.school);
  await reviewer.statistics.reviewFiling({
    ...whose(of),
    ...filed,
    requestId: requestIdOf(of.seed, of.school.key, 'review', filed.number),
    verdict:
      verdict === 'accepted'
        ? { kind: 'accepted', comment: 'Số liệu khớp, đồng ý.' }
        : {
            kind: 'returned',
            comment: 'Đề nghị rà soát kết quả rèn luyện: có học sinh bị ghi nhầm mức, kiểm tra rồi nộp lại.',
          },
  });
}

function whose({ school, ids, schoolYear }: TermOfSchool) {
  return { unitId: idOf(ids.unit, school.key), schoolYear, period } as const;
}
