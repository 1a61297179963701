import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { type Search, searchOf } from './search.ts';
import { Home } from './shell/Home.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { RouteErrorPage } from './shell/RouteErrorPage.tsx';
import { Shell } from './shell/Shell.tsx';

const root = createRootRoute({
  component: Shell,
  validateSearch: searchOf,
  search: { middlewares: [retainSearchParams<Search>(['as', 'year', 'term'])] },
  notFoundComponent: NotFoundPage,
});
const getParentRoute = () => root;

const home = createRoute({ getParentRoute, path: '/', component: Home });
// The shell shows the sign-in page to anybody who is not signed in; whoever is goes home.
const signIn = createRoute({ getParentRoute, path: '/sign-in', component: Home });
// Both are drawn by the shell, which shows them to anybody.
const forgotten = createRoute({ getParentRoute, path: '/forgotten', component: Home });
const newPassword = createRoute({ getParentRoute, path: '/new-password', component: Home });
const sheets = createRoute({
  getParentRoute,
  path: '/sheets',
  component: lazyRouteComponent(() => import('./gradebook/SheetsPage.tsx'), 'SheetsPage'),
});
const sheet = createRoute({
  getParentRoute,
  path: '/sheets/$sheetId',
  component: lazyRouteComponent(() => import('./gradebook/SheetPage.tsx'), 'SheetPage'),
});
const byPupil = createRoute({
  getParentRoute,
  path: '/assess/$classId',
  component: lazyRouteComponent(() => import('./gradebook/primary/ByPupilPage.tsx'), 'ByPupilPage'),
});
const markFiles = createRoute({
  getParentRoute,
  path: '/sheets/files',
  component: lazyRouteComponent(() => import('./gradebook/workbook/MarkFilesPage.tsx'), 'MarkFilesPage'),
});
const markFile = createRoute({
  getParentRoute,
  path: '/sheets/files/$importId',
  component: lazyRouteComponent(() => import('./gradebook/workbook/MarkFilePage.tsx'), 'MarkFilePage'),
});
const substitutions = createRoute({
  getParentRoute,
  path: '/substitutions',
  component: lazyRouteComponent(() => import('./gradebook/SubstitutionsPage.tsx'), 'SubstitutionsPage'),
});
const progress = createRoute({
  getParentRoute,
  path: '/progress',
  component: lazyRouteComponent(() => import('./gradebook/ProgressPage.tsx'), 'ProgressPage'),
});
const locks = createRoute({
  getParentRoute,
  path: '/locks',
  component: lazyRouteComponent(() => import('./gradebook/LocksPage.tsx'), 'LocksPage'),
});
const unlocks = createRoute({
  getParentRoute,
  path: '/unlocks',
  component: lazyRouteComponent(() => import('./gradebook/UnlocksPage.tsx'), 'UnlocksPage'),
});
const oddMarks = createRoute({
  getParentRoute,
  path: '/odd-marks',
  component: lazyRouteComponent(() => import('./gradebook/OddMarksPage.tsx'), 'OddMarksPage'),
});
const term = createRoute({
  getParentRoute,
  path: '/term',
  component: lazyRouteComponent(() => import('./term/TermPage.tsx'), 'TermPage'),
});
const outcomes = createRoute({
  getParentRoute,
  path: '/outcomes/$classId',
  component: lazyRouteComponent(() => import('./term/OutcomesPage.tsx'), 'OutcomesPage'),
});
const year = createRoute({
  getParentRoute,
  path: '/year',
  component: lazyRouteComponent(() => import('./term/YearPage.tsx'), 'YearPage'),
});
const yearOutcomes = createRoute({
  getParentRoute,
  path: '/year/$classId',
  component: lazyRouteComponent(() => import('./term/YearOutcomesPage.tsx'), 'YearOutcomesPage'),
});
const summer = createRoute({
  getParentRoute,
  path: '/summer',
  component: lazyRouteComponent(() => import('./summer/SummerPage.tsx'), 'SummerPage'),
});
const cases = createRoute({
  getParentRoute,
  path: '/cases',
  component: lazyRouteComponent(() => import('./cases/CasesPage.tsx'), 'CasesPage'),
});
const attendance = createRoute({
  getParentRoute,
  path: '/attendance',
  component: lazyRouteComponent(() => import('./attendance/AttendancePage.tsx'), 'AttendancePage'),
});
const ruleSettings = createRoute({
  getParentRoute,
  path: '/rule-settings',
  component: lazyRouteComponent(() => import('./rule-settings/RuleSettingsPage.tsx'), 'RuleSettingsPage'),
});
const settingDifferences = createRoute({
  getParentRoute,
  path: '/rule-settings/differences',
  component: lazyRouteComponent(() => import('./rule-settings/SettingDifferencesPage.tsx'), 'SettingDifferencesPage'),
});
const papers = createRoute({
  getParentRoute,
  path: '/papers',
  component: lazyRouteComponent(() => import('./certificates/PrintPage.tsx'), 'PrintPage'),
});
const paperRegister = createRoute({
  getParentRoute,
  path: '/papers/register',
  component: lazyRouteComponent(() => import('./certificates/RegisterPage.tsx'), 'RegisterPage'),
});
const paperTemplates = createRoute({
  getParentRoute,
  path: '/papers/templates',
  component: lazyRouteComponent(() => import('./certificates/TemplatesPage.tsx'), 'TemplatesPage'),
});
const forms = createRoute({
  getParentRoute,
  path: '/forms',
  component: lazyRouteComponent(() => import('./statistics/forms/FormsPage.tsx'), 'FormsPage'),
});
const form = createRoute({
  getParentRoute,
  path: '/forms/$formCode/$period',
  component: lazyRouteComponent(() => import('./statistics/forms/FormPage.tsx'), 'FormPage'),
});
const formFiling = createRoute({
  getParentRoute,
  path: '/form-filings/$unitId/$formCode/$period/$number',
  component: lazyRouteComponent(() => import('./statistics/forms/FormFilingPage.tsx'), 'FormFilingPage'),
});
const formReviews = createRoute({
  getParentRoute,
  path: '/form-reviews',
  component: lazyRouteComponent(() => import('./statistics/forms/FormReviewsPage.tsx'), 'FormReviewsPage'),
});
const formEditors = createRoute({
  getParentRoute,
  path: '/form-editor',
  component: lazyRouteComponent(() => import('./statistics/form-editor/FormEditorsPage.tsx'), 'FormEditorsPage'),
});
const formEditor = createRoute({
  getParentRoute,
  path: '/form-editor/$formCode/$version',
  component: lazyRouteComponent(() => import('./statistics/form-editor/FormEditorPage.tsx'), 'FormEditorPage'),
});
const pivot = createRoute({
  getParentRoute,
  path: '/pivot',
  component: lazyRouteComponent(() => import('./statistics/pivot/PivotPage.tsx'), 'PivotPage'),
});
const overview = createRoute({
  getParentRoute,
  path: '/overview',
  component: lazyRouteComponent(() => import('./statistics/overview/OverviewPage.tsx'), 'OverviewPage'),
});
const recordExports = createRoute({
  getParentRoute,
  path: '/record-exports',
  component: lazyRouteComponent(() => import('./statistics/pivot/RecordExportsPage.tsx'), 'RecordExportsPage'),
});
const units = createRoute({
  getParentRoute,
  path: '/units',
  component: lazyRouteComponent(() => import('./organisation/UnitsPage.tsx'), 'UnitsPage'),
});
const unit = createRoute({
  getParentRoute,
  path: '/units/$unitId',
  component: lazyRouteComponent(() => import('./organisation/UnitPage.tsx'), 'UnitPage'),
});
const unitActs = createRoute({
  getParentRoute,
  path: '/unit-acts',
  component: lazyRouteComponent(() => import('./organisation/UnitActsPage.tsx'), 'UnitActsPage'),
});
const newUnitAct = createRoute({
  getParentRoute,
  path: '/unit-acts/new',
  component: lazyRouteComponent(() => import('./organisation/NewUnitActPage.tsx'), 'NewUnitActPage'),
});
const reform = createRoute({
  getParentRoute,
  path: '/unit-acts/reform',
  component: lazyRouteComponent(() => import('./organisation/ReformPage.tsx'), 'ReformPage'),
});
const unitAct = createRoute({
  getParentRoute,
  path: '/unit-acts/$actId',
  component: lazyRouteComponent(() => import('./organisation/UnitActPage.tsx'), 'UnitActPage'),
});
const inventory = createRoute({
  getParentRoute,
  path: '/inventory',
  component: lazyRouteComponent(() => import('./inventory/InventoryPage.tsx'), 'InventoryPage'),
});
const calendar = createRoute({
  getParentRoute,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./organisation/CalendarPage.tsx'), 'CalendarPage'),
});
const schoolClass = createRoute({
  getParentRoute,
  path: '/classes/$classId',
  component: lazyRouteComponent(() => import('./organisation/ClassPage.tsx'), 'ClassPage'),
});
const pupils = createRoute({
  getParentRoute,
  path: '/pupils',
  component: lazyRouteComponent(() => import('./people/PupilsPage.tsx'), 'PupilsPage'),
});
const staffList = createRoute({
  getParentRoute,
  path: '/staff-list',
  component: lazyRouteComponent(() => import('./people/StaffPage.tsx'), 'StaffPage'),
});
const newPupil = createRoute({
  getParentRoute,
  path: '/pupils/new',
  component: lazyRouteComponent(() => import('./people/NewPupilPage.tsx'), 'NewPupilPage'),
});
const transfers = createRoute({
  getParentRoute,
  path: '/pupils/transfers',
  component: lazyRouteComponent(() => import('./people/TransfersPage.tsx'), 'TransfersPage'),
});
const duplicates = createRoute({
  getParentRoute,
  path: '/pupils/duplicates',
  component: lazyRouteComponent(() => import('./people/DuplicatesPage.tsx'), 'DuplicatesPage'),
});
const looks = createRoute({
  getParentRoute,
  path: '/pupils/looks',
  component: lazyRouteComponent(() => import('./people/LooksPage.tsx'), 'LooksPage'),
});
const pupil = createRoute({
  getParentRoute,
  path: '/pupils/$pupilId',
  component: lazyRouteComponent(() => import('./people/PupilPage.tsx'), 'PupilPage'),
});
const newMember = createRoute({
  getParentRoute,
  path: '/staff-list/new',
  component: lazyRouteComponent(() => import('./people/MemberPage.tsx'), 'NewMemberPage'),
});
const member = createRoute({
  getParentRoute,
  path: '/staff-list/$staffId',
  component: lazyRouteComponent(() => import('./people/MemberPage.tsx'), 'MemberPage'),
});
const imports = createRoute({
  getParentRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('./people/imports/ImportsPage.tsx'), 'ImportsPage'),
});
const importFile = createRoute({
  getParentRoute,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('./people/imports/ImportPage.tsx'), 'ImportPage'),
});
const permissions = createRoute({
  getParentRoute,
  path: '/permissions',
  component: lazyRouteComponent(() => import('./identity/PermissionsPage.tsx'), 'PermissionsPage'),
});
const roles = createRoute({
  getParentRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./identity/RolesPage.tsx'), 'RolesPage'),
});
const accounts = createRoute({
  getParentRoute,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./identity/AccountsPage.tsx'), 'AccountsPage'),
});

