import { z } from 'zod';
import { Id, IsoDate, UnitKind } from './common.ts';
import { roles } from './permissions.ts';

export const SignIn = z.object({ username: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const Assignment = z.object({
  id: Id,
  role: z.enum(roles),
  unitId: Id,
  unitName: z.string(),
  unitKind: UnitKind,
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
});
export type Assignment = z.infer<typeof Assignment>;

/** Who is signed in, and as what they may act. */
export const Me = z.object({
  accountId: Id,
  username: z.string(),
  displayName: z.string(),
  assignments: z.array(Assignment),
  isDemo: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const PermissionTable = z.array(
  z.object({ procedure: z.string(), gate: z.string(), roles: z.array(z.enum(roles)) }),
);

export const AccountPage = z.object({
  total: z.int(),
  pageSize: z.int(),
  accounts: z.array(
    z.object({
      id: Id,
      username: z.string(),
      displayName: z.string(),
      isDisabled: z.boolean(),
      assignments: z.array(
        z.object({ role: z.enum(roles), unitName: z.string(), validFrom: IsoDate, validTo: IsoDate.nullable() }),
      ),
    }),
  ),
});
export const ListAccounts = z.object({ search: z.string().max(100).default(''), page: z.int().min(0).default(0) });
