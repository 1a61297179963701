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
  'import.run': schoolOffice,
  'accounts.read': ['administrator'],
  'nightly.keep': ['administrator'],
  'roles.read': ['principal', 'vice_principal', 'school_clerk', 'administrator'],
  'roles.keep': ['principal', 'administrator'],
  'delegation.keep': ['principal'],
  'accounts.keep': ['administrator', 'principal', 'school_clerk'],
  'gradebook.read': [...teachers, 'vice_principal', 'principal'],
  'gradebook.readAll': ['vice_principal', 'principal'],
  'gradebook.record': ['subject_teacher', 'homeroom_teacher', 'substitute_teacher', 'subject_head'],
  'term.keep': ['principal'],
  'school.check': ['principal'],
  'papers.issue': schoolOffice,
  'papers.keep': ['principal'],
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
  'identity.signInOffers': 'anyone',
  'identity.askPasswordLink': 'anyone',
  'identity.usePasswordLink': 'anyone',
  'identity.permissionTable': 'signed_in',
  'identity.passFactor': 'signed_in',
  'identity.changePassword': 'signed_in',
  'identity.confirm': 'signed_in',
  'identity.ownAccount': 'signed_in',
  'identity.beginFactor': 'signed_in',
  'identity.enrolFactor': 'signed_in',
  'identity.renewRecoveryCodes': 'signed_in',
  'identity.removeFactor': 'signed_in',
  'identity.revokeSessions': 'signed_in',
  'identity.setOwnEmail': 'signed_in',
  'identity.accounts': 'accounts.read',
  'identity.accountLog': 'accounts.read',
  'identity.resetFactor': 'accounts.read',
  'identity.seeAs': 'accounts.read',
  'identity.stopSeeing': 'signed_in',
  'identity.staffAccounts': 'accounts.keep',
  'identity.issueAccounts': 'accounts.keep',
  'identity.openAccount': 'accounts.read',
  'identity.reissuePassword': 'accounts.keep',
  'identity.setAccountDisabled': 'accounts.keep',
  'identity.roles': 'roles.read',
  'identity.giveRole': 'roles.keep',
  'identity.endRole': 'roles.keep',
  'identity.delegations': 'roles.read',
  'identity.delegate': 'delegation.keep',
  'identity.endDelegation': 'delegation.keep',
  'organisation.calendar': 'signed_in',
  'organisation.units': 'organisation.read',
  'organisation.unit': 'organisation.read',
  'organisation.classes': 'organisation.read',
  'organisation.class': 'organisation.read',
  'organisation.rehearseUnitAct': 'organisation.keep',
  'organisation.performUnitAct': 'organisation.keep',
  'organisation.undoUnitAct': 'organisation.keep',
  'organisation.unitActs': 'organisation.keep',
  'organisation.unitAct': 'organisation.keep',
  'organisation.knownReforms': 'organisation.keep',
  'organisation.prepareReform': 'organisation.keep',
  'organisation.formPeriods': 'organisation.read',
  'organisation.saveSchoolYear': 'organisation.keep',
  'organisation.saveFormPeriod': 'organisation.keep',
  'organisation.saveSite': 'school.keep',
  'organisation.classHistory': 'school.keep',
  'organisation.saveClass': 'school.keep',
  'organisation.deleteClass': 'school.keep',
  'organisation.applyProgramme': 'school.keep',
  'organisation.savePlanLine': 'school.keep',
  'organisation.removePlanLine': 'school.keep',
  'organisation.classChoices': 'school.keep',
  'organisation.saveTeaching': 'school.keep',
  'organisation.saveHomeroom': 'school.keep',
  'people.pupils': 'people.read',
  'people.searchPupils': 'people.read',
  'people.staff': 'people.read',
  'people.pupil': 'people.read',
  'people.restricted': 'people.sensitive',
  'people.looks': 'people.looks',
  'people.savePupil': 'people.keep',
  'people.admitPupil': 'people.keep',
  'people.placePupil': 'people.keep',
  'people.releasePupil': 'people.keep',
  'people.saveGuardian': 'people.keep',
  'people.deleteGuardian': 'people.keep',
  'people.codes': 'people.read',
  'people.member': 'people.read',
  'people.saveMember': 'people.keep',
  'people.saveQualification': 'people.keep',
  'people.deleteQualification': 'people.keep',
  'people.transferSchools': 'people.keep',
  'people.sendTransfer': 'people.keep',
  'people.transfers': 'people.keep',
  'people.transfer': 'people.keep',
  'people.answerTransfer': 'people.keep',
  'people.withdrawTransfer': 'people.keep',
  'people.duplicates': 'people.keep',
  'people.mergePupils': 'people.keep',
  'people.unmergePupils': 'people.keep',
  'people.uploadImport': 'import.run',
  'people.previewImport': 'import.run',
  'people.commitImport': 'import.run',
  'people.discardImport': 'import.run',
  'people.undoImport': 'import.run',
  'people.imports': 'import.run',
  'people.importReport': 'import.run',
  'people.startListExport': 'import.run',
  'gradebook.sheets': 'gradebook.read',
  'gradebook.sheet': 'gradebook.read',
  'gradebook.cellHistory': 'gradebook.read',
  'gradebook.transferredMarks': 'gradebook.read',
  'gradebook.recordMarks': 'gradebook.record',
  'gradebook.closeSheet': 'gradebook.record',
  'gradebook.reopenSheet': 'term.keep',
  'gradebook.openTerm': 'term.keep',
  'gradebook.termBoard': 'term.keep',
  'gradebook.incompletePupils': 'term.keep',
  'gradebook.closeTerm': 'term.keep',
  'gradebook.reopenTerm': 'term.keep',
  'gradebook.outcomes': 'gradebook.read',
  'gradebook.explain': 'gradebook.read',
  'gradebook.yearBoard': 'term.keep',
  'gradebook.closeYear': 'term.keep',
  'gradebook.reopenYear': 'term.keep',
  'gradebook.yearOutcomes': 'gradebook.read',
  'gradebook.primaryOutcomes': 'gradebook.read',
  'gradebook.judgePupil': 'gradebook.record',
  'gradebook.decidePromotion': 'term.keep',
  'gradebook.remarks': 'gradebook.read',
  'gradebook.remarkHistory': 'gradebook.read',
  'gradebook.recordRemark': 'gradebook.record',
  'gradebook.sentences': 'gradebook.read',
  'gradebook.addSentence': 'gradebook.read',
  'gradebook.removeSentence': 'gradebook.read',
  'gradebook.substitutions': 'school.keep',
  'gradebook.substitutionChoices': 'school.keep',
  'gradebook.substitute': 'school.keep',
  'gradebook.endSubstitution': 'school.keep',
  'gradebook.paperBoard': 'papers.issue',
  'gradebook.startPaperPrint': 'papers.issue',
  'gradebook.startBookPrint': 'papers.issue',
  'certificates.papers': 'papers.issue',
  'certificates.startReprint': 'papers.issue',
  'certificates.revoke': 'papers.keep',
  'certificates.templates': 'papers.keep',
  'certificates.template': 'papers.keep',
  'certificates.tryTemplate': 'papers.keep',
  'certificates.saveTemplate': 'papers.keep',
  'jobs.list': 'signed_in',
  'jobs.get': 'signed_in',
  'jobs.startSchoolCheck': 'school.check',
  'jobs.startAgain': 'signed_in',
  'jobs.file': 'signed_in',
  'jobs.nightly': 'nightly.keep',
  'jobs.startNightly': 'nightly.keep',
  'notices.list': 'signed_in',
  'notices.unread': 'signed_in',
  'notices.markRead': 'signed_in',
  'notices.waiting': 'signed_in',
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

