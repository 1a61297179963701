import type { Grid } from '../../people/import-kinds.ts';
import { parseDate } from '../../people/parse-date.ts';
import { codesOf, type NamedPupil, namesOf, type PupilRefusal } from '../match-pupil.ts';
import type { ReadCell, ReadNote, SheetReading } from '../workbook/read-book-sheet.ts';
import { type MarkField, slotOf } from './mark-header.ts';
import type { MarkList } from './recognise-mark-list.ts';

/** The cells of a list by pupil and entry column: whom a row means by the code where it is known, else by the name and birth date. */
export function readMarkList(grid: Grid, list: MarkList, pupils: readonly NamedPupil[]): SheetReading {
  const cells: ReadCell[] = [];
  const notes: ReadNote[] = [];
  const find = pupilsOfRows(list, pupils);
  const seen = new Set<number>();
  const entries = list.columns.flatMap(({ column, field }) => {
    const slot = slotOf(field);
    return slot === null ? [] : [{ column, slot }];
  });
  for (const row of list.rows) {
    const texts = (grid.rows[row] ?? []).map((text) => text.replace(/\s+/g, ' ').trim());
    const hasMarks = entries.some(({ column }) => (texts[column] ?? '') !== '');
    const found = find(texts);
    const words = wordsOf(list, texts);
    if (typeof found === 'string') {
      if (hasMarks) notes.push({ kind: found === 'unknown_pupil' ? 'unknown_row' : found, row, words });
    } else if (seen.has(found.pupilId)) notes.push({ kind: 'twice', row, words });
    else {
      seen.add(found.pupilId);
      for (const { column, slot } of entries)
        cells.push({ pupilId: found.pupilId, slot, text: texts[column] ?? '', row, column, seen: null });
    }
  }
  const missing = pupils.filter(({ pupilId }) => !seen.has(pupilId));
  if (missing.length > 0) notes.push({ kind: 'missing_rows', names: missing.map(({ fullName }) => fullName) });
  return { cells, notes };
}

type Found<P> = P | PupilRefusal | 'two_pupils';

/** Whom a row means, by the columns of a list that say who. */
export function pupilsOfRows<P extends NamedPupil>(
  list: Pick<MarkList, 'columns'>,
  pupils: readonly P[],
): (texts: readonly string[]) => Found<P> {
  const at = (field: MarkField) => list.columns.find((each) => each.field === field)?.column ?? -1;
  const [code, name, family, given, birth] = [
    at('code'),
    at('fullName'),
    at('familyAndMiddle'),
    at('given'),
    at('birthDate'),
  ];
  const byCode = codesOf(pupils);
  const names = namesOf(pupils);
  const nameOf = (texts: readonly string[]) =>
    texts[name] || [texts[family] ?? '', texts[given] ?? ''].filter(Boolean).join(' ');
  return (texts) => {
    const named = names.find(nameOf(texts), (born) => {
      const parsed = parseDate(texts[birth] ?? '', '2100-12-31');
      return parsed.ok && parsed.value.precision === 'day' && parsed.value.date === born;
    });
    // Another product's codes are its own: one that is unknown here says nothing, one that is another pupil's leaves it open.
    const coded = byCode(texts[code] ?? '');
    if (!coded) return named;
    return typeof named === 'string' || named.pupilId === coded.pupilId ? coded : 'two_pupils';
  };
}

function wordsOf(list: MarkList, texts: readonly string[]): string {
  const who = list.columns.flatMap(({ field, column }) =>
    field && slotOf(field) === null ? (texts[column] ?? '') : [],
  );
  return who.filter(Boolean).join(' · ') || texts.filter(Boolean).slice(0, 4).join(' · ');
}
