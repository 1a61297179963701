import type { UnitKind } from '@truong/contracts/common';
import { gateOf, type Holder, mayPass, type ProcedureName } from '@truong/contracts/permissions';
import { nav } from '../messages.ts';

type Entry = { label: string; needs: ProcedureName; at?: 'school' | 'office' };

/** The pages of the left navigation, the daily ones first. `at`: only where the person works at such a place. */
const entries = [
  { to: '/overview', label: nav.overview, needs: 'pivot.answer' },
  { to: '/sheets', label: nav.sheets, needs: 'gradebook.sheets' },
  { to: '/attendance', label: nav.attendance, needs: 'gradebook.attendanceClasses', at: 'school' },
  { to: '/term', label: nav.term, needs: 'gradebook.termBoard' },
  { to: '/progress', label: nav.progress, needs: 'entry.progress', at: 'school' },
  { to: '/locks', label: nav.locks, needs: 'entry.locks', at: 'school' },
  { to: '/unlocks', label: nav.unlocks, needs: 'entry.unlockRequests', at: 'school' },
  { to: '/papers', label: nav.papers, needs: 'gradebook.paperBoard', at: 'school' },
  { to: '/forms', label: nav.forms, needs: 'forms.list', at: 'school' },
  { to: '/form-reviews', label: nav.formReviews, needs: 'forms.reviewTable', at: 'office' },
  { to: '/pivot', label: nav.pivot, needs: 'pivot.answer' },
  { to: '/record-exports', label: nav.recordExports, needs: 'pivot.recordExports' },
  { to: '/pupils', label: nav.pupils, needs: 'people.pupils', at: 'school' },
  { to: '/staff-list', label: nav.staff, needs: 'people.staff', at: 'school' },
  { to: '/inventory', label: nav.inventory, needs: 'inventory.read', at: 'school' },
  { to: '/substitutions', label: nav.substitutions, needs: 'gradebook.substitutions', at: 'school' },
  { to: '/roles', label: nav.roles, needs: 'identity.roles' },
  { to: '/imports', label: nav.imports, needs: 'people.imports', at: 'school' },
  { to: '/accounts', label: nav.accounts, needs: 'identity.accounts' },
  { to: '/staff-accounts', label: nav.staffAccounts, needs: 'identity.staffAccounts' },
  { to: '/notices', label: nav.notices, needs: 'notices.list' },
  { to: '/jobs', label: nav.jobs, needs: 'jobs.list' },
  { to: '/units', label: nav.units, needs: 'organisation.units' },
  { to: '/unit-acts', label: nav.unitActs, needs: 'organisation.unitActs', at: 'office' },
  { to: '/form-editor', label: nav.formEditor, needs: 'formEditor.list', at: 'office' },
  { to: '/calendar', label: nav.calendar, needs: 'organisation.saveSchoolYear', at: 'office' },
  { to: '/rule-settings', label: nav.ruleSettings, needs: 'gradebook.schoolsClosedOtherwise', at: 'office' },
  { to: '/permissions', label: nav.permissions, needs: 'identity.permissionTable' },
] as const satisfies (Entry & { to: string })[];

export type PageEntry = (typeof entries)[number];

/** The pages that this person may open at this place. */
export function entriesOf(holder: Holder, unitKind: UnitKind): PageEntry[] {
  const place = unitKind === 'school' ? 'school' : 'office';
  return entries.filter((entry) => mayPass(gateOf[entry.needs], holder) && (!('at' in entry) || entry.at === place));
}
