import { certificatesRouter } from './certificates/certificates.router.ts';
import { entryRouter } from './gradebook/entry.router.ts';
import { gradebookRouter } from './gradebook/gradebook.router.ts';
import { identityRouter } from './identity/identity.router.ts';
import { jobsRouter } from './jobs/jobs.router.ts';
import { noticesRouter } from './notices/notices.router.ts';
import { organisationRouter } from './organisation/organisation.router.ts';
import { peopleRouter } from './people/people.router.ts';
import { formEditorRouter } from './statistics/definitions/form-editor.router.ts';
import { formsRouter } from './statistics/forms/forms.router.ts';
import { inventoryRouter } from './statistics/inventory/inventory.router.ts';
import { pivotRouter } from './statistics/pivot/pivot.router.ts';
import { createCallerFactory, router } from './trpc.ts';

/** Every capability under its name. */
export const appRouter = router({
  identity: identityRouter,
  organisation: organisationRouter,
  people: peopleRouter,
  certificates: certificatesRouter,
  gradebook: gradebookRouter,
  entry: entryRouter,
  forms: formsRouter,
  inventory: inventoryRouter,
  formEditor: formEditorRouter,
  pivot: pivotRouter,
  jobs: jobsRouter,
  notices: noticesRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures in this process, without HTTP: for the demo and the tests. */
export const createCaller = createCallerFactory(appRouter);
