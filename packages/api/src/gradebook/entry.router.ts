import { UnitTerm } from '@truong/contracts/common';
import {
  AskedUnlock,
  AskUnlock,
  ConfirmUnlock,
  DecideUnlock,
  EndUnlock,
  EntryProgress,
  ListOddMarks,
  ListSharedLocks,
  ListUnlockRequests,
  LockBoard,
  LookAtOddMark,
  OddMarkList,
  Remind,
  Reminded,
  RemoveLock,
  RemoveSharedLock,
  SavedLock,
  SaveLock,
  SaveSharedLock,
  SetHomeroomConfirms,
  SharedLockList,
  UnlockRequestList,
  WithdrawUnlock,
} from '@truong/contracts/entry';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { askUnlock, unlockRequests } from './ask-unlock.ts';
import { confirmUnlock, decideUnlock, endUnlock, withdrawUnlock } from './decide-unlock.ts';
import { entryProgress, remind } from './entry-progress.ts';
import {
  lockBoard,
  removeLock,
  removeSharedLock,
  saveLock,
  saveSharedLock,
  setHomeroomConfirms,
  sharedLocks,
} from './keep-locks.ts';
import { listOddMarks, lookAtOddMark } from './list-odd-marks.ts';

/** What surrounds the entry of marks: when columns are locked and opened, how far it has come, what looks odd in it. */
export const entryRouter = router({
  locks: procedure('entry.locks')
    .input(UnitTerm)
    .output(LockBoard)
    .query(({ ctx, input }) => lockBoard(ctx.inAct, input)),
  saveLock: procedure('entry.saveLock')
    .input(SaveLock)
    .output(SavedLock)
    .mutation(({ ctx, input }) => saveLock(ctx.inAct, input)),
  removeLock: procedure('entry.removeLock')
    .input(RemoveLock)
    .output(z.null())
    .mutation(({ ctx, input }) => removeLock(ctx.inAct, input)),
  sharedLocks: procedure('entry.sharedLocks')
    .input(ListSharedLocks)
    .output(SharedLockList)
    .query(({ ctx, input }) => sharedLocks(ctx.inAct, input)),
  saveSharedLock: procedure('entry.saveSharedLock')
    .input(SaveSharedLock)
    .output(SavedLock)
    .mutation(({ ctx, input }) => saveSharedLock(ctx.inAct, input)),
  removeSharedLock: procedure('entry.removeSharedLock')
    .input(RemoveSharedLock)
    .output(z.null())
    .mutation(({ ctx, input }) => removeSharedLock(ctx.inAct, input)),
  askUnlock: procedure('entry.askUnlock')
    .input(AskUnlock)
    .output(AskedUnlock)
    .mutation(({ ctx, input }) => askUnlock(ctx.inActWith, input)),
  withdrawUnlock: procedure('entry.withdrawUnlock')
    .input(WithdrawUnlock)
    .output(z.null())
    .mutation(({ ctx, input }) => withdrawUnlock(ctx.inAct, input)),
  unlockRequests: procedure('entry.unlockRequests')
    .input(ListUnlockRequests)
    .output(UnlockRequestList)
    .query(({ ctx, input }) => unlockRequests(ctx.inAct, input)),
  confirmUnlock: procedure('entry.confirmUnlock')
    .input(ConfirmUnlock)
    .output(z.null())
    .mutation(({ ctx, input }) => confirmUnlock(ctx.inAct, input)),
  decideUnlock: procedure('entry.decideUnlock')
    .input(DecideUnlock)
    .output(z.null())
    .mutation(({ ctx, input }) => decideUnlock(ctx.inAct, input)),
  endUnlock: procedure('entry.endUnlock')
    .input(EndUnlock)
    .output(z.null())
    .mutation(({ ctx, input }) => endUnlock(ctx.inAct, input)),
  setHomeroomConfirms: procedure('entry.setHomeroomConfirms')
    .input(SetHomeroomConfirms)
    .output(z.null())
    .mutation(({ ctx, input }) => setHomeroomConfirms(ctx.inAct, input)),
  progress: procedure('entry.progress')
    .input(UnitTerm)
    .output(EntryProgress)
    .query(({ ctx, input }) => entryProgress(ctx.inAct, input)),
  remind: procedure('entry.remind')
    .input(Remind)
    .output(Reminded)
    .mutation(({ ctx, input }) => remind(ctx.inAct, input)),
  oddMarks: procedure('entry.oddMarks')
    .input(ListOddMarks)
    .output(OddMarkList)
    .query(({ ctx, input }) => listOddMarks(ctx.inAct, input)),
  lookAtOddMark: procedure('entry.lookAtOddMark')
    .input(LookAtOddMark)
    .output(z.null())
    .mutation(({ ctx, input }) => lookAtOddMark(ctx.inAct, input)),
});
