import { ListWaiting, MarkRead, NoticeList, UnreadCount, WaitingList } from '@truong/contracts/notices';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { listWaiting } from './list-waiting.ts';
import { countUnread, listNotices, markRead } from './notice.queries.ts';

export const noticesRouter = router({
  list: procedure('notices.list')
    .output(NoticeList)
    .query(({ ctx }) => ctx.inAct((trx, act) => listNotices(trx, act))),
  unread: procedure('notices.unread')
    .output(UnreadCount)
    .query(({ ctx }) => ctx.inAct((trx, act) => countUnread(trx, act))),
  markRead: procedure('notices.markRead')
    .input(MarkRead)
    .output(z.null())
    .mutation(({ ctx, input }) => ctx.inAct((trx, act) => markRead(trx, act, input))),
  waiting: procedure('notices.waiting')
    .input(ListWaiting)
    .output(WaitingList)
    .query(({ ctx, input }) => listWaiting(ctx.inAct, input)),
});
