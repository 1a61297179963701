import type { SheetList } from '@truong/contracts/gradebook';
import { aboutSheet } from '../messages.ts';
import { matches } from '../shell/find-anything.ts';

export type ListedSheet = SheetList['sheets'][number];
export type ClassSheets = { classId: number; className: string; sheets: ListedSheet[] };

const inOrder = new Intl.Collator('vi', { numeric: true });

/** The sheets that match, class by class from the lowest grade; the homeroom sheet before the subjects. */
export function sheetsByClass(sheets: readonly ListedSheet[], filter: string): ClassSheets[] {
  const classes = new Map<number, ClassSheets & { grade: number }>();
  for (const sheet of sheets) {
    const text = [
      sheet.className,
      aboutSheet(sheet),
      ...sheet.teachers,
      ...sheet.standIns.map(({ name }) => name),
    ].join(' ');
    if (filter !== '' && !matches(filter, text)) continue;
    const { classId, className, grade } = sheet;
    const known = classes.get(classId) ?? { classId, className, grade: grade ?? 0, sheets: [] };
    classes.set(classId, known);
    known.grade = Math.max(known.grade, grade ?? 0);
    if (sheet.kind === 'homeroom') known.sheets.unshift(sheet);
    else known.sheets.push(sheet);
  }
  return [...classes.values()]
    .sort((one, other) => one.grade - other.grade || inOrder.compare(one.className, other.className))
    .map(({ grade: _grade, ...each }) => each);
}
