import { AppError } from '@truong/contracts/errors';
import type { Sheet, SheetRef } from '@truong/contracts/gradebook';
import { holds } from '@truong/contracts/permissions';
import { cellToken } from '@truong/rules/gradebook/cell';
import type { z } from 'zod';
import type { InActWith } from '../trpc.ts';
import { findSheet, getSheetContents } from './sheet.queries.ts';
import { isEnrolledOn, isKeeper, maySee, standInsOf, stateOf, teachersOf } from './sheet-access.ts';
import { sheetEntry } from './sheet-entry.ts';

/** One sheet as its grid shows it. NOT_FOUND for a sheet of another school, or one that this person does not keep. */
export function openSheet(inActWith: InActWith, ref: SheetRef): Promise<z.infer<typeof Sheet>> {
  return inActWith(
    (trx) => Promise.all([findSheet(trx, ref), getSheetContents(trx, ref)]),
    async (_trx, act, [sheet, contents]) => {
      if (!sheet || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
      const state = stateOf(sheet);
      const isMine = isKeeper(act, sheet);
      const { unlocks } = contents.entry;
      const isOpened = state === 'open' || (state === 'closed' && unlocks.length > 0);
      const mayRecord = isMine && holds(act, 'gradebook.record') && act.seenAccountId === null;
      const arrived = new Map(contents.arrived.map(({ pupilId, ...from }) => [pupilId, from]));
      const { chainHead: _head, closedAt: _closed, lockedAt: _locked, keepers, ...shown } = sheet;
      return {
        ...shown,
        teachers: teachersOf(keepers),
        standIns: standInsOf(act, keepers),
        state,
        canRecord: mayRecord && isOpened,
        canClose: mayRecord && state === 'open',
        canAsk: mayRecord && state !== 'locked',
        canReopen: holds(act, 'term.keep') && state === 'closed',
        today: act.today,
        entry: sheetEntry(act, sheet, contents.entry).columns,
        unlocks,
        pupils: contents.pupils.map(({ pupilId, ordinal, code, fullName, birthDate, ...dates }) => ({
          pupilId,
          ordinal,
          code,
          fullName,
          birthDate,
          hasLeft: !isEnrolledOn(act.today, dates),
          cameFrom: arrived.get(pupilId) ?? null,
          exemption: contents.exemptions.get(pupilId) ?? null,
          takesClusters: !contents.withoutClusters.has(pupilId),
        })),
        cells: contents.cells.map((cell) => ({ ...cell, value: cellToken(cell.value) })),
      };
    },
  );
}
