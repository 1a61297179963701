import type { Sheet } from '@truong/contracts/gradebook';
import type { Column, Scale } from '@truong/rules/gradebook/columns';
import { dayBefore } from '@truong/rules/organisation/day-before';
import type { GridColumn } from '@truong/ui/mark-grid/grid-types';
import { dayOfYear, lockText, sheetTexts, wordsOfSlot } from './messages.ts';
import { groupOfAssessment } from './primary/messages.ts';

type SheetOfGrid = Pick<Sheet, 'kind' | 'canRecord' | 'entry'> & Partial<Pick<Sheet, 'countsSessions'>>;

/** The heads of a sheet: regular marks under one head, the result at the end; each with its lock, or the day until which it is open. */
export function gridColumns(sheet: SheetOfGrid, columns: readonly Column[]): GridColumn[] {
  const entered = columns.map((column): GridColumn => {
    const isCode = !numbers.has(column.scale);
    const group = groupOf(column);
    return {
      key: column.slot,
      ...wordsOf(column),
      ...(group && { group }),
      width: widthOf(column),
      align: isCode ? 'center' : 'right',
      isEditable: sheet.canRecord && !(sheet.countsSessions && column.scale === 'count'),
      ...lockOf(sheet, column.slot),
    };
  });
  // Grades 1-5, whose columns belong to points, have no result but what is entered.
  if (sheet.kind === 'homeroom' || columns.some(({ point }) => point)) return entered;
  const align = sheet.kind === 'comment' ? 'center' : 'right';
  return [
    ...entered,
    { key: 'result', ...sheetTexts.result[sheet.kind], width: 88, align, isEditable: false, isComputed: true },
  ];
}

const numbers: ReadonlySet<Scale> = new Set<Scale>(['mark', 'count', 'test', 'old_test']);

function wordsOf({ slot, weight, scale }: Column): Pick<GridColumn, 'label' | 'title' | 'kind'> {
  const { label, title } = wordsOfSlot(slot, scale);
  if (weight === 0) return { label, title };
  return { label, title: `${title}, ${sheetTexts.coefficient(weight)}`, kind: sheetTexts.coefficientShort(weight) };
}

function lockOf({ entry }: Pick<Sheet, 'entry'>, slot: string): Pick<GridColumn, 'lock' | 'date'> {
  const of = entry.find((each) => each.slot === slot);
  if (of?.lock) {
    const date = of.lock.why === 'closed' ? {} : { date: sheetTexts.lockedSince(dayOfYear(of.lock.from)) };
    return { lock: lockText(of.lock), ...date };
  }
  return of?.locksOn ? { date: sheetTexts.openUntil(dayOfYear(dayBefore(of.locksOn))) } : {};
}

function groupOf({ role, point, about }: Column): string | undefined {
  if (point) return groupOfAssessment({ point, trait: role === 'trait_level' ? about : undefined });
  if (role === 'regular') return sheetTexts.regularGroup;
  if (role === 'cluster') return sheetTexts.clusterGroup;
  return role === 'absent_excused' || role === 'absent_unexcused' ? sheetTexts.absenceGroup : undefined;
}

function widthOf({ role }: Column): number {
  if (role === 'regular') return 58;
  if (role === 'trait_level') return 70;
  if (role === 'subject_level' || role === 'test') return 88;
  if (role === 'replacement') return 76;
  if (role === 'cluster') return 84;
  return role === 'mid_term' || role === 'periodic' || role === 'end_of_term' ? 72 : 104;
}
