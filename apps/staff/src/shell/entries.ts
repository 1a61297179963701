import type { UnitKind } from '@truong/contracts/common';
import { gateOf, mayPass, type ProcedureName, type Role } from '@truong/contracts/permissions';
import { nav } from '../messages.ts';

type Entry = { label: string; needs: ProcedureName; at?: 'school' | 'office' };

/** The pages of the left navigation, the daily ones first. `at`: only where the person works at such a place. */
const entries = [
  { to: '/sheets', label: nav.sheets, needs: 'gradebook.sheets' },
  { to: '/term', label: nav.term, needs: 'gradebook.termBoard' },
  { to: '/filing', label: nav.filing, needs: 'statistics.draft' },
  { to: '/reviews', label: nav.reviews, needs: 'statistics.reviewList' },
  { to: '/figures', label: nav.figures, needs: 'statistics.aggregate' },
  { to: '/pupils', label: nav.pupils, needs: 'people.pupils', at: 'school' },
  { to: '/staff-list', label: nav.staff, needs: 'people.staff', at: 'school' },
  { to: '/accounts', label: nav.accounts, needs: 'identity.accounts' },
  { to: '/units', label: nav.units, needs: 'organisation.units' },
  { to: '/permissions', label: nav.permissions, needs: 'identity.permissionTable' },
] as const satisfies (Entry & { to: string })[];

export type PageEntry = (typeof entries)[number];

/** The pages that this role may open at this place. */
export function entriesOf(role: Role, unitKind: UnitKind): PageEntry[] {
  const place = unitKind === 'school' ? 'school' : 'office';
  return entries.filter((entry) => mayPass(gateOf[entry.needs], role) && (!('at' in entry) || entry.at === place));
}
