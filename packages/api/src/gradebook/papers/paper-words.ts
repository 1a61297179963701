import type { PaperPeriod } from '@truong/contracts/papers';
import type { ConductLevel, LearningLevel } from '@truong/rules/gradebook/levels';
import type { PrimaryAward } from '@truong/rules/gradebook/regimes/primary-rules';
import type { TitleCode } from '@truong/rules/gradebook/regimes/secondary-rules';
import type { KnownResult } from '@truong/rules/gradebook/subject-result';
import { formatTenths } from '@truong/vietnamese/numbers';

const levels: Readonly<Record<LearningLevel | ConductLevel, string>> = {
  good: 'Tốt',
  fair: 'Khá',
  satisfactory: 'Đạt',
  unsatisfactory: 'Chưa đạt',
  excellent: 'Giỏi',
  average: 'Trung bình',
  weak: 'Yếu',
  poor: 'Kém',
};
const titles: Readonly<Record<TitleCode | PrimaryAward, string>> = {
  excellent_pupil: 'Học sinh Xuất sắc',
  good_pupil: 'Học sinh Giỏi',
  advanced_pupil: 'Học sinh Tiên tiến',
  excellent_learner: 'Học viên Xuất sắc',
  good_learner: 'Học viên Giỏi',
  model_pupil: 'Học sinh Tiêu biểu hoàn thành tốt trong học tập và rèn luyện',
  excellent_all_round: 'Học sinh hoàn thành xuất sắc các nội dung học tập và rèn luyện',
  outstanding_progress: 'Học sinh có thành tích vượt trội hay tiến bộ vượt bậc',
};
export const schoolLevels: Readonly<Record<string, string>> = {
  primary: 'Tiểu học',
  lower_secondary: 'Trung học cơ sở',
  upper_secondary: 'Trung học phổ thông',
  continuing: 'Giáo dục thường xuyên',
};
export const relations = { father: 'cha', mother: 'mẹ', guardian: 'người giám hộ' } as const;
export const periods: Readonly<Record<PaperPeriod, string>> = {
  'term-1': 'Học kỳ I',
  'term-2': 'Học kỳ II',
  year: 'Cả năm',
};

/** As printed: an average with its decimal, Đ or CĐ; empty where there is none. */
export function resultWord(result: KnownResult | null | undefined): string {
  if (!result) return '';
  if (result.kind === 'score') return formatTenths(result.tenths);
  return result.result === 'pass' ? 'Đ' : 'CĐ';
}

export function levelWord(level: LearningLevel | ConductLevel | null | undefined): string {
  return level ? levels[level] : '';
}

export function titleWord(title: TitleCode | PrimaryAward | null | undefined): string | null {
  return title ? titles[title] : null;
}

export function averageWord(tenths: number | null | undefined): string {
  return tenths === null || tenths === undefined ? '' : formatTenths(tenths);
}

type End = { grade: number; beforeSummer: string | null; decision: 'promoted' | 'retained' | null };

/** How a year ended: as its summer left it, where there was one. */
export function withSummer<Year extends End>(year: Year, summer: Pick<End, 'decision'> | undefined): Year {
  return summer ? { ...year, decision: summer.decision } : year;
}

type Summer = {
  conduct: ConductLevel | null;
  learning: LearningLevel | null;
  average: number | null;
  subjects: ReadonlyMap<string, KnownResult | null>;
};

/**
 * What the summer made of a year, empty where it changed nothing: conduct where it was trained, learning and average where
 * something was taken again. TT22/2021 art. 13, 14; TT58/2011 art. 16, 17.
 */
export function againWords(year: Pick<End, 'beforeSummer'>, summer: Summer | undefined) {
  const isRetaken = summer !== undefined && summer.subjects.size > 0;
  return {
    conduct: summer && year.beforeSummer === 'summer_training' ? levelWord(summer.conduct) : '',
    learning: isRetaken ? levelWord(summer.learning) : '',
    average: isRetaken ? averageWord(summer.average) : '',
  };
}

/** What the end of the year says, in the words of the report card. */
export function decisionWord({ grade, beforeSummer, decision }: End): string {
  if (decision === 'promoted') return promotedWord(grade, beforeSummer !== 'promoted');
  if (decision === 'retained') return 'Không được lên lớp.';
  if (beforeSummer === 'summer_retest') return 'Kiểm tra, đánh giá lại trong kỳ nghỉ hè.';
  if (beforeSummer === 'summer_training') return 'Rèn luyện thêm trong kỳ nghỉ hè.';
  return 'Chưa có kết quả cả năm.';
}

function promotedWord(grade: number, isAfterSummer: boolean): string {
  if (grade === 9) return 'Hoàn thành chương trình Trung học cơ sở.';
  if (grade === 12) return 'Hoàn thành chương trình Trung học phổ thông.';
  return isAfterSummer ? 'Được lên lớp sau kiểm tra lại hoặc rèn luyện thêm.' : 'Được lên lớp.';
}
