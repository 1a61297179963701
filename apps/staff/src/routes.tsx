import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { Home } from './shell/Home.tsx';
import { Shell } from './shell/Shell.tsx';

const page = {
  SheetsPage: lazy(() => import('./gradebook/SheetsPage.tsx').then((m) => ({ default: m.SheetsPage }))),
  SheetPage: lazy(() => import('./gradebook/SheetPage.tsx').then((m) => ({ default: m.SheetPage }))),
  TermPage: lazy(() => import('./term/TermPage.tsx').then((m) => ({ default: m.TermPage }))),
  OutcomesPage: lazy(() => import('./term/OutcomesPage.tsx').then((m) => ({ default: m.OutcomesPage }))),
  FilingPage: lazy(() => import('./statistics/FilingPage.tsx').then((m) => ({ default: m.FilingPage }))),
  FilingDetailPage: lazy(() => import('./statistics/FilingDetailPage.tsx').then((m) => ({ default: m.FilingDetailPage }))),
  ReviewsPage: lazy(() => import('./statistics/ReviewsPage.tsx').then((m) => ({ default: m.ReviewsPage }))),
  FiguresPage: lazy(() => import('./statistics/FiguresPage.tsx').then((m) => ({ default: m.FiguresPage }))),
  UnitsPage: lazy(() => import('./organisation/UnitsPage.tsx').then((m) => ({ default: m.UnitsPage }))),
  UnitPage: lazy(() => import('./organisation/UnitPage.tsx').then((m) => ({ default: m.UnitPage }))),
  ClassPage: lazy(() => import('./organisation/ClassPage.tsx').then((m) => ({ default: m.ClassPage }))),
  PupilsPage: lazy(() => import('./people/PupilsPage.tsx').then((m) => ({ default: m.PupilsPage }))),
  StaffPage: lazy(() => import('./people/StaffPage.tsx').then((m) => ({ default: m.StaffPage }))),
  PermissionsPage: lazy(() => import('./identity/PermissionsPage.tsx').then((m) => ({ default: m.PermissionsPage }))),
  AccountsPage: lazy(() => import('./identity/AccountsPage.tsx').then((m) => ({ default: m.AccountsPage }))),
};

/** The address holds the view. Year and term stand on every page; the rest belongs to the page that reads it. */
export type Search = {
  year?: number;
  term?: 1 | 2;
  as?: number;
  unit?: number;
  source?: string;
  group?: string;
  population?: string;
  grade?: number;
  class?: number;
  q?: string;
  page?: number;
  state?: string;
  period?: string;
};

const root = createRootRoute({
  component: Shell,
  validateSearch: (search: Record<string, unknown>): Search => {
    const whole = (name: string) => (Number.isSafeInteger(Number(search[name])) && search[name] !== undefined && search[name] !== '' ? { [name]: Number(search[name]) } : {});
    const text = (name: string) => (typeof search[name] === 'string' ? { [name]: search[name] } : {});
    const term = Number(search.term);
    return {
      ...(term === 1 || term === 2 ? { term } : {}),
      ...whole('year'), ...whole('as'), ...whole('unit'), ...whole('grade'), ...whole('class'), ...whole('page'),
      ...text('source'), ...text('group'), ...text('population'), ...text('q'), ...text('state'), ...text('period'),
    };
  },
});
const at = (path: string, component: React.ComponentType) => createRoute({ getParentRoute: () => root, path, component });

export const appRouter = createRouter({
  basepath: '/staff',
  routeTree: root.addChildren([
    at('/', Home),
    at('/sheets', page.SheetsPage),
    at('/sheets/$sheetId', page.SheetPage),
    at('/term', page.TermPage),
    at('/outcomes/$classId', page.OutcomesPage),
    at('/filing', page.FilingPage),
    at('/filings/$unitId/$number', page.FilingDetailPage),
    at('/reviews', page.ReviewsPage),
    at('/figures', page.FiguresPage),
    at('/units', page.UnitsPage),
    at('/units/$unitId', page.UnitPage),
    at('/classes/$classId', page.ClassPage),
    at('/pupils', page.PupilsPage),
    at('/staff-list', page.StaffPage),
    at('/permissions', page.PermissionsPage),
    at('/accounts', page.AccountsPage),
  ]),
});
