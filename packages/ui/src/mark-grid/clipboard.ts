/** Tab-separated text as spreadsheets put it on the clipboard and expect it back. */

/** Rows of equal length; an empty clipboard gives no rows. One line end after the last row is not a row. */
export function parseTsv(text: string): string[][] {
  if (text === '') return [];
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { value, end } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    row.push(value);
    if (text[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (end >= text.length) break;
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (at >= text.length) break;
  }
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
}

export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteIfNeeded).join('\t')).join('\r\n');
}

type Field = { value: string; end: number };

function readPlain(text: string, start: number): Field {
  let end = start;
  while (end < text.length && !isBreak(text[end])) end += 1;
  return { value: text.slice(start, end), end };
}

/** A quoted field may hold tabs and line ends; what only looks quoted is taken as it stands. */
function readQuoted(text: string, start: number): Field {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') {
      value += text[at];
      at += 1;
    } else if (text[at + 1] === '"') {
      value += '"';
      at += 2;
    } else {
      const end = at + 1;
      return end === text.length || isBreak(text[end]) ? { value, end } : readPlain(text, start);
    }
  }
  return readPlain(text, start);
}

function isBreak(character: string | undefined): boolean {
  return character === '\t' || character === '\n' || character === '\r';
}

function quoteIfNeeded(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
