import type { Migration } from 'kysely/migration';
import * as createFoundation from './20261124T0001-create-foundation.ts';
import * as createOrganisation from './20261124T0002-create-organisation.ts';
import * as createIdentity from './20261124T0003-create-identity.ts';
import * as createAct from './20261124T0004-create-act.ts';
import * as createPeople from './20261124T0005-create-people.ts';
import * as createGradebook from './20261124T0006-create-gradebook.ts';
import * as createStatistics from './20261124T0007-create-statistics.ts';
import * as checkActInOneCall from './20261124T0008-check-act-in-one-call.ts';
import * as createParticulars from './20261125T0100-create-particulars.ts';
import * as createPersonFunctions from './20261125T0110-create-person-functions.ts';
import * as widenRoles from './20261125T0120-widen-roles.ts';
import * as loosenEnrolmentEvents from './20261125T0200-loosen-enrolment-events.ts';
import * as makePeopleInBulk from './20261125T0210-make-people-in-bulk.ts';
import * as createTransfers from './20261125T0220-create-transfers.ts';
import * as createPupilMerge from './20261125T0230-create-pupil-merge.ts';
import * as createUnitParent from './20261125T0300-create-unit-parent.ts';
import * as createUnitActFunctions from './20261125T0310-create-unit-act-functions.ts';
import * as readEndedUnits from './20261125T0320-read-ended-units.ts';
import * as createCalendarFunctions from './20261125T0330-create-calendar-functions.ts';
import * as createSubjectFunction from './20261125T0340-create-subject-function.ts';
import * as createAccountLog from './20261125T0400-create-account-log.ts';
import * as createOwnAccountFunctions from './20261125T0410-create-own-account-functions.ts';
import * as createFactorFunctions from './20261125T0420-create-factor-functions.ts';
import * as createAccountKeeping from './20261125T0430-create-account-keeping.ts';
import * as beginActForReadySessions from './20261125T0440-begin-act-for-ready-sessions.ts';
import * as createDelegation from './20261125T0500-create-delegation.ts';
import * as addRoleFunctions from './20261125T0510-add-role-functions.ts';
import * as createJobs from './20261125T0600-create-jobs.ts';
import * as createNotices from './20261125T0610-create-notices.ts';
import * as createImport from './20261125T0650-create-import.ts';
import * as takeSheetsOver from './20261125T0700-take-sheets-over.ts';
import * as addNameWords from './20261125T0701-add-name-words.ts';
import * as beginEveryActAlike from './20261125T0800-begin-every-act-alike.ts';
import * as createSubstitution from './20261125T0900-create-substitution.ts';
import * as withdrawTransfers from './20261125T0910-withdraw-transfers.ts';
import * as keepFilesOfJobs from './20261125T1000-keep-files-of-jobs.ts';
import * as createNightlyRuns from './20261125T1010-create-nightly-runs.ts';
import * as letAccountsFollowRoles from './20261125T1020-let-accounts-follow-roles.ts';
import * as createPasswordLinks from './20261125T1030-create-password-links.ts';
import * as openAccounts from './20261125T1100-open-accounts.ts';
import * as keepImportedParticulars from './20261125T1110-keep-imported-particulars.ts';
import * as renewPolicies from './20261125T1300-renew-policies.ts';
import * as countEnteredCells from './20261125T1310-count-entered-cells.ts';
import * as readWhatEndedAtOnce from './20261125T1320-read-what-ended-at-once.ts';
import * as dropImpliedKeys from './20261125T1330-drop-implied-keys.ts';
import * as widenSheetsAndOutcomes from './20261126T0100-widen-sheets-and-outcomes.ts';
import * as createYearResults from './20261126T0110-create-year-results.ts';
import * as createPapers from './20261129T2100-create-papers.ts';
import * as assessPrimarySchools from './20261129T2130-assess-primary-schools.ts';
import * as keepRemarks from './20261129T2140-keep-remarks.ts';
import * as createMarkImport from './20261129T2200-create-mark-import.ts';
import * as createEntryLocks from './20261129T2210-create-entry-locks.ts';
import * as keepLooksAndReminders from './20261129T2215-keep-looks-and-reminders.ts';
import * as createRuleSettings from './20261129T2230-create-rule-settings.ts';
import * as createSummer from './20261129T2231-create-summer.ts';
import * as createExemptions from './20261129T2232-create-exemptions.ts';
import * as createAttendance from './20261129T2233-create-attendance.ts';
import * as createConductReasons from './20261129T2234-create-conduct-reasons.ts';
import * as createElectiveChanges from './20261129T2235-create-elective-changes.ts';
import * as planTermsAndTests from './20261129T2250-plan-terms-and-tests.ts';
import * as replaceTestsAndPlanPrimary from './20261130T0020-replace-tests-and-plan-primary.ts';
import * as addTopicClusters from './20261130T0030-add-topic-clusters.ts';
import * as changeLocks from './20261130T0040-change-locks.ts';
import * as createForms from './20261130T0100-create-forms.ts';
import * as reviewBySeveralOffices from './20261130T0101-review-by-several-offices.ts';
import * as keepRecordSets from './20261130T0110-keep-record-sets.ts';
import * as keepViewsAndExports from './20261130T0120-keep-views-and-exports.ts';
import * as termResultsAsForm from './20261130T0300-term-results-as-form.ts';

