/** Đạt (Đ) or Chưa đạt (CĐ): the result of a subject assessed by comments. TT22/2021 art. 5. */
export type CommentResult = 'pass' | 'fail';

/** Tốt, Khá, Đạt, Chưa đạt: levels of learning and of conduct. TT22/2021 art. 8, 9. */
export type Level = 'good' | 'fair' | 'satisfactory' | 'unsatisfactory';

/** Best first. */
export const levels: readonly Level[] = ['good', 'fair', 'satisfactory', 'unsatisfactory'];

/** Assessed by comments with marks, or by comments only. TT22/2021 art. 5. */
export type AssessmentKind = 'score' | 'comment';
