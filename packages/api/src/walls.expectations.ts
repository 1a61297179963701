import type { ErrorCode } from '@truong/contracts/errors';
import type { ProcedureName, Role } from '@truong/contracts/permissions';
import { trialForm as trialDefinition } from './testing/trial-form.ts';
import type { Place } from './testing/walls-world.ts';

/**
 * One line for each procedure that needs more than a signed-in visitor. Fields named unitId, schoolYear, term, period,
 * classId, pupilId, staffId, sheetId, accountId, assignmentId, number, hash and requestId are filled from the place by their
 * names, what else is required from the contract by its type; `with` says what must be otherwise.
 */
export type Expectation = {
  /** Fields that the contract alone does not tell. */
  with?: (at: Place) => object;
  /** The unit named is a school: for an office one below it. */
  of?: 'school';
  /** Who is answered on their own unit. Left out: whoever passes the gate. Anybody else who passes it is told NOT_FOUND or FORBIDDEN. */
  answers?: readonly Role[];
  /** What those are told instead of an answer, as the place stands: semester II closed and filed, semester I open and empty. */
  refusal?: ErrorCode;
  /** What everybody is told of it once the unit has ended, where that is not read as before. */
  afterEnd?: ErrorCode;
};

const keepers: readonly Role[] = ['subject_teacher'];
const heads: readonly Role[] = ['vice_principal', 'principal'];
const offices: readonly Role[] = ['district_officer', 'commune_officer', 'department_officer', 'department_leader'];
/** Teachers see the pupils of their own classes. */
const pupilReaders: readonly Role[] = ['subject_teacher', 'homeroom_teacher', 'school_clerk', ...heads, ...offices];
const sheetReaders = [...keepers, ...heads];

const rename = (at: Place) => ({ act: { kind: 'rename', unitId: at.unitId, name: 'Tên mới', on: '2025-05-20' } });
const nextYear = () => ({
  schoolYear: 2025,
  startsOn: '2025-09-05',
  endsOn: '2026-05-31',
  terms: [
    { startsOn: '2025-09-05', endsOn: '2026-01-15' },
    { startsOn: '2026-01-16', endsOn: '2026-05-31' },
  ],
});
const ofTrial = { formCode: 'trial', period: 'start' };
/** Filed by the schools of the world. */
const ofTerm = { formCode: 'lower-secondary-term', period: 'term-2' };
const trialCell = { ...ofTrial, cell: 'size!pupils@total' };
const pivotQuestion = {
  ...{ of: 'records', records: 'pupils', source: 'live', times: [{ schoolYear: 2024, point: 'end' }] },
  ...{ axes: ['unit'], measure: { kind: 'count' } },
};
const planLine = () => ({ grade: 9, subjectCode: 'arts', kind: 'comment', periods: 70, isChosen: false });

const ownDefinition = () => ({ definition: { ...trialDefinition, code: 'wall-trial' } });

