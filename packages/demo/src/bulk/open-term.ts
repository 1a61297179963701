import type { ChangeLink } from '@truong/api/gradebook/chain';
import { cellToken } from '@truong/rules/gradebook/cell';
import { correctionOf, writerOf } from '../drive/fill-sheet.ts';
import { requestIdOf } from '../drive/request-id.ts';
import { idOf } from '../load/ids.ts';
import { progressOf, thinOut } from '../marks/sheet-progress.ts';
import { chance, rngFor } from '../model/random.ts';
import type { CopyTarget } from './copy-target.ts';
import { type Cell, type Save, writeSheet } from './gradebook-rows.ts';
import { writeTerm } from './term-row.ts';
import { type BulkSheet, type BulkTerm, cellReader, type Seat, sheetsOf } from './term-sheets.ts';

type Typed = Cell & { text: string; scale: BulkSheet['columns'][number]['scale'] };

/** A term under way: each sheet as far as it is, with the whole history of how its teachers brought it there. */
export async function writeOpenTerm(to: CopyTarget, of: BulkTerm): Promise<void> {
  const read = cellReader(of);
  for (const sheet of sheetsOf(of)) {
    const { seed } = of;
    const drawn = progressOf(seed, `${sheet.one.key}/${sheet.plan?.subject ?? null}`);
    // Conduct is judged last of all.
    const progress = sheet.plan === null && drawn === 'half' ? 'no_end' : drawn;
    const cells = thinOut(seed, sheet.key, progress, sheet.lines).flatMap(({ pupilKey, texts }) =>
      sheet.columns.flatMap(({ slot, scale }): Typed[] => {
        const text = texts.get(slot);
        if (text === undefined) return [];
        return [{ pupilId: idOf(of.ids.pupil, pupilKey), slot, scale, text, value: read(scale, text), version: 1 }];
      }),
    );
    const keepers = keepersOf(of, sheet);
    const [first] = keepers;
    if (!first) throw new Error(`nobody keeps ${sheet.key}`);
    const saves = keepers.flatMap((keeper, i) => {
      const own = cells.filter((cell) => writerOf(cell.slot, keepers.length) === i);
      return own.length > 0 ? [saveOf(of, sheet, keeper, i, own.map(entered))] : [];
    });
    const rng = rngFor(seed, 'correction', sheet.key);
    if (sheet.kind === 'score' && cells.length > 0 && chance(rng, 0.12)) {
      const change = correctionOf(rng, cells);
      const cell = change && cells.find((known) => known.pupilId === change.pupilId && known.slot === change.slot);
      if (change && cell) {
        const from = cellToken(cell.value);
        cell.value = read(cell.scale, change.text);
        cell.version = 2;
        saves.push(saveOf(of, sheet, first, 'fix', [{ ...cell, from, to: cellToken(cell.value) }]));
      }
    }
    const isClosed = progress === 'closed' && cells.length > 0;
    if (isClosed) saves.push({ ...saveOf(of, sheet, first, 'close', []), kind: 'closed' });
    await writeSheet(to, of, sheet, { cells, saves, closedBy: isClosed ? first : null, isLocked: false });
  }
  await writeTerm(to, of, false);
}

function entered({ pupilId, slot, value }: Typed): ChangeLink {
  return { pupilId, slot, from: '', to: cellToken(value), version: 1 };
}

function saveOf(
  of: BulkTerm,
  sheet: BulkSheet,
  by: Seat,
  round: number | string,
  changes: readonly ChangeLink[],
): Save {
  const requestId = requestIdOf(of.seed, sheet.key, round);
  return { ...by, kind: 'marks', at: of.at, requestId, changes, hasHistory: true };
}

function keepersOf({ seatOf }: BulkTerm, { one, plan }: BulkSheet): Seat[] {
  if (plan === null) return [seatOf(one.homeroomKey, 'homeroom_teacher')];
  return one.teaching
    .filter((line) => line.subject === plan.subject)
    .map((line) => seatOf(line.staffKey, 'subject_teacher'));
}