/** What a principal may hand to a deputy for a time: the acts of the office, never the giving of roles or of a delegation. */
export const delegable = [
  'term.keep',
  'filing.prepare',
  'school.keep',
  'people.keep',
  'people.looks',
] as const satisfies readonly Permission[];
export type Delegable = (typeof delegable)[number];

/** Who asks: a role, and what was delegated to its holder for today. */
export type Holder = { role: Role; delegated?: readonly Permission[] | undefined };

export function holds({ role, delegated = [] }: Holder, permission: Permission): boolean {
  return (rolesOf[permission] as readonly Role[]).includes(role) || delegated.includes(permission);
}

export function mayPass(gate: Gate, holder: Holder): boolean {
  return gate === 'anyone' || gate === 'signed_in' || holds(holder, gate);
}

export function isTeacher(role: Role): boolean {
  return (teachers as readonly Role[]).includes(role);
}

type Place = 'department' | 'district' | 'commune' | 'school';
const givenBy: Partial<Record<Role, Record<Place, readonly Role[]>>> = {
  principal: { school: [...teachers, 'vice_principal', 'school_clerk'], commune: [], district: [], department: [] },
  administrator: {
    school: [...teachers, ...schoolOffice],
    commune: ['commune_officer'],
    district: ['district_officer'],
    department: ['department_officer', 'department_leader', 'administrator'],
  },
};

/** The roles that a person in a role gives and ends at a unit of this kind: never one above their own. */
export function rolesGivenBy(role: Role, unitKind: Place): readonly Role[] {
  return givenBy[role]?.[unitKind] ?? [];
}

/** Before these the password is asked for again, unless it was typed within the last quarter of an hour; signing in counts. */
export const confirmed: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  'identity.beginFactor',
  'identity.renewRecoveryCodes',
  'identity.removeFactor',
  'identity.setOwnEmail',
  'identity.resetFactor',
  'identity.seeAs',
  'identity.issueAccounts',
  'identity.openAccount',
  'identity.reissuePassword',
  'identity.setAccountDisabled',
  'identity.giveRole',
  'identity.endRole',
  'identity.delegate',
  'identity.endDelegation',
  'organisation.performUnitAct',
  'organisation.undoUnitAct',
  'gradebook.reopenSheet',
  'gradebook.reopenTerm',
  'gradebook.reopenYear',
  'gradebook.substitute',
  'certificates.revoke',
  'statistics.aggregateWorkbook',
  'people.startListExport',
  'jobs.file',
]);