export const expectations: Readonly<Partial<Record<ProcedureName, Expectation>>> = {
  'identity.accounts': {},
  'identity.roles': {},
  'identity.giveRole': {
    of: 'school',
    with: () => ({ role: 'subject_head', validFrom: '2025-05-20', validTo: null }),
  },
  'identity.endRole': { of: 'school', with: () => ({ lastDay: '2025-05-20' }) },
  'identity.delegations': {},
  // The place's assignment is a teacher's: nobody is delegated to but a deputy.
  'identity.delegate': {
    refusal: 'FORBIDDEN',
    with: () => ({ permissions: ['term.keep'], validFrom: '2025-05-20', validTo: '2025-05-30' }),
  },
  'identity.endDelegation': { refusal: 'FORBIDDEN', with: () => ({ delegationId: 1 }) },
  'organisation.units': {},
  'organisation.unit': {},
  'organisation.classes': {},
  'organisation.class': { of: 'school' },
  'people.pupils': { of: 'school' },
  'people.staff': {},
  'gradebook.sheets': {},
  'gradebook.sheet': { answers: sheetReaders },
  'gradebook.cellHistory': { answers: sheetReaders },
  'gradebook.transferredMarks': { answers: sheetReaders },
  'gradebook.recordMarks': {
    answers: keepers,
    with: ({ pupilId }) => ({ changes: [{ pupilId, slot: 'r1', text: '7', seenVersion: 0 }] }),
  },
  'gradebook.sheetWorkbook': { answers: sheetReaders },
  'gradebook.startSheetExport': { with: () => ({ of: 'mine' }) },
  'gradebook.uploadMarks': {
    with: () => ({ sheetId: null, fileName: 'so.xlsx', base64: 'UEsDBA==' }),
    refusal: 'IMPORT_FILE_REFUSED',
  },
  'gradebook.previewMarks': { refusal: 'NOT_FOUND' },
  'gradebook.commitMarks': { refusal: 'NOT_FOUND' },
  'gradebook.undoMarks': { refusal: 'NOT_FOUND' },
  'gradebook.discardMarks': {},
  'gradebook.markImports': {},
  'gradebook.markImportReport': { refusal: 'NOT_FOUND' },
  'gradebook.readMarkList': {
    answers: sheetReaders,
    with: () => ({ base64: 'UEsDBA==' }),
    refusal: 'IMPORT_FILE_REFUSED',
  },
  'gradebook.closeSheet': { answers: keepers, with: () => ({ acceptsMissing: true }) },
  'gradebook.reopenSheet': {},
  'gradebook.openTerm': {},
  'gradebook.termBoard': {},
  'gradebook.incompletePupils': {},
  'gradebook.closeTerm': { refusal: 'TERM_INCOMPLETE' },
  'gradebook.reopenTerm': { with: () => ({ term: 2 }) },
  'gradebook.outcomes': { answers: ['homeroom_teacher', ...heads] },
  'gradebook.explain': { answers: ['homeroom_teacher', ...heads] },
  'gradebook.yearBoard': {},
  'gradebook.closeYear': { refusal: 'TERM_NOT_CLOSED' },
  'gradebook.reopenYear': { refusal: 'YEAR_NOT_CLOSED' },
  'gradebook.yearOutcomes': { answers: ['homeroom_teacher', ...heads] },
  'gradebook.ruleSettings': {},
  'gradebook.saveRuleSetting': { with: () => ({ name: 'gioiToKem', value: 'none' }) },
  'gradebook.settingDifferences': { of: 'school' },
  'gradebook.schoolsClosedOtherwise': {},
  'gradebook.pupilCases': {},
  'gradebook.caseCandidates': {},
  // Nobody here chooses.
  'gradebook.changeElective': {
    with: () => ({ fromSubject: 'arts', toSubject: 'literature', changedOn: '2024-10-07' }),
    refusal: 'NOT_FOUND',
  },
  'gradebook.makeUpElective': { refusal: 'NOT_FOUND' },
  // Of a semester that is open, in a subject that no circular exempts from.
  'gradebook.grantExemption': {
    with: () => ({ term: 1, subjectCode: 'literature', requestedOn: '2025-05-20' }),
    refusal: 'EXEMPTION_REFUSED',
  },
  'gradebook.revokeExemption': { refusal: 'NOT_FOUND' },
  'gradebook.saveIndividualPlan': { with: () => ({ learning: 'good', conduct: 'good', decision: 'promoted' }) },
  'gradebook.summerBoard': {},
  'gradebook.recordSummer': {
    with: () => ({ what: { kind: 'conduct', text: 'T' } }),
    refusal: 'YEAR_NOT_CLOSED',
  },
  'gradebook.closeSummer': { refusal: 'YEAR_NOT_CLOSED' },
  'gradebook.reopenSummer': { refusal: 'SUMMER_NOT_CLOSED' },
  // The place's sheet is a subject's.
  'gradebook.conductReasons': { refusal: 'NOT_FOUND' },
  'gradebook.saveConductReason': { refusal: 'NOT_FOUND' },
  'gradebook.lowConduct': {},
  'gradebook.attendanceClasses': {},
  'gradebook.attendance': {
    answers: ['homeroom_teacher', 'school_clerk', ...heads],
    with: () => ({ month: '2024-10-01' }),
  },
  'gradebook.recordAttendance': {
    answers: ['homeroom_teacher', 'school_clerk'],
    with: ({ pupilId }) => ({ day: '2024-10-07', absent: [{ pupilId, mark: 'excused' }] }),
  },
  'gradebook.primaryOutcomes': { answers: ['homeroom_teacher', ...heads] },
  // The class of the place is of no grade from 1 to 5.
  'gradebook.judgePupil': { refusal: 'NOT_FOUND' },
  'gradebook.decidePromotion': { refusal: 'YEAR_NOT_CLOSED' },
  'gradebook.remarks': { answers: sheetReaders },
  'gradebook.remarkHistory': { answers: sheetReaders },
  'gradebook.recordRemark': { answers: keepers, with: () => ({ term: 1 }) },
  'gradebook.sentences': {},
  'gradebook.addSentence': { with: () => ({ subjectCode: null }) },
  'gradebook.removeSentence': { refusal: 'NOT_FOUND', with: () => ({ id: 1 }) },
  'gradebook.substitutions': {},
  'gradebook.substitutionChoices': {},
  // Nobody stands in for themselves.
  'gradebook.substitute': {
    with: ({ staffId }) => ({
      substituteId: staffId,
      duties: [{ kind: 'teaching', id: 1 }],
      validFrom: '2025-05-20',
      validTo: '2025-05-30',
    }),
    refusal: 'SUBSTITUTION_REFUSED',
  },
  'gradebook.endSubstitution': { refusal: 'NOT_FOUND' },
  'entry.locks': {},
  'entry.saveLock': {
    with: () => ({ column: 'mid_term', subjectCode: null, grade: 9, classId: null, from: '2025-04-01', until: null }),
  },
  'entry.removeLock': { refusal: 'NOT_FOUND' },
  'entry.sharedLocks': {},
  'entry.saveSharedLock': {
    with: () => ({ column: 'mid_term', subjectCode: null, grade: 9, from: '2025-04-01', until: null }),
  },
  'entry.removeSharedLock': { refusal: 'NOT_FOUND' },
  // Nothing is locked there.
  'entry.askUnlock': {
    answers: keepers,
    with: () => ({ slots: ['r1'], pupilIds: null, hours: 24 }),
    refusal: 'UNLOCK_NOT_NEEDED',
  },
  'entry.withdrawUnlock': { refusal: 'NOT_FOUND' },
  'entry.unlockRequests': {},
  'entry.confirmUnlock': { refusal: 'NOT_FOUND' },
  'entry.decideUnlock': { with: () => ({ decision: { kind: 'granted', hours: 1 } }), refusal: 'NOT_FOUND' },
  'entry.endUnlock': { refusal: 'NOT_FOUND' },
  'entry.setHomeroomConfirms': {},
  'entry.progress': {},
  'entry.remind': { with: ({ sheetId }) => ({ sheetIds: [sheetId] }) },
  'entry.oddMarks': {},
  'entry.lookAtOddMark': { answers: sheetReaders },
  'gradebook.paperBoard': {},
  'gradebook.startPaperPrint': {
    with: () => ({ kind: 'report_card', period: 'year', classId: null, isRenewing: false }),
    refusal: 'YEAR_NOT_CLOSED',
  },
  'gradebook.startBookPrint': { with: () => ({ classId: null }) },
  'certificates.papers': { with: () => ({ search: '', kind: null, page: 0 }) },
  'certificates.startReprint': { with: () => ({ paperIds: [1] }), refusal: 'NOT_FOUND' },
  'certificates.revoke': { with: () => ({ paperId: 1 }), refusal: 'NOT_FOUND' },
  'certificates.templates': {},
  'certificates.template': { with: () => ({ form: 'commendation' }) },
  'certificates.tryTemplate': { with: () => ({ form: 'commendation', source: '#let papers(list) = [a]' }) },
  'certificates.saveTemplate': { with: () => ({ form: 'commendation', source: null }) },
  'forms.list': { of: 'school' },
  'forms.draft': { of: 'school', with: () => ofTrial },
  'forms.draftRows': { of: 'school', with: () => trialCell },
  'forms.cellHistory': { of: 'school', with: () => trialCell },
  'forms.saveEntries': {
    with: () => ({
      ...ofTrial,
      entries: [{ cell: 'size!poor@total', value: 1, words: null, note: null, seenVersion: 0 }],
    }),
  },
  // Nothing asks for a note there.
  'forms.saveCheckNote': {
    with: () => ({ ...ofTrial, check: 'few', place: 'size!poor@total', note: 'Đã rà soát' }),
    refusal: 'NOT_FOUND',
  },
  'forms.complete': { with: () => ({ ...ofTrial, isComplete: false }) },
  'forms.submit': { with: () => ofTrial, refusal: 'FILING_BLOCKED' },
  'forms.filing': { of: 'school', with: () => ofTerm },
  'forms.filingRows': { of: 'school', with: () => ({ ...ofTerm, cell: 'learning!g9@total' }) },
  'forms.sayRemark': { of: 'school', with: () => ({ ...trialCell, words: 'Xem lại', isFlag: false }) },
  'forms.settleRemark': { of: 'school', with: () => ({ ...ofTrial, id: 987654 }), refusal: 'NOT_FOUND' },
  'forms.askUnlock': {
    with: () => ({ ...ofTrial, reason: 'Thiếu một lớp', until: '2100-01-01T00:00:00Z' }),
    refusal: 'UNLOCK_NOT_NEEDED',
  },
  'forms.withdrawUnlock': { with: () => ({ ...ofTrial, id: 987654 }), refusal: 'UNLOCK_OVER' },
  'forms.toReview': {},
  'forms.rates': {},
  'forms.reviewTable': { with: () => ofTerm },
  'forms.review': {
    of: 'school',
    answers: ['district_officer', 'commune_officer'],
    with: () => ({ ...ofTerm, verdict: { kind: 'accepted' } }),
  },
  'forms.accept': {
    with: ({ schoolId, filing }) => ({
      ...ofTerm,
      filings: [{ unitId: schoolId, ...filing }],
      isDryRun: true,
    }),
  },
  'forms.remind': { with: ({ schoolId }) => ({ ...ofTrial, unitIds: [schoolId] }) },
  'forms.sayLock': {
    of: 'school',
    with: () => ({ ...ofTrial, said: { kind: 'refused', reason: 'Đã duyệt', answers: 987654 } }),
    refusal: 'UNLOCK_OVER',
  },
  'identity.accountLog': {},
  'identity.resetFactor': {},
  'identity.seeAs': {},
  'identity.staffAccounts': { afterEnd: 'FORBIDDEN' },
  'identity.issueAccounts': {
    of: 'school',
    answers: ['principal', 'school_clerk'],
    with: ({ staffId }) => ({ staffIds: [staffId] }),
    refusal: 'ACCOUNT_EXISTS',
  },
  'identity.openAccount': {
    of: 'school',
    with: () => ({ fullName: 'Lò Văn Mới', role: 'principal', validFrom: '2025-05-20' }),
  },
  'identity.reissuePassword': {},
  'identity.setAccountDisabled': { with: () => ({ isDisabled: true }) },
  'organisation.rehearseUnitAct': { with: rename },
  'organisation.performUnitAct': { with: rename, refusal: 'UNIT_ACT_MOVED' },
  'organisation.undoUnitAct': { refusal: 'NOT_FOUND' },
  'organisation.unitActs': {},
  'organisation.unitAct': { refusal: 'NOT_FOUND' },
  'organisation.knownReforms': {},
  'organisation.prepareReform': {},
  'organisation.saveSchoolYear': { with: nextYear },
  'inventory.read': {},
  'inventory.save': {
    with: () => ({ lines: [{ siteId: null, item: 'classroom', condition: 'solid', seen: 0, quantity: 1 }] }),
  },
  'inventory.copy': {},
  'organisation.saveSite': { with: () => ({ siteId: null }) },
  'organisation.saveClass': { with: () => ({ classId: null, siteId: null, level: 'lower_secondary' }) },
  'organisation.classHistory': {},
  'organisation.deleteClass': { refusal: 'CLASS_REFUSED' },
  'organisation.applyProgramme': {},
  'organisation.savePlanLine': { with: planLine },
  'organisation.removePlanLine': { with: planLine, refusal: 'PLAN_IN_USE' },
  'organisation.clusterPupils': { with: planLine },
  'organisation.saveClusterPupils': { with: planLine, refusal: 'NOT_FOUND' },
  'organisation.classChoices': {},
  'organisation.saveTeaching': { refusal: 'NOT_FOUND' },
  'organisation.saveHomeroom': { refusal: 'CLASS_REFUSED' },
  'people.searchPupils': {},
  'people.codes': {},
  'people.pupil': { of: 'school', answers: pupilReaders },
  'people.restricted': {},
  'people.looks': {},
  'people.savePupil': { with: () => ({ set: { phone: '0912345678' } }) },
  'people.admitPupil': { refusal: 'PARTICULARS_INVALID' },
  'people.placePupil': {},
  'people.releasePupil': {},
  'people.saveGuardian': { with: () => ({ guardianId: null, set: { relation: 'mother', fullName: 'Lý Thị Mẩy' } }) },
  'people.deleteGuardian': { refusal: 'NOT_FOUND' },
  'people.member': { of: 'school' },
  'people.saveMember': {},
  'people.saveQualification': {},
  'people.deleteQualification': { refusal: 'NOT_FOUND' },
  'people.transferSchools': {},
  'people.sendTransfer': { refusal: 'NOT_FOUND' },
  'people.transfers': {},
  'people.transfer': { refusal: 'NOT_FOUND' },
  'people.answerTransfer': { refusal: 'NOT_FOUND' },
  'people.withdrawTransfer': { refusal: 'NOT_FOUND' },
  'people.duplicates': {},
  'people.mergePupils': { refusal: 'NOT_FOUND' },
  'people.unmergePupils': { refusal: 'NOT_FOUND' },
  'people.uploadImport': { with: () => ({ fileName: 'lop.xlsx', base64: 'UEsDBA==' }), refusal: 'IMPORT_FILE_REFUSED' },
  'people.previewImport': { refusal: 'NOT_FOUND' },
  'people.commitImport': { refusal: 'NOT_FOUND' },
  'people.discardImport': {},
  'people.undoImport': { refusal: 'NOT_FOUND' },
  'people.imports': {},
  'people.importReport': { refusal: 'NOT_FOUND' },
  'people.startListExport': {},
  'jobs.startSchoolCheck': {},
  'jobs.nightly': {},
  'jobs.startNightly': {},
  'pivot.answer': { with: () => ({ question: pivotQuestion }) },
  'pivot.formFigures': {},
  'pivot.people': {
    of: 'school',
    answers: ['vice_principal', 'school_clerk', 'principal'],
    with: () => ({ schoolYear: 2024, point: 'end', source: 'live', records: 'pupils', where: {} }),
  },
  'pivot.export': { with: () => ({ as: 'csv', question: pivotQuestion }) },
  'pivot.views': {},
  'pivot.saveView': { with: () => ({ name: 'Sĩ số', search: {}, isShared: true }) },
  'pivot.removeView': { refusal: 'NOT_FOUND' },
  'pivot.smallCell': {},
  'pivot.saveSmallCell': { with: () => ({ below: 6 }) },
  'pivot.recordExports': {},
  'pivot.askRecordExport': {
    with: () => ({
      asked: { records: 'pupils', source: 'filed', schoolYear: 2024, point: 'end', where: {} },
      purpose: 'Đối chiếu với hồ sơ phổ cập',
    }),
    refusal: 'EXPORT_REFUSED',
  },
  'pivot.decideRecordExport': { with: () => ({ decision: { kind: 'approved' } }), refusal: 'NOT_FOUND' },
  'pivot.startRecordExport': { refusal: 'NOT_FOUND' },
  'forms.print': { refusal: 'NOT_FOUND', with: () => ({ formCode: 'nobody', period: 'start', number: null }) },
  'forms.startSectorExport': { with: () => ({ series: 'sector', period: 'start' }) },
  'formEditor.list': {},
  'formEditor.read': { with: () => ({ formCode: 'primary-start', version: 1 }) },
  'formEditor.save': { with: ownDefinition },
  'formEditor.try': { of: 'school', with: ownDefinition },
  'formEditor.publish': { refusal: 'NOT_FOUND', with: () => ({ formCode: 'nobody', version: 1 }) },
  'formEditor.saveWindows': {
    with: () => ({
      ...{ of: { kind: 'series', series: 'sector' }, period: 'end' },
      ...{ opensOn: '2025-05-15', dueOn: '2025-06-10', countedOn: '2025-05-31' },
    }),
  },
};
