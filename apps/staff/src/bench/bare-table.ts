import { timeKeys } from './timed-keys.ts';

/** The stated limit: the same keys in a plain table of the same size, whose texts are changed by hand and nothing else happens. */
export function showBareTable(root: HTMLElement, { rows, columns }: { rows: number; columns: number }): void {
  const table = document.createElement('table');
  for (let row = 0; row < rows; row += 1) {
    const line = table.insertRow();
    line.insertCell().textContent = `Học sinh ${row + 1}`;
    for (let column = 0; column < columns; column += 1) line.insertCell().textContent = '7,5';
  }
  const field = document.createElement('textarea');
  root.append(table, field);
  let at = { row: 0, column: 0 };
  field.addEventListener('keydown', (event) => {
    const to = {
      Enter: { ...at, row: Math.min(rows - 1, at.row + 1) },
      ArrowRight: { ...at, column: Math.min(columns - 1, at.column + 1) },
    }[event.key];
    if (!to) return;
    event.preventDefault();
    const cell = table.rows[at.row]?.cells[at.column + 1];
    if (cell && field.value !== '') cell.textContent = field.value;
    field.value = '';
    at = to;
  });
  field.focus();
  timeKeys();
}
