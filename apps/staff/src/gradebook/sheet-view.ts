import type { Sheet } from '@truong/contracts/gradebook';
import { type CellValue, cellFromToken } from '@truong/rules/gradebook/cell';
import { type Column, columnsOf } from '@truong/rules/gradebook/columns';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { type SubjectResult, subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import type { GridCell, GridColumn } from '@truong/ui/mark-grid/grid-types';
import { formatDateTime } from '@truong/vietnamese/dates';
import { formatTenths } from '@truong/vietnamese/numbers';
import type { z } from 'zod';
import { problemTexts, sheetTexts } from './messages.ts';
import { type CellKey, type Outbox } from './outbox/outbox-state.ts';

export type SheetData = z.infer<typeof Sheet>;
type Stored = { value: string; version: number };

/** The sheet as the grid draws it: what is stored, under what is on its way, with results computed live. */
export class SheetView {
  readonly columns: Column[];
  readonly #sheet: SheetData;
  readonly #outbox: Outbox;
  readonly #stored: Map<CellKey, Stored>;
  readonly #flying: Map<CellKey, string>;

  constructor(sheet: SheetData, outbox: Outbox) {
    this.#sheet = sheet;
    this.#outbox = outbox;
    this.columns = columnsOf(sheet);
    this.#stored = new Map(sheet.cells.map((cell) => [`${cell.pupilId}:${cell.slot}` as CellKey, cell]));
    this.#flying = new Map((outbox.batch?.changes ?? []).map((change) => [`${change.pupilId}:${change.slot}` as CellKey, change.text]));
  }

  versionOf(pupilId: number, slot: string): number {
    return this.#stored.get(`${pupilId}:${slot}`)?.version ?? 0;
  }

  /** How a stored or typed value stands in the grid. */
  cellAt(pupilId: number, column: Column, hasLeft: boolean): GridCell {
    const key: CellKey = `${pupilId}:${column.slot}`;
    const refused = this.#outbox.refused[key];
    if (refused) {
      const hint = refused.suggestion ? sheetTexts.suggestion(refused.suggestion) : '';
      return { text: refused.text, state: 'refused', note: `${problemTexts[refused.problem] ?? refused.problem}${hint}` };
    }
    const stored = this.#stored.get(key);
    const conflict = this.#outbox.conflicts[key];
    if (conflict) {
      const theirs = formatCell(column.scale, cellFromToken(conflict.value));
      return { text: conflict.text, state: 'conflict', conflict: { mine: conflict.text, theirs, who: conflict.who, when: formatDateTime(conflict.at) } };
    }
    const waiting = this.#outbox.waiting[key];
    if (waiting) return { text: this.#shown(column, waiting.text), state: this.#outbox.stopped ? 'refused' : 'waiting' };
    const flying = this.#flying.get(key);
    if (flying !== undefined) return { text: this.#shown(column, flying), state: 'saving' };
    const text = stored ? formatCell(column.scale, cellFromToken(stored.value)) : '';
    return { text, state: hasLeft || !this.#sheet.canRecord ? 'locked' : 'saved' };
  }

  /** The value that counts in a preview: typed if it parses, else stored. */
  valueAt(pupilId: number, column: Column): CellValue | null {
    const key: CellKey = `${pupilId}:${column.slot}`;
    const text = this.#outbox.waiting[key]?.text ?? this.#flying.get(key);
    if (text !== undefined) {
      const parsed = parseCell(column.scale, text, this.#sheet);
      if (parsed.ok) return parsed.value;
    }
    const stored = this.#stored.get(key);
    return stored ? cellFromToken(stored.value) : null;
  }

  resultOf(pupilId: number): SubjectResult {
    const { kind } = this.#sheet;
    if (kind === 'homeroom') return null;
    const cells = new Map<string, CellValue>();
    for (const column of this.columns) {
      const value = this.valueAt(pupilId, column);
      if (value) cells.set(column.slot, value);
    }
    return subjectSemesterResult(kind, this.columns, cells);
  }

  #shown(column: Column, text: string): string {
    const parsed = parseCell(column.scale, text, this.#sheet);
    return parsed.ok ? formatCell(column.scale, parsed.value) : text;
  }
}

export function resultText(result: SubjectResult): string {
  if (!result) return '';
  if (result.kind === 'score') return formatTenths(result.tenths);
  return result.result === 'pass' ? 'Đ' : 'CĐ';
}

export function columnName(slot: string): readonly [string, string] {
  const { columns } = sheetTexts;
  const regular = /^r(\d)$/.exec(slot)?.[1];
  if (regular) return columns.r(Number(regular));
  const named = { mid: columns.mid, end: columns.end, conduct: columns.conduct, excused: columns.excused, unexcused: columns.unexcused }[slot];
  return named ?? [slot, slot];
}

export function gridColumns(view: SheetView, sheet: SheetData): GridColumn[] {
  const columns = view.columns.map((column): GridColumn => {
    const [label, title] = columnName(column.slot);
    const align = column.scale === 'comment' || column.scale === 'conduct' ? 'center' : 'right';
    return { key: column.slot, label, title, align, isEditable: sheet.canRecord, ...(sheet.kind === 'homeroom' ? { width: 110 } : {}) };
  });
  if (sheet.kind === 'homeroom') return columns;
  const [label, title] = sheetTexts.columns[sheet.kind];
  return [...columns, { key: 'result', label, title, align: 'right', isEditable: false, isComputed: true, width: 84 }];
}
