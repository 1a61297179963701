import type { ClassBook, ClassSummary, PaperIssuer } from '@truong/contracts/papers';
import type { BookColumn, BookSheet } from '@truong/documents/workbook/write-book';
import { numberOrText } from '../workbook/book-sheets.ts';

type Named = Omit<BookSheet, 'left' | 'right'>;
type Row = { ordinal: number; fullName: string };

/** The words of a circular's book. */
const bookWords = {
  'class-book-tt22': {
    groups: { regular: 'ĐĐG thường xuyên', mid: 'ĐĐG giữa kỳ', end: 'ĐĐG cuối kỳ' },
    results: { score: 'ĐTB học kỳ', comment: 'Mức học kỳ' },
    years: { score: 'ĐTB cả năm', comment: 'Mức cả năm' },
    again: 'Mức đánh giá lại',
    ends: [
      ['learning', 'Kết quả học tập'],
      ['conduct', 'Kết quả rèn luyện'],
    ],
  },
  'class-book-tt58': {
    groups: { regular: 'Hệ số 1', mid: 'Hệ số 2', end: 'Học kỳ' },
    results: { score: 'TBm học kỳ', comment: 'Xếp loại học kỳ' },
    years: { score: 'TBm cả năm', comment: 'Xếp loại cả năm' },
    again: 'Kiểm tra lại',
    ends: [
      ['average', 'ĐTB các môn'],
      ['learning', 'Học lực'],
      ['conduct', 'Hạnh kiểm'],
    ],
  },
} as const;
export type BookForm = keyof typeof bookWords;
type Words = (typeof bookWords)[BookForm];

const who: readonly BookColumn[] = [
  { header: 'TT', width: 6, align: 'center', is: 'fixed' },
  { header: 'Họ và tên', width: 28, align: 'left', is: 'fixed' },
];
const entry = (header: string, width: number, more: Partial<BookColumn> = {}): BookColumn => ({
  ...{ header, width, align: 'center', is: 'entry' },
  ...more,
});
const whoOf = ({ ordinal, fullName }: Row) => [ordinal, fullName];

/** The tables of a class's book as sheets to be edited on: of both terms and the year; `isWhole`: also every subject and who was absent. */
export function classBookSheets(form: BookForm, book: ClassBook, { isWhole }: { isWhole: boolean }): BookSheet[] {
  const words = bookWords[form];
  const { className, schoolYear, year } = book;
  const sheets: Named[] = [];
  for (const term of book.terms) {
    if (isWhole) sheets.push(...term.subjects.map((subject) => subjectSheet(book, term, subject, words)));
    const title = `TỔNG HỢP KẾT QUẢ ${term.name.toUpperCase()} NĂM HỌC ${schoolYear} · LỚP ${className}`;
    sheets.push(summarySheet(`${className} ${shortTerm(term.name)}`, title, term.summary, words.ends));
  }
  if (year) {
    const title = `TỔNG HỢP KẾT QUẢ CẢ NĂM HỌC ${schoolYear} · LỚP ${className}`;
    sheets.push(summarySheet(`${className} Cả năm`, title, year, [...words.ends, ...yearEnds]));
  }
  if (isWhole) sheets.push(absencesSheet(book));
  return sheets.map((sheet) => ({ ...sheet, ...letterhead(book.issuer) }));
}

const yearEnds = [
  ['learningAgain', 'Học tập sau hè'],
  ['conductAgain', 'Rèn luyện sau hè'],
  ['absences', 'Số buổi nghỉ'],
  ['decision', 'Lên lớp, ở lại lớp'],
  ['title', 'Khen thưởng'],
] as const;
const wide: Readonly<Record<string, number>> = { decision: 36, title: 24 };

type Summary = ClassBook['terms'][number]['summary'];
type End = readonly [Exclude<keyof Summary['rows'][number], 'ordinal' | 'fullName' | 'cells'>, string];

function summarySheet(name: string, title: string, { subjects, rows }: Summary, ends: readonly End[]): Named {
  return {
    name,
    title,
    notes: [],
    columns: [
      ...who,
      ...subjects.map((subject) => entry(subject, 11, { isAverage: true })),
      ...ends.map(([key, header]) =>
        entry(header, wide[key] ?? 13, { isAverage: key === 'average', align: wide[key] ? 'left' : 'center' }),
      ),
    ],
    rows: rows.map((row) => ({
      cells: [...whoOf(row), ...row.cells.map(numberOrText), ...ends.map(([key]) => numberOrText(row[key]))],
    })),
  };
}

type Term = ClassBook['terms'][number];

