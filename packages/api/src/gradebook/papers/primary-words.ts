import type { Completion, SubjectMark, TraitMark } from '@truong/contracts/primary-results';
import type { z } from 'zod';

/** Subjects: T, H, C of TT27/2020 art. 6. */
export const subjectLevels: Readonly<Record<z.infer<typeof SubjectMark>, string>> = {
  well_completed: 'T',
  completed: 'H',
  not_completed: 'C',
};
/** Qualities and competences: T, Đ, C; Chưa đạt of TT30/2014. */
export const traitLevels: Readonly<Record<z.infer<typeof TraitMark>, string>> = {
  good: 'T',
  satisfactory: 'Đ',
  needs_effort: 'C',
  unsatisfactory: 'CĐ',
};
export const yearLevels = {
  excellent: 'Hoàn thành xuất sắc',
  well_completed: 'Hoàn thành tốt',
  completed: 'Hoàn thành',
  not_completed: 'Chưa hoàn thành',
} as const;
const completions: Readonly<Record<Completion, string>> = {
  not_available: 'Chưa có kết quả',
  completed: 'Hoàn thành chương trình lớp học',
  awaits_supplement: 'Chưa hoàn thành, chờ đánh giá bổ sung',
  awaits_principal: 'Chưa hoàn thành, chờ Hiệu trưởng quyết định',
  promoted_by_principal: 'Được lên lớp theo quyết định của Hiệu trưởng',
  repeats: 'Ở lại lớp theo quyết định của Hiệu trưởng',
  by_plan: 'Theo kế hoạch giáo dục cá nhân',
};
const planDecisions = { promoted: 'được lên lớp', retained: 'ở lại lớp' } as const;

type Ended = { grade: number; completion: Completion | null; plan: { decision: keyof typeof planDecisions } | null };

/** How the grade ended, or what an individual plan says of it; the last grade completes the school. TT27/2020 art. 11; TT22/2016 art. 14. */
export function completionWord({ grade, completion, plan }: Ended): string {
  if (completion === null) return '';
  if (plan) return `${completions.by_plan}: ${planDecisions[plan.decision]}`;
  return completion === 'completed' && grade === 5 ? 'Hoàn thành chương trình tiểu học' : completions[completion];
}
