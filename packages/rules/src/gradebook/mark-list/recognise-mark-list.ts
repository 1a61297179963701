import { findHead, type Head, joinHeaders } from '../../people/find-head.ts';
import type { Grid, RecognisedColumn } from '../../people/import-kinds.ts';
import { mapColumns } from '../../people/map-columns.ts';
import { matchHeader } from '../../people/match-header.ts';
import { plainWords } from '../../people/plain-words.ts';
import { fingerprintOf } from '../../people/recognise-table.ts';
import { sortRows } from '../../people/sort-rows.ts';
import type { Column } from '../columns.ts';
import { type MarkField, readMarkHead, slotOf, slotsOfHeads, type WhoField, whoFields } from './mark-header.ts';

export type MarkListColumn = { column: number; header: string; field: MarkField | null; recognised: MarkField | null };

/** A list of marks in some product's layout, read for a sheet. */
export type MarkList = {
  columns: readonly MarkListColumn[];
  /** Rows that hold a pupil, from 0. */
  rows: readonly number[];
  /** Equal for lists of one layout: corrections are remembered by it. */
  fingerprint: string;
};

/** Finds the head of a list wherever it stands and what its columns mean. Null where no row reads like a head. */
export function recogniseMarkList(
  grid: Grid,
  columns: readonly Column[],
  mapping?: ReadonlyMap<number, MarkField | null>,
): MarkList | null {
  const head = findMarkHead(grid);
  if (!head) return null;
  const headers = numberRepeats(head.headers);
  const slots = slotsOfHeads(headers, columns);
  // A head of marks means nobody: it is kept from those that say who.
  const ofPupils = headers.map((header, at) => (readMarkHead(header) || slots[at] ? '–' : header));
  const who = mapColumns(grid, { headers: ofPupils, firstRow: head.to + 1, kind: 'pupils' });
  const recognised = headers.map((header, column): MarkListColumn => {
    const slot = slots[column];
    const field: MarkField | null = slot ? `slot:${slot}` : whoField(who[column]);
    return { column, header: head.headers[column] ?? header, field, recognised: field };
  });
  const isKnown = (field: MarkField | null) => {
    const slot = slotOf(field);
    return slot === null || columns.some((column) => column.slot === slot);
  };
  const mapped = recognised.map((each) => {
    const field = mapping?.get(each.column);
    // What was corrected for another sheet may name columns that this one has not.
    return field === undefined || !isKnown(field) ? each : { ...each, field };
  });
  const { records } = sortRows(grid, {
    kind: 'pupils',
    columns: mapped.map(({ column, header, field }): RecognisedColumn => {
      return {
        column,
        header,
        field: asWho(field) ?? (who[column]?.field === 'order' ? 'order' : null),
        confidence: 1,
      };
    }),
    headRow: head.to,
    className: null,
  });
  const fingerprint = fingerprintOf('marks', joinHeaders(grid, head));
  return { columns: mapped, rows: records.map(({ row }) => row), fingerprint };
}

/** The head, without a first record that was taken for its last row: marks below heads read like the numbers of columns. */
function findMarkHead(grid: Grid): Head | null {
  const head = findHead(grid, bestMatch);
  if (!head || head.from === head.to) return head;
  const above = joinHeaders(grid, { from: head.from, to: head.to - 1 });
  const isRecord = (grid.rows[head.to] ?? []).some((text, column) => {
    const says = matchHeader(above[column] ?? '', 'pupils')[0];
    const isWho = says !== undefined && says.score >= 0.75 && asWho(says.field) !== null;
    return isWho && text.trim() !== '' && text.trim() !== above[column] && !bestMatch(text);
  });
  return isRecord ? findMarkHead({ ...grid, rows: grid.rows.slice(0, head.to) }) : head;
}

/** The best that a head may mean in a list of marks. */
function bestMatch(header: string): { field: string; score: number } | undefined {
  const head = readMarkHead(header);
  if (head) return { field: `${head.means} ${plainWords(header)}`, score: 1 };
  return matchHeader(header, 'pupils').find(({ field }) => field === 'order' || asWho(field) !== null);
}

function whoField(column: RecognisedColumn | undefined): WhoField | null {
  return asWho(column?.field ?? null);
}

function asWho(field: string | null): WhoField | null {
  return whoFields.find((known) => known === field) ?? null;
}

/** "Miệng" over three columns: the first, second and third of them. */
function numberRepeats(headers: readonly string[]): string[] {
  const total = Map.groupBy(headers, plainWords);
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const words = plainWords(header);
    if (words === '' || (total.get(words)?.length ?? 0) < 2 || !readMarkHead(header)) return header;
    const at = (seen.get(words) ?? 0) + 1;
    seen.set(words, at);
    return `${header} ${at}`;
  });
}
