import type { Canonical } from '@truong/ledger/canonical';
import { chainStart, nextLink } from '@truong/ledger/chain';

export type SaveKind = 'marks' | 'closed' | 'reopened';
export type ChangeLink = { pupilId: number; slot: string; from: string; to: string; version: number };

/** What one link of a sheet's chain says. `at` in whole milliseconds of the database's clock. */
export type SaveLink = {
  seq: number;
  kind: SaveKind;
  at: Date;
  accountId: number;
  assignmentId: number;
  requestId: string | null;
  reason: string | null;
  changes: readonly ChangeLink[];
};

/** Head of a sheet's chain before its first save, bound to the sheet's place. */
export function sheetChainStart(sheet: {
  unitId: number;
  schoolYear: number;
  term: number;
  classId: number;
  grade: number | null;
  subjectCode: string | null;
}): Buffer {
  const { unitId, schoolYear, term, classId, grade, subjectCode } = sheet;
  return chainStart({ unitId, schoolYear, term, classId, grade, subjectCode });
}

export function nextSheetLink(head: Uint8Array, link: SaveLink): Buffer {
  const changes: Canonical = link.changes.map(({ pupilId, slot, from, to, version }) => [
    pupilId,
    slot,
    from,
    to,
    version,
  ]);
  return nextLink(head, { ...link, at: link.at.toISOString(), changes });
}
