import type { PrintedCell, PrintedForm } from '@truong/contracts/form-prints';
import type { FormFiling } from '@truong/contracts/forms';
import type { PaperIssuer } from '@truong/contracts/papers';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import { cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { headsOf, rowsOfSection } from '@truong/rules/statistics/form-table';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatFigure } from '@truong/vietnamese/numbers';

/** What stands on a form's paper beside its figures. */
export type FormPaper = {
  issuer: PaperIssuer;
  schoolYear: number;
  countedOn: string;
  day: string;
  filing: PrintedForm['filing'];
  findings: FormFiling['findings'];
  remark: string | null;
};

/** What is no check of the form's own: a figure outside of its limits. */
const unusual = 'Số liệu khác nhiều so với các năm trước.';

/** The form and its figures, exactly as given, in words and numbers: what the print and the workbook show. */
export function printedForm(form: Form, figures: readonly FormFigure[], paper: FormPaper): PrintedForm {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const cells = cellsOfForm(form);
  const decimals = new Map(
    cells.map(({ key, source }) => [key, source.kind === 'query' ? 0 : (source.decimals ?? 0)] as const),
  );
  const cellAt = (key: string): PrintedCell => {
    const figure = byKey.get(key);
    const places = decimals.get(key) ?? 0;
    const value = figure?.value ?? null;
    const text = value === null ? (figure?.text ?? '–') : formatFigure(value, places);
    return { value, text, decimals: places, isOver: figure?.source === 'typed_over' };
  };
  const over = cells.flatMap(({ key, section, row, column }) => {
    const figure = byKey.get(key);
    if (figure?.source !== 'typed_over' || figure.value === null) return [];
    const [now, computed] = [figure.value, figure.computed ?? 0].map((value) => formatFigure(value, 0));
    return [
      `${section.title}, ${row.title}, ${column.title}: ${now}, theo hồ sơ ${computed}. ${figure.note ?? ''}`.trim(),
    ];
  });
  const instructions = new Map(form.checks.map(({ code, instruction }) => [code, instruction]));
  return {
    issuer: paper.issuer,
    title: form.name,
    officialNumber: form.officialNumber ?? null,
    year: `Năm học ${formatSchoolYear(paper.schoolYear)}`,
    countedOn: formatDate(paper.countedOn),
    isLandscape: form.layout?.orientation === 'landscape',
    day: paper.day,
    filing: paper.filing,
    sections: form.sections.map((section) => ({
      title: section.title,
      heads: headsOf(section.columns),
      columns: section.columns.length,
      rows: rowsOfSection(section, cellAt),
    })),
    over,
    findings: paper.findings.flatMap(({ finding, note }) =>
      note ? [`${instructions.get(finding.check) ?? unusual} Giải trình: ${note}`] : [],
    ),
    remark: paper.remark,
    notes: [...(form.notes ?? [])],
  };
}
