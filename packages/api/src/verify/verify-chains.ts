import type { Db } from '@truong/db/kysely';
import { cellToken, isEntered } from '@truong/rules/gradebook/cell';
import { isReplacement } from '@truong/rules/gradebook/primary/primary-columns';
import { sql } from 'kysely';
import { fromColumns } from '../gradebook/cell-columns.ts';
import { nextSheetLink, type SaveKind, sheetChainStart, takenOverChanges } from '../gradebook/chain.ts';

export type Difference = { what: string; unitId: number; detail: string };

type SheetRow = {
  unitId: number;
  schoolYear: number;
  id: number;
  term: number;
  classId: number;
  grade: number | null;
  subjectCode: string | null;
  chainLength: number;
  chainHead: Buffer;
  enteredCells: number;
};
type SaveRow = {
  sheetId: number;
  seq: number;
  kind: SaveKind;
  at: Date;
  accountId: number;
  assignmentId: number;
  requestId: string | null;
  reason: string | null;
  hash: Buffer;
};
type HistoryRow = {
  sheetId: number;
  seq: number;
  pupilId: number;
  slot: string;
  fromValue: string;
  toValue: string;
  version: number;
  unlockId: number | null;
};
type MarkRow = {
  sheetId: number;
  pupilId: number;
  slot: string;
  number: number | null;
  code: string | null;
  dueOn: string | null;
  version: number;
};

/** Recomputes every sheet's chain of a unit from its saves and history, and every cell from its history. Reads one unit at a time. */
export async function verifyChains(db: Db, unitId: number): Promise<Difference[]> {
  const sheets = (await sql<SheetRow>`select * from sheet where unit_id = ${unitId}`.execute(db)).rows;
  const saves = Map.groupBy(
    (await sql<SaveRow>`select * from sheet_save where unit_id = ${unitId} order by sheet_id, seq`.execute(db)).rows,
    (save) => save.sheetId,
  );
  const history = Map.groupBy(
    (
      await sql<HistoryRow>`select * from mark_history where unit_id = ${unitId} order by sheet_id, seq, ordinal`.execute(
        db,
      )
    ).rows,
    (change) => change.sheetId,
  );
  const marks = Map.groupBy(
    (await sql<MarkRow>`select * from mark where unit_id = ${unitId}`.execute(db)).rows,
    (mark) => mark.sheetId,
  );
  return sheets.flatMap((sheet) => {
    const own = saves.get(sheet.id) ?? [];
    const found: Difference[] = [];
    const differ = (detail: string) => found.push({ what: `sheet ${sheet.id}`, unitId, detail });
    let head = sheetChainStart(sheet);
    const last = new Map<string, { token: string; version: number }>();
    const takenOver =
      own[0]?.kind === 'taken_over'
        ? takenOverChanges(cellsTakenOver(marks.get(sheet.id) ?? [], history.get(sheet.id) ?? []))
        : [];
    for (const { pupilId, slot, to, version } of takenOver) last.set(`${pupilId}:${slot}`, { token: to, version });
    const changes = Map.groupBy(history.get(sheet.id) ?? [], (change) => change.seq);
    for (const [index, save] of own.entries()) {
      if (save.seq !== index + 1) differ(`save ${index + 1} is missing`);
      const written = changes.get(save.seq) ?? [];
      for (const { pupilId, slot, fromValue, toValue, version } of written) {
        const before = last.get(`${pupilId}:${slot}`);
        if ((before?.token ?? '') !== fromValue)
          differ(`pupil ${pupilId} ${slot}: history does not follow from what stood before`);
        last.set(`${pupilId}:${slot}`, { token: toValue, version });
      }
      const links = [
        ...(save.kind === 'taken_over' && index === 0 ? takenOver : []),
        ...written.map(({ pupilId, slot, fromValue: from, toValue: to, version, unlockId }) => ({
          pupilId,
          slot,
          from,
          to,
          version,
          unlockId,
        })),
      ];
      const { seq, kind, at, accountId, assignmentId, requestId, reason } = save;
      head = nextSheetLink(head, { seq, kind, at, accountId, assignmentId, requestId, reason, changes: links });
      if (!head.equals(save.hash)) differ(`save ${seq} does not have the hash of its content`);
    }
    if (own.length !== sheet.chainLength || !head.equals(sheet.chainHead))
      differ('the head is not the end of the chain');
    const asked = (marks.get(sheet.id) ?? []).filter(({ slot }) => !isReplacement(slot));
    const entered = asked.filter((mark) => isEntered(fromColumns(mark))).length;
    if (entered !== sheet.enteredCells) differ(`${sheet.enteredCells} cells counted, ${entered} entered`);
    for (const mark of marks.get(sheet.id) ?? []) {
      const known = last.get(`${mark.pupilId}:${mark.slot}`);
      if (!known || known.token !== cellToken(fromColumns(mark)) || known.version !== mark.version)
        differ(`pupil ${mark.pupilId} ${mark.slot}: the cell is not what history says`);
      last.delete(`${mark.pupilId}:${mark.slot}`);
    }
    if (last.size > 0) differ(`${last.size} cells of the history are gone`);
    return found;
  });
}

/** The cells that a sheet was taken over with: those of today, each as it stood before its first history; later ones are left out. */
function cellsTakenOver(marks: readonly MarkRow[], history: readonly HistoryRow[]) {
  const firsts = new Map<string, HistoryRow>();
  for (const change of history) {
    const key = `${change.pupilId}:${change.slot}`;
    if (!firsts.has(key)) firsts.set(key, change);
  }
  return marks.flatMap((mark) => {
    const first = firsts.get(`${mark.pupilId}:${mark.slot}`);
    if (first?.version === 1) return [];
    return [{ pupilId: mark.pupilId, slot: mark.slot, token: first?.fromValue ?? cellToken(fromColumns(mark)) }];
  });
}
