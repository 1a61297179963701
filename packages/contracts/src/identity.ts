import { z } from 'zod';
import { Id, IsoDate, Reason, RequestId, UnitKind } from './common.ts';
import { delegable, roles } from './permissions.ts';

export const Password = z.string().min(1).max(200);
export const SignIn = z.object({ username: z.string().trim().min(1).max(100), password: Password });
export type SignIn = z.infer<typeof SignIn>;

export const Assignment = z.object({
  id: Id,
  role: z.enum(roles),
  unitId: Id,
  unitName: z.string(),
  unitKind: UnitKind,
  /** The unit has ended: its own years are read, nothing is written. */
  isEnded: z.boolean(),
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
  /** What a principal delegated to this assignment for today. */
  delegations: z.array(
    z.object({ fromName: z.string(), permissions: z.array(z.enum(delegable)), validFrom: IsoDate, validTo: IsoDate }),
  ),
});
export type Assignment = z.infer<typeof Assignment>;

/** Who is signed in, and as what they may act. */
export const Me = z.object({
  accountId: Id,
  username: z.string(),
  displayName: z.string(),
  /** Where one works now before what has ended. */
  assignments: z.array(Assignment),
  isDemo: z.boolean(),
  /** The password was issued by somebody else: nothing goes on before it is changed. */
  mustChangePassword: z.boolean(),
  /** 'ask': this session has not passed it yet; 'enrol': a role of this person needs one and there is none. */
  factor: z.enum(['off', 'on', 'ask', 'enrol']),
  /** As whom an administrator sees: the assignments above are then that person's, and nothing can be written. */
  seeing: z
    .object({ accountId: Id, username: z.string(), displayName: z.string(), until: z.iso.datetime() })
    .nullable(),
});
export type Me = z.infer<typeof Me>;

export const PermissionTable = z.array(
  z.object({ procedure: z.string(), gate: z.string(), roles: z.array(z.enum(roles)) }),
);

export const ChangePassword = z.object({ oldPassword: Password, newPassword: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;
export const Confirm = z.object({ password: Password });

/** Six digits of the device, or a recovery code. */
export const FactorCode = z.object({ code: z.string().trim().min(6).max(30) });
export const NewFactor = z.object({ secret: z.string(), qrSvg: z.string() });
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });

export const accountActs = [
  'issued',
  'reset',
  'password_changed',
  'factor_enrolled',
  'factor_removed',
  'factor_reset',
  'recovery_used',
  'recovery_renewed',
  'disabled',
  'enabled',
  'seen_as',
  'sessions_revoked',
  'role_ended',
  'role_begun',
  'email_set',
  'email_removed',
  'link_sent',
  'password_by_link',
] as const;
export const AccountLog = z.array(
  z.object({
    id: Id,
    kind: z.enum(accountActs),
    at: z.iso.datetime(),
    /** Null when no person did it but the nightly job. */
    byAccountId: Id.nullable(),
    byName: z.string().nullable(),
  }),
);
export type AccountLog = z.infer<typeof AccountLog>;

/** What the sign-in page can offer here. */
export const SignInOffers = z.object({ sendsPasswordLinks: z.boolean() });
export const AskPasswordLink = z.object({ username: z.string().trim().min(1).max(100) });
export const UsePasswordLink = z.object({ link: z.string().min(20).max(100), newPassword: Password });
export type UsePasswordLink = z.infer<typeof UsePasswordLink>;
/** Null takes the address away. */
export const SetOwnEmail = z.object({ email: z.email().max(200).nullable() });

export const OwnAccount = z.object({
  email: z.string().nullable(),
  factor: z.object({ enrolledAt: z.iso.datetime().nullable(), isNeeded: z.boolean(), codesLeft: z.int() }),
  sessions: z.array(
    z.object({
      number: Id,
      isThis: z.boolean(),
      userAgent: z.string(),
      address: z.string(),
      createdAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
    }),
  ),
  log: AccountLog,
});
export type OwnAccount = z.infer<typeof OwnAccount>;
/** One session by its number, or all but this one. */
export const RevokeSessions = z.object({ number: Id.nullable() });

export const AccountPage = z.object({
  total: z.int(),
  pageSize: z.int(),
  accounts: z.array(
    z.object({
      id: Id,
      username: z.string(),
      displayName: z.string(),
      isDisabled: z.boolean(),
      /** Disabled by the nightly job with the end of the last role; the next role enables it again. */
      isEnded: z.boolean(),
      mustChangePassword: z.boolean(),
      hasFactor: z.boolean(),
      assignments: z.array(
        z.object({
          id: Id,
          role: z.enum(roles),
          unitName: z.string(),
          validFrom: IsoDate,
          validTo: IsoDate.nullable(),
          isValid: z.boolean(),
        }),
      ),
    }),
  ),
});
export const ListAccounts = z.object({ search: z.string().max(100).default(''), page: z.int().min(0).default(0) });
export const OneAccount = z.object({ accountId: Id });
export const ChangeAccount = OneAccount.extend({ requestId: RequestId });
export const SetAccountDisabled = ChangeAccount.extend({ isDisabled: z.boolean() });
export const SeeAs = z.object({ assignmentId: Id });

