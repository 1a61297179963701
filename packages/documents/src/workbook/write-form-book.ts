import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { PrintedCell, PrintedForm } from '@truong/contracts/form-prints';
import { font, headFill, line } from './paper.ts';

const border = { top: line, bottom: line, left: line, right: line };
const noCell = 'FFEDEAE4';
const titleRows = 3;

/** A statistical form as a workbook: what it is on the first sheet, then a sheet a section, numbers as numbers. */
export async function writeFormBook(form: PrintedForm): Promise<Uint8Array> {
  const book = new Workbook();
  writeFacts(book.addWorksheet('Thông tin'), form);
  const names = sheetNames(form.sections.map(({ title }) => title));
  for (const [i, section] of form.sections.entries()) writeSection(book, names[i] ?? `${i + 1}`, form, section);
  return await book.xlsx.writeBuffer({ validate: false });
}

/** A sheet's name has 31 signs at most and none of `: \ / ? * [ ]`. */
function sheetNames(titles: readonly string[]): string[] {
  return titles.map((title, i) => `${i + 1}. ${title.replace(/[:\\/?*[\]]/g, ' ')}`.slice(0, 31).trim());
}

function writeFacts(sheet: Worksheet, form: PrintedForm): void {
  const { filing } = form;
  const lines: [string, string][] = [
    ['Biểu', form.title],
    ['Số hiệu', form.officialNumber ?? ''],
    ['Đơn vị', form.issuer.school],
    ['Cơ quan cấp trên', form.issuer.office ?? ''],
    ['Kỳ', form.year],
    ['Số liệu lấy ngày', form.countedOn],
    ['Nguồn', filing ? 'Số liệu đã gửi' : 'NHÁP, số liệu hiện thời'],
    ...(filing
      ? ([
          ['Bản gửi số', String(filing.number)],
          ['Gửi lúc', filing.filedAt],
          ['Người gửi', filing.filedBy],
          ['Mã băm bắt đầu bằng', filing.hash],
        ] as [string, string][])
      : []),
    ...form.over.map((text): [string, string] => ['Ghi khác hồ sơ', text]),
    ...form.findings.map((text): [string, string] => ['Đã giải trình', text]),
    ...(form.remark ? ([['Ghi chú của đơn vị', form.remark]] as [string, string][]) : []),
    ...form.notes.map((text): [string, string] => ['Cách ghi', text]),
  ];
  sheet.getColumn(1).width = 24;
  sheet.getColumn(2).width = 90;
  for (const [i, [name, text]] of lines.entries()) {
    const [left, right] = [sheet.getCell(i + 1, 1), sheet.getCell(i + 1, 2)];
    left.value = name;
    left.font = { ...font, bold: true };
    right.value = text;
    right.font = font;
    right.numFmt = '@';
    right.alignment = { wrapText: true, vertical: 'top' };
  }
}

function writeSection(book: Workbook, name: string, form: PrintedForm, section: PrintedForm['sections'][number]): void {
  const head = titleRows + 1;
  const first = head + section.heads.length;
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: first - 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: section.columns > 8 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head}:${first - 1}`,
    },
  });
  const source = form.filing ? `Bản gửi số ${form.filing.number}, mã băm ${form.filing.hash}` : 'NHÁP';
  for (const [i, text] of [
    section.title,
    `${form.issuer.school} · ${form.title}`,
    `${form.year} · ${source}`,
  ].entries()) {
    const cell = sheet.getCell(i + 1, 1);
    cell.value = text;
    cell.font = { ...font, bold: i === 0, size: i === 0 ? 14 : font.size };
  }
  writeHeads(sheet, section, head);
  sheet.getColumn(1).width = 44;
  for (let column = 2; column <= section.columns + 1; column++) sheet.getColumn(column).width = 12;
  for (const [r, row] of section.rows.entries()) {
    const title = sheet.getCell(first + r, 1);
    title.value = row.title;
    title.font = { ...font, bold: row.isHeading || row.indent === 0 };
    title.alignment = { indent: row.indent, wrapText: true, vertical: 'middle' };
    title.border = border;
    for (const [c, cell] of row.cells.entries()) writeCell(sheet.getCell(first + r, c + 2), cell);
  }
}

/** The head's cells in their places: those of the second line stand where the first left room. */
function writeHeads(sheet: Worksheet, { heads, columns }: PrintedForm['sections'][number], top: number): void {
  const put = (row: number, column: number, of: { title: string; columns: number; rows: number }) => {
    if (of.columns > 1 || of.rows > 1) sheet.mergeCells(row, column, row + of.rows - 1, column + of.columns - 1);
    const cell = sheet.getCell(row, column);
    cell.value = of.title;
    cell.font = { ...font, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: headFill.usual } };
    cell.border = border;
  };
  put(top, 1, { title: 'Nội dung', columns: 1, rows: heads.length });
  const taken = new Set<string>();
  for (const [line_, cells] of heads.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${line_} ${column}`)) column += 1;
      put(top + line_, column + 2, cell);
      for (let r = 0; r < cell.rows; r++)
        for (let c = 0; c < cell.columns; c++) taken.add(`${line_ + r} ${column + c}`);
      column += cell.columns;
    }
  }
  if (columns > 0) sheet.getRow(top + heads.length - 1).height = 48;
}

function writeCell(cell: Cell, of: PrintedCell | null): void {
  cell.border = border;
  cell.font = font;
  cell.alignment = { horizontal: 'right', vertical: 'middle' };
  if (!of) {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: noCell } };
    return;
  }
  if (of.value === null) {
    cell.value = of.text;
    return;
  }
  cell.value = of.value;
  cell.numFmt = of.decimals > 0 ? `#,##0.${'0'.repeat(of.decimals)}` : '#,##0';
  if (of.isOver) cell.font = { ...font, italic: true, underline: true };
}
