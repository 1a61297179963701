import type { Form, FormCheck } from '../form.ts';
import { check, type Part } from './build.ts';
import type { SectorLevel } from './levels.ts';
import { pupils } from './pupil-sections.ts';
import { conduct, learning, ratedLevels } from './result-sections.ts';

/** A share that moved by more than this many percentage points since semester I is worth a look. Our own limit, of no circular. */
const shareMoveLimit = 20;

/** "Results of a semester": pupils of grades 6-12 by grade, learning and conduct. Our own form, of no circular. */
export function termForm(of: SectorLevel): Form {
  const parts: readonly Part[] = [pupils, learning, conduct].map((part) => part(of));
  return {
    code: `${of.slug}-term`,
    version: 1,
    name: `Báo cáo kết quả cuối học kỳ, ${of.school}`,
    source: 'Biểu của hệ thống, không theo biểu nào của thông tư',
    series: 'term-results',
    periodKind: 'semester',
    filers: { levels: [of.level] },
    review: 'nearest',
    sections: parts.map(({ section }) => section),
    checks: [...parts.flatMap(({ checks }) => checks), isClosed(), ...['learning', 'conduct'].flatMap(sharesMoved)],
    notes: [
      'Số liệu lấy tại ngày cuối học kỳ. Kết quả là kết quả học kỳ đã khóa; ai chưa có kết quả thì không nằm trong mức nào.',
      'Dân tộc là các dân tộc thiểu số, mọi dân tộc trừ dân tộc Kinh.',
    ],
    layout: { orientation: 'landscape' },
  };
}

function isClosed(): FormCheck {
  return check({
    code: 'learning-closed',
    left: `${ratedLevels.map(({ code }) => `[@${code}]`).join(' + ')} + [@not_assessed]`,
    operator: '>=',
    right: '0.5 * [@total]',
    each: { section: 'learning', over: 'rows', only: ['all'] },
    severity: 'high',
    instruction: 'Hơn nửa số học sinh chưa có kết quả: khóa học kỳ rồi mới gửi báo cáo.',
  });
}

/** Shares as products of counts: nothing is divided, so a grade without pupils has nothing to compare. */
function sharesMoved(section: string): FormCheck[] {
  return ratedLevels.flatMap(({ code, title }) => {
    const [now, before] = [`[@${code}] * [previous:@total]`, `[previous:@${code}] * [@total]`];
    const moved = (suffix: string, left: string) =>
      check({
        code: `${section}-${code}-${suffix}`,
        left,
        operator: '<=',
        right: `${shareMoveLimit / 100} * [@total] * [previous:@total]`,
        each: { section, over: 'rows' },
        severity: 'low',
        instruction: `Tỉ lệ ${title} thay đổi quá ${shareMoveLimit} điểm phần trăm so với học kỳ I: xem lại hoặc ghi rõ vì sao.`,
      });
    return [moved('rose', `${now} - ${before}`), moved('fell', `${before} - ${now}`)];
  });
}
