import type { Grid, ImportField, ImportKind, RecognisedColumn, SkippedRow } from './import-kinds.ts';
import { parseDate } from './parse-date.ts';
import { tidyClassName } from './parse-values.ts';
import { plainWords } from './plain-words.ts';

export type SortedRows = { records: { row: number; className: string | null }[]; skipped: SkippedRow[] };

const totalWords =
  /^(tong( so| cong)?|cong|tong [a-z ]*\d+[a-z ]*|danh sach (nay |tren )?(co|gom)|an dinh|trong do|si so|so luong)( |$)/;
const signatureWords =
  /(nguoi lap|lap (bang|bieu|danh sach)|hieu truong|thu truong|pho hieu truong|giao vien chu nhiem|ky (va )?ghi ro|ky ten|xac nhan|van thu|ngay (\d+ )?thang (\d+ )?nawm|t m |kt hieu)/;
/** Fields that only a record fills. */
const proofs: readonly ImportField[] = [
  'birthDate',
  'birthYear',
  'maleBirthDate',
  'femaleBirthDate',
  'personalNumber',
  'educationId',
  'code',
  'sex',
  'ethnicity',
  'subject',
  'classes',
  'duties',
  'guardianPhone',
];
/** What a row is called by: the first of these that it has. */
const names: readonly ImportField[] = ['fullName', 'given', 'class'];

/** Which rows below the head are records, and why the others are not: totals, signatures, the name of the next class. */
export function sortRows(
  grid: Grid,
  {
    kind,
    columns,
    headRow,
    className,
  }: { kind: ImportKind; columns: readonly RecognisedColumn[]; headRow: number; className: string | null },
): SortedRows {
  const fieldColumns = new Map(columns.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])));
  const headCells = (grid.rows[headRow] ?? []).map(plainWords);
  const records: SortedRows['records'] = [];
  const skipped: SkippedRow[] = [];
  let currentClass = className;
  let isOver = false;
  for (let row = headRow + 1; row < grid.rows.length; row++) {
    const cells = grid.rows[row] ?? [];
    const facts = factsOf(cells, { columns, fieldColumns });
    const section = kind === 'classes' || facts.isRecord ? null : sectionClass(facts.texts);
    const reason = reasonToSkip(facts, { cells, headCells, section, isFirst: records.length === 0, isOver });
    if (section !== null) currentClass = section;
    // Below the signatures of one list another may follow.
    if (reason === 'signature') isOver = true;
    else if (reason !== 'blank') isOver = false;
    if (reason) skipped.push({ row, reason });
    else records.push({ row, className: currentClass });
  }
  return { records, skipped };
}

type RowFacts = {
  texts: readonly string[];
  /** How many of the cells that are read hold something, apart from the running number. */
  filled: number;
  isNumbered: boolean;
  /** Nothing but a record looks so: a name with something beside it, or values that only a record has. */
  isRecord: boolean;
  isSpread: boolean;
};

function factsOf(
  cells: readonly string[],
  { columns, fieldColumns }: { columns: readonly RecognisedColumn[]; fieldColumns: ReadonlyMap<ImportField, number> },
): RowFacts {
  const at = (field: ImportField) => cells[fieldColumns.get(field) ?? -1]?.trim() ?? '';
  const texts = [...new Set(cells.map((text) => text.trim()).filter(Boolean))];
  const read = columns.flatMap(({ field, column }) =>
    field && field !== 'order' ? (cells[column]?.trim() ?? '') : [],
  );
  const filled = read.filter(Boolean).length;
  const name = names.map(at).find(Boolean) ?? '';
  const isNamed = name !== '' && !totalWords.test(plainWords(name)) && !signatureWords.test(plainWords(name));
  const isProved = proofs.some(
    (field) => at(field) !== '' && (field !== 'birthDate' || parseDate(at(field), '2100-12-31').ok),
  );
  const isNumbered = /^\d{1,4}$/.test(at('order'));
  return {
    texts,
    filled,
    isNumbered,
    isRecord: texts.length > 1 && ((isNumbered && filled > 0) || (isNamed && filled > 1) || (isProved && filled > 2)),
    // One text over several cells: a merged heading.
    isSpread: texts.length === 1 && cells.filter((text) => text.trim()).length > 1,
  };
}

function reasonToSkip(
  { texts, filled, isNumbered, isRecord, isSpread }: RowFacts,
  about: {
    cells: readonly string[];
    headCells: readonly string[];
    section: string | null;
    isFirst: boolean;
    isOver: boolean;
  },
): SkippedRow['reason'] | null {
  if (texts.length === 0) return 'blank';
  if (isRepeatedHead(about.cells, about.headCells)) return 'repeated_head';
  if (about.isFirst && isNumbering(texts)) return 'numbering';
  if (about.section !== null) return 'section';
  // Names below signatures are no records, unless they are numbered and hold more.
  if (about.isOver && !(isRecord && isNumbered && filled > 1)) return 'signature';
  if (isRecord) return null;
  const words = texts.map(plainWords);
  if (words.some((text) => totalWords.test(text))) return 'total';
  if (words.some((text) => signatureWords.test(text))) return 'signature';
  // Rows numbered in advance and left empty.
  if (filled === 0) return texts.every((text) => /^\d{1,4}$/.test(text)) ? 'blank' : 'section';
  return isSpread ? 'section' : null;
}

/** The row under a head that counts the columns: "(1)", "2", "3 = 1 + 2". */
function isNumbering(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => text.replace(/[()\s.]/g, ''));
  return texts.length >= 3 && numbers.every((text) => /^(\d{1,2}|[a-zA-Z]|\d+=\S*)$/.test(text)) && isCounting(numbers);
}

/** 1, 2, 3 … or a, b, 1, 2 …: each number once, in order. */
function isCounting(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => /^\d/.test(text)).map((text) => Number.parseInt(text, 10));
  return numbers.length >= 2 && numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
}

function isRepeatedHead(cells: readonly string[], head: readonly string[]): boolean {
  const same = cells.filter((text, column) => text.trim() !== '' && plainWords(text) === head[column]).length;
  return same >= 3 && same >= head.filter(Boolean).length / 2;
}

/** The class of a row that says nothing but "Lớp 6A" or "Lớp: 6A – Sĩ số: 35". */
function sectionClass(texts: readonly string[]): string | null {
  const [first = ''] = texts;
  if (texts.length > 2 || !/^lop( |$)/.test(plainWords(first))) return null;
  return classInText(first) ?? (texts[1] ? tidyClassName(texts[1]) : null);
}

/** "DANH SÁCH HỌC SINH LỚP 6A NĂM HỌC 2024-2025" → "6A". */
export function classInText(text: string): string | null {
  const found =
    /l[ớo]p\s*:?\s*((?:ghép\s*)?\d{1,2}(?:\s*\+\s*\d{1,2}|\s?\p{L}\d{0,2}(?![\p{L}\p{M}])|[./]\d{1,2})?)/iu.exec(
      text.normalize('NFC'),
    );
  return found?.[1] ? tidyClassName(found[1]) : null;
}
