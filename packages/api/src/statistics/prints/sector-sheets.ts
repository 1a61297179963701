import type { ExportSheet } from '@truong/contracts/form-prints';
import { dimensions } from '@truong/rules/statistics/catalogue';
import { cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { formatDate } from '@truong/vietnamese/dates';
import { figuresOfSections } from '../forms/frozen.queries.ts';
import type { ExportedFiling, ExportedUnit } from './sector-export.queries.ts';

/** The layout that `docs/sector-export.md` describes; a change of it is its next number. */
export const sectorLayout = 1;
/** Figures of a form stand in columns; a sheet has 16,384 of them. */
const widest = 16_000;

export type ExportedForm = { form: Form; filings: readonly ExportedFiling[] };
export type SectorFacts = {
  office: { code: string; name: string };
  schoolYear: number;
  period: string;
  isApprovedOnly: boolean;
  at: string;
};

/** The sheets of an export: what it is, units, figures form by form, what each figure means, code lists. No persons. */
export function sectorSheets(
  facts: SectorFacts,
  units: readonly ExportedUnit[],
  forms: readonly ExportedForm[],
): ExportSheet[] {
  return [
    factSheet(facts, units, forms),
    unitSheet(units),
    ...forms.map((one) => figureSheet(units, one)),
    meanings(forms),
    codes(),
  ];
}

function factSheet(facts: SectorFacts, units: readonly ExportedUnit[], forms: readonly ExportedForm[]): ExportSheet {
  const filings = forms.reduce((sum, one) => sum + one.filings.length, 0);
  return {
    name: 'THONG_TIN',
    widths: [28, 60],
    rows: [
      ['ten', 'gia_tri'],
      ['bo_cuc', sectorLayout],
      ['don_vi_xuat', facts.office.code],
      ['ten_don_vi_xuat', facts.office.name],
      ['nam_hoc', facts.schoolYear],
      ['ky', facts.period],
      ['nguon', facts.isApprovedOnly ? 'da_duyet' : 'da_gui'],
      ['xuat_luc', facts.at],
      ['so_truong', units.length],
      ['so_ban_gui', filings],
    ],
  };
}

function unitSheet(units: readonly ExportedUnit[]): ExportSheet {
  return {
    name: 'DON_VI',
    widths: [16, 48, 40, 16, 14, 16, 40],
    rows: [
      ['ma_don_vi', 'ten_don_vi', 'cap_hoc', 'loai_hinh', 'ma_xa', 'ma_cap_tren', 'ten_cap_tren'],
      ...units.map((unit) => [
        ...[unit.code, unit.name, unit.levels.join(';'), unit.schoolType],
        ...[unit.communeCode, unit.officeCode, unit.officeName],
      ]),
    ],
  };
}

/** A row a school: its filing, then the figures in the order of the form; a figure without a value is empty. */
function figureSheet(units: readonly ExportedUnit[], { form, filings }: ExportedForm): ExportSheet {
  const keys = cellsOfForm(form)
    .map(({ key }) => key)
    .slice(0, widest);
  const byUnit = new Map(filings.map((filing) => [filing.unitId, filing]));
  const rows = units.flatMap((unit) => {
    const filing = byUnit.get(unit.id);
    if (!filing) return [];
    const values = new Map(figuresOfSections(filing.sections).map(({ key, value, text }) => [key, value ?? text]));
    const head = [
      unit.code,
      filing.number,
      formatDate(filing.filedOn),
      filing.countedOn && formatDate(filing.countedOn),
    ];
    return [[...head, filing.hash.toString('hex'), ...keys.map((key) => values.get(key) ?? null)]];
  });
  return {
    name: sheetOf(form),
    widths: [16, 8, 12, 12, 20],
    rows: [['ma_don_vi', 'ban_gui', 'ngay_gui', 'ngay_so_lieu', 'ma_bam', ...keys], ...rows],
  };
}

function sheetOf({ code, version }: Form): string {
  return `${code}.${version}`.slice(0, 31);
}

/** What each figure counts, in words and in the codes of the lists, so that it can be mapped once and for all. */
function meanings(forms: readonly ExportedForm[]): ExportSheet {
  return {
    name: 'CHI_TIEU',
    widths: [28, 44, 44, 40, 40, 14, 60],
    rows: [
      ['bieu', 'chi_tieu', 'phan', 'dong', 'cot', 'nguon', 'dieu_kien'],
      ...forms.flatMap(({ form }) =>
        cellsOfForm(form).map(({ key, section, row, column, source }) => [
          ...[sheetOf(form), key, section.title, row.title],
          column.group ? `${column.group}: ${column.title}` : column.title,
          source.kind,
          source.kind === 'formula' ? source.formula : source.kind === 'query' ? conditionOf(source) : null,
        ]),
      ),
    ],
  };
}

function conditionOf({ records, where = {}, amount }: { records: string; where?: object; amount?: string }): string {
  const conditions = Object.entries(where as Record<string, readonly string[]>).map(
    ([code, values]) => `${code}=${values.join('|')}`,
  );
  return [records, ...conditions, ...(amount ? [`sum:${amount}`] : [])].join('; ');
}

/** Every list of the catalogue: peoples by their official numbers, grades 0 to 12, and the others. */
function codes(): ExportSheet {
  return {
    name: 'DANH_MUC',
    widths: [20, 28, 24, 40],
    rows: [
      ['danh_muc', 'ten_danh_muc', 'ma', 'ten'],
      ...Object.entries(dimensions).flatMap(([code, { name, values }]) =>
        values.map((value) => [code, name, value.code, value.name]),
      ),
    ],
  };
}
