import type { Completion } from '@truong/contracts/primary-results';
import { traitName } from '@truong/rules/gradebook/primary/trait-names';
import type { AssessmentPoint, PrimaryLevel } from '@truong/rules/gradebook/regimes/primary-rules';

type TraitWords = { short: string; kind: keyof typeof traitKinds };

export const traitKinds = {
  quality: { name: 'Phẩm chất', short: 'Phẩm chất' },
  competence: { name: 'Năng lực chung', short: 'NL chung' },
  specific: { name: 'Năng lực đặc thù', short: 'NL đặc thù' },
} as const;

/** How the qualities and competences stand in a narrow head, and what they are. */
const traits: Readonly<Record<string, TraitWords>> = {
  patriotism: { short: 'Yêu nước', kind: 'quality' },
  kindness: { short: 'Nhân ái', kind: 'quality' },
  diligence: { short: 'Chăm chỉ', kind: 'quality' },
  honesty: { short: 'T. thực', kind: 'quality' },
  responsibility: { short: 'T. nhiệm', kind: 'quality' },
  autonomy: { short: 'TC-TH', kind: 'competence' },
  communication: { short: 'GT-HT', kind: 'competence' },
  'problem-solving': { short: 'GQVĐ', kind: 'competence' },
  language: { short: 'N. ngữ', kind: 'specific' },
  calculation: { short: 'T. toán', kind: 'specific' },
  science: { short: 'K. học', kind: 'specific' },
  technology: { short: 'C. nghệ', kind: 'specific' },
  informatics: { short: 'Tin học', kind: 'specific' },
  aesthetics: { short: 'Thẩm mĩ', kind: 'specific' },
  physical: { short: 'Thể chất', kind: 'specific' },
  'diligent-learning': { short: 'Chăm', kind: 'quality' },
  'confidence-responsibility': { short: 'Tự tin', kind: 'quality' },
  'honesty-discipline': { short: 'T. thực', kind: 'quality' },
  'solidarity-love': { short: 'Đoàn kết', kind: 'quality' },
  'self-service': { short: 'Tự PV', kind: 'competence' },
  cooperation: { short: 'Hợp tác', kind: 'competence' },
  'self-study': { short: 'Tự học', kind: 'competence' },
};

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

/** Tests of Tin học và Công nghệ may be two. */
const tests: Readonly<Record<string, string>> = { '': 'KT', 1: 'TH', 2: 'CN' };

/** A column of grades 1-5: its head, and what it is called inside a sentence; null for a slot of other grades. */
export function wordsOfAssessment(slot: string): { label: string; title: string; name: string } | null {
  const [, at = '', about = ''] = /^(mid|end)-(.+)$/.exec(slot) ?? [];
  const place = places[at];
  if (place === undefined) return null;
  if (about === 'level') return { label: 'Mức', title: `Mức ${place}: T, H hoặc C`, name: `mức ${place}` };
  const [isTest, part = '', again] = /^test(?:-(\d))?(-again)?$/.exec(about) ?? [];
  if (isTest && again) {
    const title = `Điểm kiểm tra lại ${place}: số nguyên, thay điểm bài trước`;
    return { label: `${tests[part]} lại`, title, name: `điểm kiểm tra lại ${place}` };
  }
  if (isTest)
    return {
      label: `Điểm ${tests[part]}`,
      title: `Điểm bài kiểm tra ${place}: số nguyên`,
      name: `điểm kiểm tra ${place}`,
    };
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
