import type { DecisionAnswer, DecisionKind } from '@truong/contracts/primary-results';
import { formatDateTime } from '@truong/vietnamese/dates';
import type { z } from 'zod';

export const primaryTexts = {
  caption: 'Mức từng môn, điểm kiểm tra, phẩm chất và năng lực của học sinh',
  level: 'Kết quả giáo dục',
  award: 'Khen thưởng',
  completion: 'Hoàn thành lớp học',
  decisions: 'Ghi nhận',
  pending: 'Chưa đánh giá đủ',
  replaced: (mark: string, first: string) => `${mark} (thay ${first})`,
  absences: 'Nghỉ P/K',
  absencesTitle: 'Số buổi nghỉ có phép / không phép, theo các buổi đã điểm danh',
  missed: (excused: number, unexcused: number) => `${excused}/${unexcused}`,
  planned: { promoted: 'Lên lớp theo kế hoạch cá nhân', retained: 'Ở lại lớp theo kế hoạch cá nhân' },
  byPlan: (reason: string) => `Kế hoạch cá nhân: ${reason}`,

  recognise: 'Lớp công nhận',
  supplement: 'Đánh giá bổ sung',
  promotion: 'Quyết định lên lớp',
  acts: {
    recognised: {
      title: (pupil: string) => `Lớp công nhận ${pupil}?`,
      text: 'Học sinh Tiêu biểu: Hoàn thành tốt, có thành tích xuất sắc hoặc tiến bộ rõ rệt, và được tập thể lớp công nhận. Việc công nhận ghi trước khi khóa cả năm.',
      reason: 'Thành tích hoặc tiến bộ được công nhận',
      hint: 'Ít nhất 3 ký tự, ví dụ: xuất sắc môn Toán; tiến bộ rõ rệt về năng lực giao tiếp và hợp tác',
    },
    supplement: {
      title: (pupil: string) => `Kết quả đánh giá bổ sung của ${pupil}`,
      text: 'Sau khi được hướng dẫn, giúp đỡ, học sinh được đánh giá bổ sung. Nếu vẫn chưa đạt yêu cầu, hiệu trưởng xem xét, quyết định.',
      reason: 'Nội dung đã đánh giá, điểm còn yếu',
      hint: 'Ít nhất 3 ký tự, ví dụ: đọc thành tiếng và đọc hiểu, đạt 5 điểm',
    },
    promotion: {
      title: (pupil: string) => `Quyết định về việc lên lớp của ${pupil}`,
      text: 'Học sinh vẫn chưa hoàn thành sau đánh giá bổ sung. Hiệu trưởng quyết định lên lớp hoặc ở lại; quyết định và lý do được lưu lại, quyết định sau thay quyết định trước.',
      reason: 'Điểm còn yếu và lý do quyết định',
      hint: 'Ít nhất 3 ký tự; được lưu cùng quyết định',
    },
  } satisfies Record<DecisionKind, unknown>,
  answer: 'Kết quả',
  answers: {
    yes: 'Được lớp công nhận',
    no: 'Không công nhận',
    enough: 'Đạt yêu cầu',
    not_enough: 'Chưa đạt yêu cầu',
    promote: 'Lên lớp',
    repeat: 'Ở lại lớp',
  } satisfies Record<z.infer<typeof DecisionAnswer>, string>,
  save: 'Lưu',
  reasonTooShort: 'Xin ghi, ít nhất 3 ký tự.',
  decided: (of: { answer: string; reason: string; who: string; at: string }) =>
    `${of.answer}: ${of.reason} (${of.who}, ${formatDateTime(of.at)})`,
} as const;
