import type { Canonical } from '@truong/ledger/canonical';
import { chainStart, nextLink } from '@truong/ledger/chain';

/** `taken_over`: the first link of a sheet that came whole from elsewhere, see `takenOverChanges`. */
export type SaveKind = 'marks' | 'closed' | 'reopened' | 'taken_over';
/** `unlockId`: the request under which a locked cell was changed. */
export type ChangeLink = {
  pupilId: number;
  slot: string;
  from: string;
  to: string;
  version: number;
  unlockId?: number | null;
};

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

/**
 * What the link of a sheet taken over says: each of its cells as it came, by pupil and slot. The history does not repeat
 * them: they are the cells of today with all later history undone, so the link seals cells that have no history.
 */
export function takenOverChanges(cells: readonly { pupilId: number; slot: string; token: string }[]): ChangeLink[] {
  return [...cells]
    .sort((a, b) => a.pupilId - b.pupilId || (a.slot < b.slot ? -1 : 1))
    .map(({ pupilId, slot, token }) => ({ pupilId, slot, from: '', to: token, version: 1 }));
}

export function nextSheetLink(head: Uint8Array, link: SaveLink): Buffer {
  const changes: Canonical = link.changes.map(({ pupilId, slot, from, to, version, unlockId }) => [
    pupilId,
    slot,
    from,
    to,
    version,
    ...(unlockId ? [unlockId] : []),
  ]);
  return nextLink(head, { ...link, at: link.at.toISOString(), changes });
}
