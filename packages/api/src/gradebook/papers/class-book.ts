import type { ClassBook } from '@truong/contracts/papers';
import type { Column, ColumnRole } from '@truong/rules/gradebook/columns';
import { countCorrections } from '@truong/rules/gradebook/corrections';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { sheetColumnsOfAll } from '@truong/rules/gradebook/sheet-columns';
import type { TermLine } from '../term.queries.ts';
import type { Corrected, StoredResult } from './paper-data.queries.ts';
import {
  againWords,
  averageWord,
  decisionWord,
  levelWord,
  periods,
  resultWord,
  titleWord,
  withSummer,
} from './paper-words.ts';

export type Result = Pick<
  StoredResult,
  'learning' | 'conduct' | 'average' | 'title' | 'absentExcused' | 'absentUnexcused' | 'subjects'
>;
type YearResult = Result & Pick<StoredResult, 'grade' | 'beforeSummer' | 'decision'>;
type BookPupil = Pick<ClassBook['pupils'][number], 'ordinal' | 'fullName'> & { pupilId: number };

/** What is known of a class for its book: pupils in register order, its subjects, the lines and results of both terms. */
export type BookGround = {
  pupils: readonly BookPupil[];
  subjects: readonly { code: string; name: string }[];
  teachersOf: (subjectCode: string) => string;
  terms: readonly { term: 1 | 2; lines: readonly TermLine[]; results: ReadonlyMap<number, Result> }[];
  year: ReadonlyMap<number, YearResult> | null;
  /** Of a closed summer: what was taken or judged again. */
  summer: ReadonlyMap<number, YearResult>;
  corrected: readonly Corrected[];
};

const groups: readonly { role: 'regular' | 'mid' | 'end'; of: readonly ColumnRole[] }[] = [
  { role: 'regular', of: ['regular', 'cluster'] },
  { role: 'mid', of: ['mid_term', 'periodic'] },
  { role: 'end', of: ['end_of_term'] },
];

/** The sheets of a term as they stand, and all subjects side by side. */
export function bookTerms(ground: BookGround): ClassBook['terms'] {
  return ground.terms.map(({ term, lines, results }) => ({
    name: periods[`term-${term}`],
    isLast: term === 2,
    subjects: ground.subjects.flatMap(({ code, name }) => {
      const own = lines.filter(({ subjectCode }) => subjectCode === code);
      return own[0] ? [bookSubject(ground, { term, code, name, first: own[0], own, results })] : [];
    }),
    summary: bookSummary(ground, results),
    corrections: correctionsOf(ground, term),
  }));
}

/** How many marks of a term were corrected, and in which subjects how many. */
function correctionsOf(ground: BookGround, term: number): ClassBook['terms'][number]['corrections'] {
  const counted = ground.subjects.flatMap(({ code, name }) => {
    const count = correctedIn(ground, { code, term });
    return count > 0 ? [{ name, count }] : [];
  });
  return {
    count: counted.reduce((sum, { count }) => sum + count, 0),
    subjects: counted.map(({ name, count }) => `${name} (${count})`).join(', '),
  };
}

function correctedIn({ corrected }: BookGround, { code, term }: { code: string; term: number }): number {
  return corrected
    .filter((one) => one.subjectCode === code && one.term === term)
    .reduce((sum, { changes }) => sum + countCorrections(changes), 0);
}

type OfSubject = {
  term: 1 | 2;
  code: string;
  name: string;
  first: TermLine;
  own: readonly TermLine[];
  results: ReadonlyMap<number, Result>;
};

function bookSubject(ground: BookGround, { term, code, name, first, own, results }: OfSubject) {
  const columns = sheetColumnsOfAll([first, ...own]);
  const shown = groups.map(({ role, of }) => ({ role, columns: columns.filter((column) => of.includes(column.role)) }));
  const inOrder = shown.flatMap((group) => group.columns);
  const lineOf = new Map(own.map((line) => [line.pupilId, line]));
  return {
    name,
    kind: first.kind === 'score' ? ('score' as const) : ('comment' as const),
    teachers: ground.teachersOf(code),
    groups: shown.flatMap((group) =>
      group.columns.length > 0 ? [{ role: group.role, slots: group.columns.length }] : [],
    ),
    rows: ground.pupils.map(({ pupilId, ordinal, fullName }) => ({
      ordinal,
      fullName,
      cells: inOrder.map((column) => cellWord(column, lineOf.get(pupilId))),
      result: resultWord(results.get(pupilId)?.subjects.get(code)),
      year: resultWord(ground.year?.get(pupilId)?.subjects.get(code)),
      retest: resultWord(ground.summer.get(pupilId)?.subjects.get(code)),
    })),
    corrections: correctedIn(ground, { code, term }),
  };
}

function cellWord({ scale, slot }: Column, line: TermLine | undefined): string {
  return line ? formatCell(scale, line.cells.get(slot) ?? null) : '';
}

function bookSummary({ pupils, subjects }: BookGround, results: ReadonlyMap<number, Result>) {
  const taught = subjects.filter(({ code }) => [...results.values()].some((one) => one.subjects.has(code)));
  return {
    subjects: taught.map(({ name }) => name),
    rows: pupils.map(({ pupilId, ordinal, fullName }) => {
      const result = results.get(pupilId);
      return {
        ordinal,
        fullName,
        cells: taught.map(({ code }) => resultWord(result?.subjects.get(code))),
        average: averageWord(result?.average),
        learning: levelWord(result?.learning),
        conduct: levelWord(result?.conduct),
        absences: absencesWord(result),
        ...{ learningAgain: '', conductAgain: '', decision: '' },
        title: titleWord(result?.title) ?? '',
      };
    }),
  };
}

/** The year side by side with what its end says; null while it is open. */
export function bookYear(ground: BookGround): ClassBook['year'] {
  const { year, summer } = ground;
  if (!year) return null;
  const summary = bookSummary(ground, year);
  const rows = summary.rows.map((row, at) => {
    const pupilId = ground.pupils[at]?.pupilId ?? 0;
    const result = year.get(pupilId);
    if (!result) return row;
    const after = summer.get(pupilId);
    const again = againWords(result, after);
    const decision = decisionWord(withSummer(result, after));
    return { ...row, learningAgain: again.learning, conductAgain: again.conduct, decision };
  });
  return { ...summary, rows };
}

export function bookTotals({ pupils, year, summer }: BookGround): ClassBook['totals'] {
  const results = [...(year ?? [])].map(([pupilId, result]) => withSummer(result, summer.get(pupilId)));
  const promoted = results.filter(({ decision }) => decision === 'promoted');
  return [
    { name: 'Tổng số học sinh trong sổ', pupils: pupils.length },
    { name: 'Được lên lớp, hoàn thành chương trình', pupils: promoted.length },
    {
      name: 'Trong đó: sau kiểm tra lại, rèn luyện thêm trong hè',
      pupils: promoted.filter(({ beforeSummer }) => beforeSummer !== 'promoted').length,
    },
    { name: 'Không được lên lớp', pupils: results.filter(({ decision }) => decision === 'retained').length },
    { name: 'Được khen thưởng', pupils: [...(year?.values() ?? [])].filter(({ title }) => title !== null).length },
  ];
}

function absencesWord(result: Result | undefined): string {
  if (!result || result.absentExcused === null || result.absentUnexcused === null) return '';
  return String(result.absentExcused + result.absentUnexcused);
}
