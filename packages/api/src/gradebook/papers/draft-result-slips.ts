import type { UnitYear } from '@truong/contracts/common';
import type { ContentOf, PaperIssuer, PaperPeriod } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { ColumnRole } from '@truong/rules/gradebook/columns';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer, type PaperDraft } from '../../certificates/index.ts';
import { listPaperParticulars } from '../../people/index.ts';
import { findTerm, listTermLines, type TermLine } from '../term.queries.ts';
import { birthWord } from './draft-report-cards.ts';
import {
  listResultHolders,
  listStoredResults,
  listSubjectNames,
  listTeachers,
  type StoredResult,
} from './paper-data.queries.ts';
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

type Slip = ContentOf<'result-slip'>;
type Ground = {
  schoolYear: number;
  period: PaperPeriod;
  issuer: PaperIssuer;
  subjects: readonly { code: string; name: string }[];
  homerooms: ReadonlyMap<number, string>;
};

/** The result slips of a class for a closed term, with every mark, or for a closed year. */
export async function draftResultSlips(
  trx: Trx,
  act: Act,
  of: UnitYear & { classId: number; period: PaperPeriod },
): Promise<PaperDraft[]> {
  const { unitId, schoolYear, classId, period } = of;
  const holders = (await listResultHolders(trx, of)).filter(({ grade }) => grade > 5);
  if (holders.length === 0) return [];
  const pupilIds = holders.map(({ pupilId }) => pupilId);
  const listed = Map.groupBy(await listStoredResults(trx, { unitId, schoolYear, pupilIds }), (one) => one.pupilId);
  const lines = Map.groupBy(await linesOf(trx, act, of), (line) => line.pupilId);
  const births = await listPaperParticulars(trx, act, { unitId, pupilIds });
  const ground: Ground = {
    schoolYear,
    period,
    issuer: await findIssuer(trx, { unitId, day: act.today }),
    subjects: await listSubjectNames(trx),
    homerooms: (await listTeachers(trx, { unitId, schoolYear, classIds: [classId] })).homerooms,
  };
  return holders.flatMap(({ pupilId, className, fullName }): PaperDraft[] => {
    const own = listed.get(pupilId) ?? [];
    const now = own.find((one) => one.period === period);
    const summer = period === 'year' ? own.find((one) => one.period === 'summer') : undefined;
    const particulars = births.find(({ id }) => id === pupilId);
    if (!now || !particulars) return [];
    const results = { now, summer };
    const pupil = { fullName, birth: birthWord(particulars), className };
    const table = period === 'year' ? yearTable(ground, own) : termTable(ground, now, lines.get(pupilId) ?? []);
    return [{ pupilId, classId, period, holder: fullName, className, content: slipOf(ground, results, pupil, table) }];
  });
}

async function linesOf(
  trx: Trx,
  act: Act,
  { period, ...of }: UnitYear & { classId: number; period: PaperPeriod },
): Promise<TermLine[]> {
  if (period === 'year') return [];
  const term = period === 'term-1' ? 1 : 2;
  const closed = await findTerm(trx, { ...of, term });
  return listTermLines(trx, { ...of, term, today: closed?.closedOn ?? act.today });
}

function slipOf(
  { schoolYear, period, issuer, homerooms }: Ground,
  { now, summer }: { now: StoredResult; summer: StoredResult | undefined },
  pupil: Slip['pupil'],
  table: Pick<Slip, 'heads' | 'rows'>,
): Slip {
  const isOld = now.ruleVersion.startsWith('TT58');
  const title = titleWord(now.title);
  const again = againWords(now, summer);
  const names = isOld
    ? { learning: 'Học lực', conduct: 'Hạnh kiểm' }
    : { learning: 'Kết quả học tập', conduct: 'Kết quả rèn luyện' };
  return {
    form: 'result-slip',
    issuer,
    pupil,
    schoolYear: formatSchoolYear(schoolYear),
    period: periods[period],
    ...table,
    results: [
      ...(now.average === null ? [] : [{ name: 'Điểm trung bình các môn', value: averageWord(now.average) }]),
      { name: names.learning, value: levelWord(now.learning) || 'Không đánh giá' },
      { name: names.conduct, value: levelWord(now.conduct) || 'Không đánh giá' },
      ...(again.learning ? [{ name: `${names.learning} sau kiểm tra lại`, value: again.learning }] : []),
      ...(again.conduct ? [{ name: `${names.conduct} sau rèn luyện trong hè`, value: again.conduct }] : []),
      { name: 'Số buổi nghỉ có phép', value: String(now.absentExcused ?? '') },
      { name: 'Số buổi nghỉ không phép', value: String(now.absentUnexcused ?? '') },
      ...(title ? [{ name: 'Danh hiệu', value: title }] : []),
      ...(period === 'year' ? [{ name: 'Kết luận', value: decisionWord(withSummer(now, summer)) }] : []),
    ],
    homeroomTeacher: homerooms.get(now.classId) ?? null,
  };
}

function yearTable({ subjects }: Ground, own: readonly StoredResult[]): Pick<Slip, 'heads' | 'rows'> {
  const at = (period: StoredResult['period']) => own.find((one) => one.period === period);
  const summer = at('summer');
  const isRetaken = summer !== undefined && summer.subjects.size > 0;
  const shown = [at('term-1'), at('term-2'), at('year'), ...(isRetaken ? [summer] : [])];
  return {
    heads: ['Học kỳ I', 'Học kỳ II', 'Cả năm', ...(isRetaken ? ['Đánh giá lại'] : [])],
    rows: subjects
      .filter(({ code }) => shown.some((results) => results?.subjects.has(code)))
      .map(({ code, name }) => ({ name, cells: shown.map((results) => resultWord(results?.subjects.get(code))) })),
  };
}

const shownRoles: readonly (readonly ColumnRole[])[] = [
  ['regular', 'cluster'],
  ['mid_term', 'periodic'],
  ['end_of_term'],
];

function termTable({ subjects }: Ground, now: StoredResult, lines: readonly TermLine[]): Pick<Slip, 'heads' | 'rows'> {
  return {
    heads: ['Đánh giá thường xuyên', 'Giữa kỳ', 'Cuối kỳ', 'Kết quả học kỳ'],
    rows: subjects.flatMap(({ code, name }) => {
      const line = lines.find(({ subjectCode }) => subjectCode === code);
      if (!line) return [];
      const columns = sheetColumns(line);
      const marks = shownRoles.map((roles) =>
        columns
          .filter(({ role }) => roles.includes(role))
          .flatMap(({ scale, slot }) => formatCell(scale, line.cells.get(slot) ?? null) || [])
          .join('; '),
      );
      return [{ name, cells: [...marks, resultWord(now.subjects.get(code))] }];
    }),
  };
}