const staffAccounts = createRoute({
  getParentRoute,
  path: '/staff-accounts',
  component: lazyRouteComponent(() => import('./identity/StaffAccountsPage.tsx'), 'StaffAccountsPage'),
});
const ownAccount = createRoute({
  getParentRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./identity/OwnAccountPage.tsx'), 'OwnAccountPage'),
});
const notices = createRoute({
  getParentRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
});
const jobs = createRoute({
  getParentRoute,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./jobs/JobsPage.tsx'), 'JobsPage'),
});

export const appRouter = createRouter({
  basepath: '/staff',
  defaultPreload: 'intent',
  defaultErrorComponent: RouteErrorPage,
  scrollRestoration: true,
  routeTree: root.addChildren([
    home,
    signIn,
    forgotten,
    newPassword,
    sheets,
    sheet,
    byPupil,
    markFiles,
    markFile,
    substitutions,
    progress,
    locks,
    unlocks,
    oddMarks,
    term,
    outcomes,
    year,
    yearOutcomes,
    summer,
    cases,
    attendance,
    ruleSettings,
    settingDifferences,
    papers,
    paperRegister,
    paperTemplates,
    forms,
    form,
    formFiling,
    formReviews,
    formEditors,
    formEditor,
    pivot,
    overview,
    recordExports,
    units,
    unit,
    unitActs,
    newUnitAct,
    reform,
    unitAct,
    inventory,
    calendar,
    schoolClass,
    pupils,
    staffList,
    newPupil,
    transfers,
    duplicates,
    looks,
    pupil,
    newMember,
    member,
    imports,
    importFile,
    permissions,
    roles,
    accounts,
    staffAccounts,
    ownAccount,
    notices,
    jobs,
  ]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof appRouter;
  }
}
