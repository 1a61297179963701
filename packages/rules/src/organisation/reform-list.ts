/** A commune of the new order with what it was formed from, in the words of the resolution. */
export type ReformListRow = { code: string; name: string; formedFrom: string };
export type ReformList = {
  communes: ReformListRow[];
  /** Where the list has columns for them before the three. */
  provinceCode: string | null;
  provinceName: string | null;
  /** Lines, counted from 1, that hold no commune; a head is not among them. */
  unread: number[];
};

/**
 * Reads a list of new communes as it is published or copied out of a workbook: the last three columns are code, name and
 * what the commune was formed from; two before them the province. Tabs, semicolons or commas between; quotes around a field.
 */
export function parseReformList(text: string): ReformList {
  const list: ReformList = { communes: [], provinceCode: null, provinceName: null, unread: [] };
  const rows = splitFields(text.normalize('NFC').replace(/^\uFEFF/, ''));
  let isFirst = true;
  for (const { line, fields } of rows) {
    const cells = fields.map((field) => field.trim().replace(/\s+/g, ' '));
    if (cells.every((cell) => cell === '')) continue;
    const [code = '', name = '', formedFrom = ''] = cells.slice(-3);
    const isCommune = cells.length >= 3 && /^\d{1,10}$/.test(code) && name.length >= 3;
    if (isCommune) {
      list.communes.push({ code: code.padStart(5, '0'), name, formedFrom });
      if (cells.length >= 5) {
        list.provinceCode ??= cells.at(-5) || null;
        list.provinceName ??= cells.at(-4) || null;
      }
    } else if (!isFirst) list.unread.push(line);
    isFirst = false;
  }
  return list;
}

function splitFields(text: string): { line: number; fields: string[] }[] {
  const separator = text.includes('\t') ? '\t' : (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  const rows: { line: number; fields: string[] }[] = [];
  let [line, from] = [1, 1];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign !== undefined) {
      if (sign === '\n') line += 1;
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && field.trim() === '') [isQuoted, field] = [true, ''];
    else if (sign === undefined || sign === '\n') {
      rows.push({ line: from, fields: [...fields, field.replace(/\r$/, '')] });
      line += 1;
      [fields, field, from] = [[], '', line];
    } else if (sign === separator) {
      fields.push(field);
      field = '';
    } else field += sign;
  }
  return rows;
}
