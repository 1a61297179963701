import { AccountPage, ListAccounts, Me, PermissionTable, SignIn } from '@truong/contracts/identity';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { findMe, listAccounts } from './identity.queries.ts';
import { permissionTable } from './permission-table.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export const identityRouter = router({
  signIn: procedure('identity.signIn')
    .input(SignIn)
    .output(Me)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: procedure('identity.signOut')
    .output(z.null())
    .mutation(({ ctx }) => signOut(ctx)),
  me: procedure('identity.me')
    .output(Me.nullable())
    .query(async ({ ctx }) => (ctx.token ? ((await findMe(ctx.pool, ctx.token)) ?? null) : null)),
  permissionTable: procedure('identity.permissionTable')
    .output(PermissionTable)
    .query(() => permissionTable()),
  accounts: procedure('identity.accounts')
    .input(ListAccounts)
    .output(AccountPage)
    .query(({ ctx, input }) => ctx.inAct((trx) => listAccounts(trx, input))),
});
