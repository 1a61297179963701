import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { BookCell, BookColumn, BookSheet, EntryRule } from '@truong/documents/workbook/write-book';
import type { CellValue } from '@truong/rules/gradebook/cell';
import type { Scale } from '@truong/rules/gradebook/columns';
import type { CurrentCell } from '@truong/rules/gradebook/decide-marks';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import {
  isPrimaryRegime,
  notTakenOn,
  ofPupil,
  secondaryRules,
  sheetColumns,
} from '@truong/rules/gradebook/sheet-columns';
import { aboutSheet, classOfSheet } from '@truong/rules/gradebook/sheet-name';
import { headOfSlot } from '@truong/rules/gradebook/slot-heads';
import { knownResult } from '@truong/rules/gradebook/subject-result';
import { identityHeads, type SheetIdentity } from '@truong/rules/gradebook/workbook/sheet-identity';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatTenths } from '@truong/vietnamese/numbers';
import { listLineAbove } from '../../organisation/index.ts';
import type { getSheetContents, SheetRow } from '../sheet.queries.ts';
import { isEnrolledOn, stateOf, teachersOf } from '../sheet-access.ts';

export type Contents = Awaited<ReturnType<typeof getSheetContents>>;
export type School = { name: string; above: string };

const termNames = { 1: 'Học kỳ I', 2: 'Học kỳ II' } as const;
const resultHeads = { score: 'ĐTBmhk', comment: 'Kết quả' } as const;

/** Whose lines stand at the top of what leaves the school. */
export async function readSchool(trx: Trx, act: Act, unitId: number): Promise<School> {
  const line = await listLineAbove(trx, { unitId, asOf: act.asOf });
  return { name: line.at(-1)?.name ?? '', above: line.at(-2)?.name ?? '' };
}

/** "Ngữ văn 8A2", as a sheet is called inside a sentence. */
export function nameOfSheet(sheet: Pick<SheetRow, 'subjectName' | 'className' | 'grade'>): string {
  return `${aboutSheet(sheet)} ${classOfSheet(sheet)}`;
}

/** The title line as the screen has it; without the pupils where they are not counted. */
export function titleOfSheet(sheet: SheetRow, pupils?: number): string {
  const { term, schoolYear } = sheet;
  const period = `${termNames[term]} ${formatSchoolYear(schoolYear)}`;
  const counted = pupils === undefined ? [] : [`${pupils} học sinh`];
  return [aboutSheet(sheet), classOfSheet(sheet), period, ...counted].join(' · ');
}

type Of = { act: Act; school: School; sheet: SheetRow; contents: Contents };

/** A sheet as a workbook shows it, and what it says of itself out of sight. */
export function bookSheetOf(of: Of): { sheet: Omit<BookSheet, 'name'>; identity: SheetIdentity } {
  const { act, school, sheet, contents } = of;
  const columns = sheetColumns(sheet);
  const cells = cellsByPupil(contents.cells);
  const isOpen = stateOf(sheet) === 'open';
  const isNotTaken = notTakenOn(sheet, contents.withoutClusters);
  const here = contents.pupils.filter((pupil) => isEnrolledOn(act.today, pupil)).length;
  const resultHead = sheet.kind === 'homeroom' || isPrimaryRegime(sheet.ruleSet) ? null : resultHeads[sheet.kind];
  const rows = contents.pupils.map((pupil) => {
    const own = cells.get(pupil.pupilId) ?? new Map<string, CurrentCell>();
    const shape = ofPupil(sheet, { takesClusters: !contents.withoutClusters.has(pupil.pupilId) });
    return { pupil, own, result: resultOf(shape, own), isClosed: !isEnrolledOn(act.today, pupil) };
  });
  const identity: SheetIdentity = {
    unitId: sheet.unitId,
    unitName: school.name,
    schoolYear: sheet.schoolYear,
    term: sheet.term,
    sheetId: sheet.id,
    className: sheet.className,
    subjectName: sheet.subjectName,
    grade: sheet.grade,
    columns: columns.map(({ slot, scale }) => [slot, headOfSlot(slot, scale)]),
    resultHead,
    pupils: rows.map(({ pupil, own, result }) => ({
      id: pupil.pupilId,
      code: pupil.code,
      name: pupil.fullName,
      born: pupil.birthDate,
      cells: columns.map(({ slot, scale }) => [own.get(slot)?.version ?? 0, textOf(scale, own.get(slot)?.value)]),
      result,
    })),
  };
  return {
    identity,
    sheet: {
      left: [school.above.toUpperCase(), school.name.toUpperCase()],
      right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      title: titleOfSheet(sheet, here),
      notes: [
        `Giáo viên: ${teachersOf(sheet.keepers).join(', ') || '…'} · Xuất ngày ${formatDate(act.today)} · Mã sổ ${sheet.id}`,
        isOpen
          ? 'Chỉ nhập vào các ô trắng. Họ tên, ngày sinh và điểm trung bình được bảo vệ, có sửa cũng không được ghi.'
          : 'Sổ đã chốt hoặc học kỳ đã khóa: chỉ để xem.',
      ],
      columns: [
        ...fixedColumns,
        ...columns.map(({ slot, scale }) => entryColumn(headOfSlot(slot, scale), scale, isOpen)),
        ...(resultHead === null
          ? []
          : [{ header: resultHead, width: 10, align: alignOf(sheet.kind), is: 'computed' as const }]),
      ],
      rows: rows.map(({ pupil, own, result, isClosed }) => ({
        isClosed,
        closedAt: new Set(
          columns.flatMap(({ slot }, at) =>
            isNotTaken({ pupilId: pupil.pupilId, slot }) ? [fixedColumns.length + at] : [],
          ),
        ),
        cells: [
          pupil.ordinal,
          pupil.code,
          pupil.fullName,
          { day: pupil.birthDate },
          ...columns.map(({ slot, scale }) => bookCell(scale, own.get(slot)?.value ?? null)),
          ...(resultHead === null ? [] : [numberOrText(result)]),
        ],
      })),
    },
  };
}

