/** Đạt (Đ) or Chưa đạt (CĐ): the result of a subject assessed by comments. TT22/2021 art. 5; TT58/2011 art. 6. */
export type CommentResult = 'pass' | 'fail';

/** Tốt, Khá, Đạt, Chưa đạt: levels of learning and of conduct. TT22/2021 art. 8, 9; TT43/2021 alike. */
export type Level = 'good' | 'fair' | 'satisfactory' | 'unsatisfactory';

/** Best first. */
export const levels: readonly Level[] = ['good', 'fair', 'satisfactory', 'unsatisfactory'];

/** Giỏi, Khá, Trung bình, Yếu, Kém: levels of learning (học lực). TT58/2011 art. 13. */
export type OldLearningLevel = 'excellent' | 'fair' | 'average' | 'weak' | 'poor';

/** Tốt, Khá, Trung bình, Yếu: levels of conduct (hạnh kiểm). TT58/2011 art. 3, 4. */
export type OldConductLevel = 'good' | 'fair' | 'average' | 'weak';

export type LearningLevel = Level | OldLearningLevel;

export type ConductLevel = Level | OldConductLevel;

/** Assessed by comments with marks, or by comments only. TT22/2021 art. 5. */
export type AssessmentKind = 'score' | 'comment';

/** `levels` best first; a level that is not of the list is at least nothing. */
export function isAtLeast<T>(levels: readonly T[], level: T, floor: T): boolean {
  const at = levels.indexOf(level);
  return at >= 0 && at <= levels.indexOf(floor);
}