function subjectSheet(
  { className, schoolYear }: ClassBook,
  term: Term,
  { name, kind, teachers, groups, rows, corrections }: Term['subjects'][number],
  words: Words,
): Named {
  return {
    name: `${shortTerm(term.name)} ${name}`,
    title: `${name} · Lớp ${className} · ${term.name} năm học ${schoolYear}`,
    notes: [`Giáo viên: ${teachers || '…'} · Số điểm sửa chữa: ${corrections}`],
    columns: [
      ...who,
      ...groups.flatMap(({ role, slots }) =>
        Array.from({ length: slots }, (_, at) => entry(String(at + 1), 9, { group: words.groups[role] })),
      ),
      entry(words.results[kind], 12, { isAverage: true }),
      ...(term.isLast ? [entry(words.years[kind], 12, { isAverage: true }), entry(words.again, 12)] : []),
    ],
    rows: rows.map((row) => ({
      cells: [
        ...whoOf(row),
        ...[...row.cells, row.result, ...(term.isLast ? [row.year, row.retest] : [])].map(numberOrText),
      ],
    })),
  };
}

function absencesSheet({ className, schoolYear, absences }: ClassBook): Named {
  return {
    name: 'Nghỉ học',
    title: `TỔNG HỢP SỐ BUỔI NGHỈ HỌC NĂM HỌC ${schoolYear} · LỚP ${className}`,
    notes: ['TS: tổng số buổi nghỉ; P: nghỉ có phép; K: nghỉ không phép'],
    columns: [...who, ...absences.heads.flatMap((group) => ['TS', 'P', 'K'].map((head) => entry(head, 7, { group })))],
    rows: absences.rows.map((row) => ({
      cells: [
        ...whoOf(row),
        ...row.cells.flatMap(({ total, excused, unexcused }) => [total, excused, unexcused].map(numberOrText)),
      ],
    })),
  };
}

/** The summary table of a class of grades 1-5 as a sheet to be edited on. */
export function classSummarySheet(summary: ClassSummary): BookSheet {
  const { className, grade, schoolYear, point, subjects, traitGroups, rows, totals, isYear } = summary;
  const ends = isYear
    ? ([
        ['result', 'Đánh giá kết quả giáo dục', 20],
        ['title', 'Khen thưởng', 24],
        ['completion', 'Hoàn thành chương trình', 32],
      ] as const)
    : [];
  const each = <T>(level: (at: number) => T, test: (at: number) => T) =>
    subjects.flatMap(({ hasLevel, hasTest }, at) => [...(hasLevel ? [level(at)] : []), ...(hasTest ? [test(at)] : [])]);
  const nameOf = (at: number) => ({ group: subjects[at]?.name ?? '' });
  return {
    name: `${className} khối ${grade}`,
    ...letterhead(summary.issuer),
    title: 'BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC CỦA LỚP',
    notes: [`${point}, năm học ${schoolYear} · Lớp ${className}, khối ${grade} · Sĩ số: ${rows.length}`],
    columns: [
      ...who,
      entry('Ngày sinh', 13),
      entry('Nữ', 6),
      ...each(
        (at) => entry('Mức', 10, nameOf(at)),
        (at) => entry('Điểm', 10, nameOf(at)),
      ),
      ...traitGroups.flatMap(({ name: group, traits }) => traits.map((trait) => entry(trait, 11, { group }))),
      ...ends.map(([, header, width]) => entry(header, width)),
      entry('Ghi chú', 24, { align: 'left' }),
    ],
    rows: [
      ...rows.map((row) => ({
        cells: [
          ...whoOf(row),
          row.birth,
          row.isFemale ? 'x' : null,
          ...each(
            (at) => row.subjects[at]?.level || null,
            (at) => numberOrText(row.subjects[at]?.test ?? ''),
          ),
          ...row.traits.map((level) => level || null),
          ...ends.map(([key]) => row[key] || null),
          row.note || null,
        ],
      })),
      ...totals.map((total) => ({
        cells: [
          null,
          total.name,
          null,
          null,
          ...each(
            (at) => numberOrText(total.subjects[at] ?? ''),
            () => null,
          ),
          ...total.traits.map(numberOrText),
        ],
      })),
    ],
  };
}

function letterhead({ office, school }: PaperIssuer): Pick<BookSheet, 'left' | 'right'> {
  return {
    left: [(office ?? '').toUpperCase(), school.toUpperCase()],
    right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
  };
}

/** "HK I" of "Học kỳ I". */
function shortTerm(name: string): string {
  return name.replace('Học kỳ', 'HK');
}
