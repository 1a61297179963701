import type { Completion } from '@truong/contracts/primary-results';
import type { AssessmentPoint, PrimaryLevel } from '@truong/rules/gradebook/regimes/primary-rules';

type TraitWords = { name: string; short: string; kind: keyof typeof traitKinds };

export const traitKinds = {
  quality: { name: 'Phẩm chất', short: 'Phẩm chất' },
  competence: { name: 'Năng lực chung', short: 'NL chung' },
  specific: { name: 'Năng lực đặc thù', short: 'NL đặc thù' },
} as const;

/** The qualities and competences of every circular. TT27/2020; the last seven TT30/2014 and TT22/2016. */
const traits: Readonly<Record<string, TraitWords>> = {
  patriotism: { name: 'Yêu nước', short: 'Yêu nước', kind: 'quality' },
  kindness: { name: 'Nhân ái', short: 'Nhân ái', kind: 'quality' },
  diligence: { name: 'Chăm chỉ', short: 'Chăm chỉ', kind: 'quality' },
  honesty: { name: 'Trung thực', short: 'T. thực', kind: 'quality' },
  responsibility: { name: 'Trách nhiệm', short: 'T. nhiệm', kind: 'quality' },
  autonomy: { name: 'Tự chủ và tự học', short: 'TC-TH', kind: 'competence' },
  communication: { name: 'Giao tiếp và hợp tác', short: 'GT-HT', kind: 'competence' },
  'problem-solving': { name: 'Giải quyết vấn đề và sáng tạo', short: 'GQVĐ', kind: 'competence' },
  language: { name: 'Ngôn ngữ', short: 'N. ngữ', kind: 'specific' },
  calculation: { name: 'Tính toán', short: 'T. toán', kind: 'specific' },
  science: { name: 'Khoa học', short: 'K. học', kind: 'specific' },
  technology: { name: 'Công nghệ', short: 'C. nghệ', kind: 'specific' },
  informatics: { name: 'Tin học', short: 'Tin học', kind: 'specific' },
  aesthetics: { name: 'Thẩm mĩ', short: 'Thẩm mĩ', kind: 'specific' },
  physical: { name: 'Thể chất', short: 'Thể chất', kind: 'specific' },
  'diligent-learning': { name: 'Chăm học, chăm làm', short: 'Chăm', kind: 'quality' },
  'confidence-responsibility': { name: 'Tự tin, trách nhiệm', short: 'Tự tin', kind: 'quality' },
  'honesty-discipline': { name: 'Trung thực, kỷ luật', short: 'T. thực', kind: 'quality' },
  'solidarity-love': { name: 'Đoàn kết, yêu thương', short: 'Đoàn kết', kind: 'quality' },
  'self-service': { name: 'Tự phục vụ, tự quản', short: 'Tự PV', kind: 'competence' },
  cooperation: { name: 'Hợp tác', short: 'Hợp tác', kind: 'competence' },
  'self-study': { name: 'Tự học và giải quyết vấn đề', short: 'Tự học', kind: 'competence' },
};

export function traitName(trait: string): string {
  return traits[trait]?.name ?? trait;
}

export function traitShort(trait: string): string {
  return traits[trait]?.short ?? trait;
}

export function traitKind(trait: string): keyof typeof traitKinds {
  return traits[trait]?.kind ?? 'quality';
}

export const pointNames: Record<AssessmentPoint, string> = {
  mid_term_1: 'Giữa HK I',
  end_term_1: 'Cuối HK I',
  mid_term_2: 'Giữa HK II',
  year_end: 'Cuối năm',
};

const places: Readonly<Record<string, string>> = { mid: 'giữa kỳ', end: 'cuối kỳ' };

/** A column of grades 1-5: its head, and what it is called inside a sentence; null for a slot of other grades. */
export function wordsOfAssessment(slot: string): { label: string; title: string; name: string } | null {
  const [, at = '', about = ''] = /^(mid|end)-(.+)$/.exec(slot) ?? [];
  const place = places[at];
  if (place === undefined) return null;
  if (about === 'level') return { label: 'Mức', title: `Mức ${place}: T, H hoặc C`, name: `mức ${place}` };
  const [, , part] = /^(test)(?:-(\d))?$/.exec(about) ?? [];
  if (about.startsWith('test')) {
    const which = part === '2' ? 'Điểm CN' : part === '1' ? 'Điểm TH' : 'Điểm KT';
    return { label: which, title: `Điểm bài kiểm tra ${place}: số nguyên`, name: `điểm kiểm tra ${place}` };
  }
  return { label: traitShort(about), title: `${traitName(about)}, ${place}`, name: `${traitName(about)} ${place}` };
}

/** The head over the columns of a point; of qualities and competences also which kind they are. */
export function groupOfAssessment({ point, trait }: { point: AssessmentPoint; trait: string | undefined }): string {
  return trait === undefined ? pointNames[point] : `${pointNames[point]} · ${traitKinds[traitKind(trait)].short}`;
}

export const primaryLevelNames: Record<PrimaryLevel, string> = {
  excellent: 'Hoàn thành xuất sắc',
  well_completed: 'Hoàn thành tốt',
  completed: 'Hoàn thành',
  not_completed: 'Chưa hoàn thành',
};

export const completionNames: Record<Completion, string> = {
  not_available: 'Chưa có kết quả',
  completed: 'Hoàn thành lớp học',
  awaits_supplement: 'Chờ đánh giá bổ sung',
  awaits_principal: 'Chờ hiệu trưởng quyết định',
  promoted_by_principal: 'Được lên lớp (hiệu trưởng)',
  repeats: 'Ở lại lớp',
  by_plan: 'Theo kế hoạch cá nhân',
};