const fixedColumns: readonly BookColumn[] = [
  { header: identityHeads.order, width: 6, align: 'center', is: 'fixed' },
  { header: identityHeads.code, width: 12, align: 'left', is: 'fixed' },
  { header: identityHeads.name, width: 28, align: 'left', is: 'fixed' },
  { header: identityHeads.birth, width: 13, align: 'center', is: 'fixed', isDay: true },
];

const rules: Readonly<Record<Scale, { rule: EntryRule; text: string }>> = {
  mark: {
    rule: { kind: 'number', from: 0, to: 10, decimals: 1, words: ['v'], due: 'bù' },
    text: 'Cần điểm từ 0 đến 10, nhiều nhất một chữ số thập phân; «v» nếu vắng, «bù 20/05» nếu hẹn kiểm tra bù.',
  },
  comment: {
    rule: { kind: 'choice', values: ['Đ', 'CĐ', 'v'] },
    text: 'Cần Đ (Đạt) hoặc CĐ (Chưa đạt); «v» nếu vắng.',
  },
  test: {
    rule: { kind: 'number', from: 0, to: 10, decimals: 0, words: ['v'], due: 'bù' },
    text: 'Cần điểm nguyên từ 0 đến 10; «v» nếu vắng, «bù 20/05» nếu hẹn kiểm tra bù.',
  },
  old_test: {
    rule: { kind: 'number', from: 1, to: 10, decimals: 0, words: ['v'], due: 'bù' },
    text: 'Cần điểm nguyên từ 1 đến 10; «v» nếu vắng, «bù 20/05» nếu hẹn kiểm tra bù.',
  },
  subject_level: { rule: { kind: 'choice', values: ['T', 'H', 'C'] }, text: 'Cần T, H hoặc C.' },
  old_subject_level: { rule: { kind: 'choice', values: ['H', 'C'] }, text: 'Cần H hoặc C.' },
  trait_level: { rule: { kind: 'choice', values: ['T', 'Đ', 'C'] }, text: 'Cần T, Đ hoặc C.' },
  old_trait_level: { rule: { kind: 'choice', values: ['Đ', 'CĐ'] }, text: 'Cần Đ hoặc CĐ.' },
  conduct: { rule: { kind: 'choice', values: ['T', 'K', 'Đ', 'CĐ'] }, text: 'Cần T, K, Đ hoặc CĐ.' },
  old_conduct: { rule: { kind: 'choice', values: ['T', 'K', 'TB', 'Y'] }, text: 'Cần T, K, TB hoặc Y.' },
  count: {
    rule: { kind: 'number', from: 0, to: 200, decimals: 0, words: [], due: null },
    text: 'Cần số buổi, là số nguyên từ 0 đến 200.',
  },
};

function entryColumn(header: string, scale: Scale, isOpen: boolean): BookColumn {
  const { rule, text } = rules[scale];
  const align = rule.kind === 'number' ? 'right' : 'center';
  const width = Math.max(8, header.length + 2);
  return isOpen ? { header, width, align, is: 'entry', rule, ruleText: text } : { header, width, align, is: 'closed' };
}

function alignOf(kind: SheetRow['kind']): BookColumn['align'] {
  return kind === 'comment' ? 'center' : 'right';
}

function cellsByPupil(cells: readonly CurrentCell[]): Map<number, Map<string, CurrentCell>> {
  const by = new Map<number, Map<string, CurrentCell>>();
  for (const cell of cells) {
    const own = by.get(cell.pupilId) ?? new Map<string, CurrentCell>();
    by.set(cell.pupilId, own.set(cell.slot, cell));
  }
  return by;
}

function textOf(scale: Scale, value: CellValue | null | undefined): string {
  return formatCell(scale, value ?? null);
}

/** Marks as numbers, so that a spreadsheet can sort and add them. */
function bookCell(scale: Scale, value: CellValue | null): BookCell {
  if (value === null) return null;
  if (value.kind === 'number') return scale === 'count' ? value.number : value.number / 10;
  return formatCell(scale, value);
}

/** What is printed as a number is one in a spreadsheet, too. */
export function numberOrText(result: string): BookCell {
  if (result === '') return null;
  return /^\d+(,\d)?$/.test(result) ? Number(result.replace(',', '.')) : result;
}

function resultOf(sheet: SheetRow, own: ReadonlyMap<string, CurrentCell>): string {
  const columns = sheetColumns(sheet);
  const { kind, ruleSet } = sheet;
  if (kind === 'homeroom' || isPrimaryRegime(ruleSet)) return '';
  const cells = new Map([...own].flatMap(([slot, { value }]) => (value ? [[slot, value] as const] : [])));
  const result = knownResult(subjectSemesterResult(secondaryRules(ruleSet), { kind, columns, cells }));
  if (!result) return '';
  if (result.kind === 'score') return formatTenths(result.tenths);
  return result.result === 'pass' ? 'Đ' : 'CĐ';
}
