/** Roles that a person may hold at a place between dates. */
export const roles = [
  'subject_teacher',
  'homeroom_teacher',
  'substitute_teacher',
  'subject_head',
  'vice_principal',
  'school_clerk',
  'principal',
  'district_officer',
  'commune_officer',
  'department_officer',
  'department_leader',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

const teachers = ['subject_teacher', 'homeroom_teacher', 'substitute_teacher', 'subject_head'] as const;
const schoolOffice = ['vice_principal', 'school_clerk', 'principal'] as const;
const offices = ['district_officer', 'commune_officer', 'department_officer', 'department_leader'] as const;

/**
 * Who may do what. Roles say which acts are open at all; which classes, sheets and pupils a person may touch is decided
 * by each capability's access rules inside the transaction, and units by the database.
 */
export const rolesOf = {
  'organisation.read': roles,
  'organisation.keep': ['department_officer', 'administrator'],
  'school.keep': ['principal', 'vice_principal', 'school_clerk'],
  'people.read': [...teachers, ...schoolOffice, ...offices],
  'people.keep': ['principal', 'vice_principal', 'school_clerk'],
  'people.sensitive': ['homeroom_teacher', 'principal', 'vice_principal', 'school_clerk'],
  'people.looks': ['principal'],
  'accounts.read': ['administrator'],
  'gradebook.read': [...teachers, 'vice_principal', 'principal'],
  'gradebook.record': ['subject_teacher', 'homeroom_teacher', 'substitute_teacher', 'subject_head'],
  'term.keep': ['principal'],
  'filing.prepare': ['principal'],
  'filing.read': ['vice_principal', 'school_clerk', 'principal', ...offices],
  'filing.review': ['district_officer', 'commune_officer', 'department_officer', 'department_leader'],
  'aggregate.read': offices,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof rolesOf;

/** 'anyone' needs no session, 'signed_in' a session; every other name also needs a role that holds it. */
export type Gate = 'anyone' | 'signed_in' | Permission;

/** Every procedure of the router with its gate: the one place where that is said. */
export const gateOf = {
  'identity.signIn': 'anyone',
  'identity.me': 'anyone',
  'identity.signOut': 'anyone',
  'identity.permissionTable': 'signed_in',
  'identity.accounts': 'accounts.read',
  'organisation.calendar': 'signed_in',
  'organisation.units': 'organisation.read',
  'organisation.unit': 'organisation.read',
  'organisation.classes': 'organisation.read',
  'organisation.class': 'organisation.read',
  'people.pupils': 'people.read',
  'people.staff': 'people.read',
  'gradebook.sheets': 'gradebook.read',
  'gradebook.sheet': 'gradebook.read',
  'gradebook.cellHistory': 'gradebook.read',
  'gradebook.recordMarks': 'gradebook.record',
  'gradebook.closeSheet': 'gradebook.record',
  'gradebook.reopenSheet': 'term.keep',
  'gradebook.openTerm': 'term.keep',
  'gradebook.termBoard': 'term.keep',
  'gradebook.incompletePupils': 'term.keep',
  'gradebook.closeTerm': 'term.keep',
  'gradebook.reopenTerm': 'term.keep',
  'gradebook.outcomes': 'gradebook.read',
  'statistics.draft': 'filing.prepare',
  'statistics.draftPupils': 'filing.prepare',
  'statistics.submitFiling': 'filing.prepare',
  'statistics.filings': 'filing.read',
  'statistics.filing': 'filing.read',
  'statistics.filingPupils': 'filing.read',
  'statistics.reviewList': 'filing.review',
  'statistics.reviewFiling': 'filing.review',
  'statistics.aggregate': 'aggregate.read',
  'statistics.aggregateWorkbook': 'aggregate.read',
} as const satisfies Record<string, Gate>;

export type ProcedureName = keyof typeof gateOf;

export function mayPass(gate: Gate, role: Role): boolean {
  if (gate === 'anyone' || gate === 'signed_in') return true;
  return (rolesOf[gate] as readonly Role[]).includes(role);
}
