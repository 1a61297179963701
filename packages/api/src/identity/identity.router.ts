import {
  AccountLog,
  AccountPage,
  AskPasswordLink,
  ChangeAccount,
  ChangePassword,
  Confirm,
  Delegate,
  Delegated,
  Delegations,
  EndDelegation,
  EndRole,
  FactorCode,
  GivenRole,
  GiveRole,
  IssueAccounts,
  ListAccounts,
  ListRoles,
  ListStaffAccounts,
  Me,
  NewFactor,
  OneAccount,
  OpenAccount,
  OwnAccount,
  PermissionTable,
  RecoveryCodes,
  RevokeSessions,
  SeeAs,
  SetAccountDisabled,
  SetOwnEmail,
  SignIn,
  SignInOffers,
  Slip,
  StaffAccounts,
  UnitRoles,
  UsePasswordLink,
} from '@truong/contracts/identity';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { askPasswordLink, setOwnEmail, usePasswordLink } from './forgotten-password.ts';
import { findMe, listAccounts } from './identity.queries.ts';
import {
  issueAccounts,
  readAccountLog,
  reissuePassword,
  resetFactor,
  seeAs,
  setAccountDisabled,
  stopSeeing,
} from './keep-accounts.ts';
import { delegate, delegationsOf, endDelegation } from './keep-delegations.ts';
import { endRole, giveRole } from './keep-roles.ts';
import { listRoles } from './list-roles.ts';
import { openAccount } from './open-account.ts';
import { readOwnAccount, revokeSessions } from './own-account.ts';
import { beginFactor, enrolFactor, passFactor, removeFactor, renewRecoveryCodes } from './own-factor.ts';
import { changePassword, confirmSession } from './own-password.ts';
import { permissionTable } from './permission-table.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { listStaffAccounts } from './staff-accounts.queries.ts';

export const identityRouter = router({
  signInOffers: procedure('identity.signInOffers')
    .output(SignInOffers)
    .query(({ ctx }) => ({ sendsPasswordLinks: ctx.mail !== undefined })),
  askPasswordLink: procedure('identity.askPasswordLink')
    .input(AskPasswordLink)
    .output(z.null())
    .mutation(({ ctx, input }) => askPasswordLink(ctx, input)),
  usePasswordLink: procedure('identity.usePasswordLink')
    .input(UsePasswordLink)
    .output(z.null())
    .mutation(({ ctx, input }) => usePasswordLink(ctx, input)),
  setOwnEmail: procedure('identity.setOwnEmail')
    .input(SetOwnEmail)
    .output(z.null())
    .mutation(({ ctx, input }) => setOwnEmail(ctx, input)),
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
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listAccounts(trx, { ...input, today: act.today }))),
  passFactor: procedure('identity.passFactor')
    .input(FactorCode)
    .output(Me)
    .mutation(({ ctx, input }) => passFactor(ctx, input)),
  changePassword: procedure('identity.changePassword')
    .input(ChangePassword)
    .output(z.null())
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  confirm: procedure('identity.confirm')
    .input(Confirm)
    .output(z.null())
    .mutation(({ ctx, input }) => confirmSession(ctx, input)),
  ownAccount: procedure('identity.ownAccount')
    .output(OwnAccount)
    .query(({ ctx }) => readOwnAccount(ctx)),
  beginFactor: procedure('identity.beginFactor')
    .output(NewFactor)
    .mutation(({ ctx }) => beginFactor(ctx)),
  enrolFactor: procedure('identity.enrolFactor')
    .input(FactorCode)
    .output(RecoveryCodes)
    .mutation(({ ctx, input }) => enrolFactor(ctx, input)),
  renewRecoveryCodes: procedure('identity.renewRecoveryCodes')
    .output(RecoveryCodes)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx)),
  removeFactor: procedure('identity.removeFactor')
    .output(z.null())
    .mutation(({ ctx }) => removeFactor(ctx)),
  revokeSessions: procedure('identity.revokeSessions')
    .input(RevokeSessions)
    .output(z.null())
    .mutation(({ ctx, input }) => revokeSessions(ctx, input)),
  accountLog: procedure('identity.accountLog')
    .input(OneAccount)
    .output(AccountLog)
    .query(({ ctx, input }) => readAccountLog(ctx.inAct, input)),
  resetFactor: procedure('identity.resetFactor')
    .input(ChangeAccount)
    .output(z.null())
    .mutation(({ ctx, input }) => resetFactor(ctx.inAct, input)),
  seeAs: procedure('identity.seeAs')
    .input(SeeAs)
    .output(z.null())
    .mutation(({ ctx, input }) => seeAs(ctx, input)),
  stopSeeing: procedure('identity.stopSeeing')
    .output(z.null())
    .mutation(({ ctx }) => stopSeeing(ctx)),
  staffAccounts: procedure('identity.staffAccounts')
    .input(ListStaffAccounts)
    .output(StaffAccounts)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listStaffAccounts(trx, { ...input, today: act.today }))),
  issueAccounts: procedure('identity.issueAccounts')
    .input(IssueAccounts)
    .output(z.array(Slip))
    .mutation(({ ctx, input }) => issueAccounts(ctx.inAct, input)),
  openAccount: procedure('identity.openAccount')
    .input(OpenAccount)
    .output(Slip)
    .mutation(({ ctx, input }) => openAccount(ctx.inAct, input)),
  reissuePassword: procedure('identity.reissuePassword')
    .input(ChangeAccount)
    .output(Slip)
    .mutation(({ ctx, input }) => reissuePassword(ctx.inAct, input)),
  setAccountDisabled: procedure('identity.setAccountDisabled')
    .input(SetAccountDisabled)
    .output(z.null())
    .mutation(({ ctx, input }) => setAccountDisabled(ctx.inAct, input)),
  roles: procedure('identity.roles')
    .input(ListRoles)
    .output(UnitRoles)
    .query(({ ctx, input }) => listRoles(ctx.inAct, input)),
  giveRole: procedure('identity.giveRole')
    .input(GiveRole)
    .output(GivenRole)
    .mutation(({ ctx, input }) => giveRole(ctx.inAct, input)),
  endRole: procedure('identity.endRole')
    .input(EndRole)
    .output(z.null())
    .mutation(({ ctx, input }) => endRole(ctx.inAct, input)),
  delegations: procedure('identity.delegations')
    .input(ListRoles)
    .output(Delegations)
    .query(({ ctx, input }) => delegationsOf(ctx.inAct, input)),
  delegate: procedure('identity.delegate')
    .input(Delegate)
    .output(Delegated)
    .mutation(({ ctx, input }) => delegate(ctx.inAct, input)),
  endDelegation: procedure('identity.endDelegation')
    .input(EndDelegation)
    .output(z.null())
    .mutation(({ ctx, input }) => endDelegation(ctx.inAct, input)),
});