/** The staff of a unit, each with the account they have or have not. */
export const StaffAccounts = z.array(
  z.object({
    staffId: Id,
    fullName: z.string(),
    code: z.string(),
    account: z
      .object({
        id: Id,
        username: z.string(),
        state: z.enum(['active', 'issued', 'without_role', 'disabled']),
        /** Whether this keeper may issue a new password for it or disable it. */
        isKept: z.boolean(),
      })
      .nullable(),
  }),
);
export type StaffAccounts = z.infer<typeof StaffAccounts>;
export const ListStaffAccounts = z.object({ unitId: Id });

export const issuedAtOnce = 100;
export const IssueAccounts = z.object({
  unitId: Id,
  staffIds: z.array(Id).min(1).max(issuedAtOnce),
  requestId: RequestId,
});
export type IssueAccounts = z.infer<typeof IssueAccounts>;
/** What is printed and handed over. The password is nowhere else. */
export const Slip = z.object({ accountId: Id, fullName: z.string(), username: z.string(), password: z.string() });
export type Slip = z.infer<typeof Slip>;

/** For somebody who is on no staff list yet: the first principal of a school, an officer. */
export const OpenAccount = z.object({
  unitId: Id,
  requestId: RequestId,
  fullName: z.string().trim().min(3).max(100),
  role: z.enum(roles),
  validFrom: IsoDate,
});
export type OpenAccount = z.infer<typeof OpenAccount>;

const AtUnit = z.object({ unitId: Id });
export const ListRoles = AtUnit;

/** later: has not begun; ended: its last day is over, or it was taken back. */
export const Standing = z.enum(['now', 'later', 'ended']);
export type Standing = z.infer<typeof Standing>;

/** The people of a unit who have accounts, with every role that they hold or held there. */
export const UnitRoles = z.object({
  unitName: z.string(),
  unitKind: UnitKind,
  today: IsoDate,
  people: z.array(
    z.object({
      accountId: Id,
      username: z.string(),
      fullName: z.string(),
      isDisabled: z.boolean(),
      roles: z.array(
        z.object({
          assignmentId: Id,
          role: z.enum(roles),
          validFrom: IsoDate,
          validTo: IsoDate.nullable(),
          standing: Standing,
          canEnd: z.boolean(),
        }),
      ),
    }),
  ),
  /** Staff without an account: no role can be given to them yet. */
  withoutAccount: z.int(),
  /** What this act may give here. */
  mayGive: z.array(z.enum(roles)),
  /** Where the role of homeroom teacher and the homeroom assignments differ. */
  offers: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('give'), accountId: Id, fullName: z.string(), className: z.string(), from: IsoDate }),
      z.object({ kind: z.literal('end'), assignmentId: Id, fullName: z.string() }),
    ]),
  ),
  /** Newest first. */
  events: z.array(
    z.object({
      id: Id,
      kind: z.enum(['role_given', 'role_ended', 'delegation_given', 'delegation_ended']),
      role: z.enum(roles),
      fullName: z.string(),
      validFrom: IsoDate,
      validTo: IsoDate.nullable(),
      who: z.string(),
      at: z.string(),
    }),
  ),
});
export type UnitRoles = z.infer<typeof UnitRoles>;

export const GiveRole = AtUnit.extend({
  requestId: RequestId,
  accountId: Id,
  role: z.enum(roles),
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
});
export type GiveRole = z.infer<typeof GiveRole>;
export const GivenRole = z.object({ assignmentId: Id });

/** Holds to the end of its last day; yesterday ends it at once. */
export const EndRole = AtUnit.extend({ requestId: RequestId, assignmentId: Id, lastDay: IsoDate });
export type EndRole = z.infer<typeof EndRole>;

export const Delegations = z.object({
  today: IsoDate,
  /** The deputies of today, to whom something may be delegated. */
  deputies: z.array(z.object({ assignmentId: Id, fullName: z.string(), validTo: IsoDate.nullable() })),
  delegations: z.array(
    z.object({
      id: Id,
      fromName: z.string(),
      toName: z.string(),
      permissions: z.array(z.enum(delegable)),
      validFrom: IsoDate,
      validTo: IsoDate,
      reason: z.string().nullable(),
      standing: Standing,
      /** Taken back before its last day. */
      isTakenBack: z.boolean(),
    }),
  ),
  canKeep: z.boolean(),
});
export type Delegations = z.infer<typeof Delegations>;

export const Delegate = AtUnit.extend({
  requestId: RequestId,
  /** The deputy's assignment. */
  assignmentId: Id,
  permissions: z.array(z.enum(delegable)).min(1),
  validFrom: IsoDate,
  validTo: IsoDate,
  reason: Reason.optional(),
});
export type Delegate = z.infer<typeof Delegate>;
export const Delegated = z.object({ id: Id });
export const EndDelegation = AtUnit.extend({ requestId: RequestId, delegationId: Id });
export type EndDelegation = z.infer<typeof EndDelegation>;
