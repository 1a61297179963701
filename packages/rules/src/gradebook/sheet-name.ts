/** The name of the sheet that belongs to no subject. */
export const homeroomSheetName = 'Rèn luyện và chuyên cần';
/** The same in grades 1-5, where it belongs to a grade. */
const traitsSheetName = 'Phẩm chất và năng lực';

/** What a sheet is about: its subject, or what the homeroom teacher judges. */
export function aboutSheet({ subjectName, grade }: { subjectName: string | null; grade: number | null }): string {
  return subjectName ?? (grade === null ? homeroomSheetName : traitsSheetName);
}

/** The class of a sheet; where several grades sit in it, which of them. */
export function classOfSheet({ className, grade }: { className: string; grade: number | null }): string {
  const isPlain = grade === null || (!className.includes('+') && Number.parseInt(className, 10) === grade);
  return isPlain ? className : `${className} (lớp ${grade})`;
}