/** Every migration in order. Once merged a file is never edited: a change is a new file. */
export const migrations: Record<string, Migration> = {
  '20261124T0001-create-foundation': createFoundation,
  '20261124T0002-create-organisation': createOrganisation,
  '20261124T0003-create-identity': createIdentity,
  '20261124T0004-create-act': createAct,
  '20261124T0005-create-people': createPeople,
  '20261124T0006-create-gradebook': createGradebook,
  '20261124T0007-create-statistics': createStatistics,
  '20261124T0008-check-act-in-one-call': checkActInOneCall,
  '20261125T0100-create-particulars': createParticulars,
  '20261125T0110-create-person-functions': createPersonFunctions,
  '20261125T0120-widen-roles': widenRoles,
  '20261125T0200-loosen-enrolment-events': loosenEnrolmentEvents,
  '20261125T0210-make-people-in-bulk': makePeopleInBulk,
  '20261125T0220-create-transfers': createTransfers,
  '20261125T0230-create-pupil-merge': createPupilMerge,
  '20261125T0300-create-unit-parent': createUnitParent,
  '20261125T0310-create-unit-act-functions': createUnitActFunctions,
  '20261125T0320-read-ended-units': readEndedUnits,
  '20261125T0330-create-calendar-functions': createCalendarFunctions,
  '20261125T0340-create-subject-function': createSubjectFunction,
  '20261125T0400-create-account-log': createAccountLog,
  '20261125T0410-create-own-account-functions': createOwnAccountFunctions,
  '20261125T0420-create-factor-functions': createFactorFunctions,
  '20261125T0430-create-account-keeping': createAccountKeeping,
  '20261125T0440-begin-act-for-ready-sessions': beginActForReadySessions,
  '20261125T0500-create-delegation': createDelegation,
  '20261125T0510-add-role-functions': addRoleFunctions,
  '20261125T0600-create-jobs': createJobs,
  '20261125T0610-create-notices': createNotices,
  '20261125T0650-create-import': createImport,
  '20261125T0700-take-sheets-over': takeSheetsOver,
  '20261125T0701-add-name-words': addNameWords,
  '20261125T0800-begin-every-act-alike': beginEveryActAlike,
  '20261125T0900-create-substitution': createSubstitution,
  '20261125T0910-withdraw-transfers': withdrawTransfers,
  '20261125T1000-keep-files-of-jobs': keepFilesOfJobs,
  '20261125T1010-create-nightly-runs': createNightlyRuns,
  '20261125T1020-let-accounts-follow-roles': letAccountsFollowRoles,
  '20261125T1030-create-password-links': createPasswordLinks,
  '20261125T1100-open-accounts': openAccounts,
  '20261125T1110-keep-imported-particulars': keepImportedParticulars,
  '20261125T1300-renew-policies': renewPolicies,
  '20261125T1310-count-entered-cells': countEnteredCells,
  '20261125T1320-read-what-ended-at-once': readWhatEndedAtOnce,
  '20261125T1330-drop-implied-keys': dropImpliedKeys,
  '20261126T0100-widen-sheets-and-outcomes': widenSheetsAndOutcomes,
  '20261126T0110-create-year-results': createYearResults,
  '20261129T2100-create-papers': createPapers,
  '20261129T2130-assess-primary-schools': assessPrimarySchools,
  '20261129T2140-keep-remarks': keepRemarks,
  '20261129T2200-create-mark-import': createMarkImport,
  '20261129T2210-create-entry-locks': createEntryLocks,
  '20261129T2215-keep-looks-and-reminders': keepLooksAndReminders,
  '20261129T2230-create-rule-settings': createRuleSettings,
  '20261129T2231-create-summer': createSummer,
  '20261129T2232-create-exemptions': createExemptions,
  '20261129T2233-create-attendance': createAttendance,
  '20261129T2234-create-conduct-reasons': createConductReasons,
  '20261129T2235-create-elective-changes': createElectiveChanges,
  '20261129T2250-plan-terms-and-tests': planTermsAndTests,
  '20261130T0020-replace-tests-and-plan-primary': replaceTestsAndPlanPrimary,
  '20261130T0030-add-topic-clusters': addTopicClusters,
  '20261130T0040-change-locks': changeLocks,
  '20261130T0100-create-forms': createForms,
  '20261130T0101-review-by-several-offices': reviewBySeveralOffices,
  '20261130T0110-keep-record-sets': keepRecordSets,
  '20261130T0120-keep-views-and-exports': keepViewsAndExports,
  '20261130T0300-term-results-as-form': termResultsAsForm,
};
