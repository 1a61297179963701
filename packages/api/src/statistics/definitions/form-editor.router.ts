import {
  EditedForm,
  EditedForms,
  FormVersionRef,
  ListForms,
  PublishForm,
  SavedFormDraft,
  SavedFormWindows,
  SaveFormDraft,
  SaveFormWindows,
  TriedForm,
  TryForm,
} from '@truong/contracts/form-definitions';
import { z } from 'zod';
import { procedure, router } from '../../trpc.ts';
import { listDefinitions, readDefinition } from './list-definitions.ts';
import { publishDefinition, saveDefinition } from './save-definition.ts';
import { saveFormWindows } from './save-windows.ts';
import { tryDefinition } from './try-definition.ts';

/** Forms as the department makes them: drafts, trials, publishing, windows. */
export const formEditorRouter = router({
  list: procedure('formEditor.list')
    .input(ListForms)
    .output(EditedForms)
    .query(({ ctx, input }) => listDefinitions(ctx.inAct, input)),
  read: procedure('formEditor.read')
    .input(FormVersionRef)
    .output(EditedForm)
    .query(({ ctx, input }) => readDefinition(ctx.inAct, input)),
  save: procedure('formEditor.save')
    .input(SaveFormDraft)
    .output(SavedFormDraft)
    .mutation(({ ctx, input }) => saveDefinition(ctx.inAct, input)),
  // Nothing is written, but a whole form is too long for an address.
  try: procedure('formEditor.try')
    .input(TryForm)
    .output(TriedForm)
    .mutation(({ ctx, input }) => tryDefinition(ctx.inAct, input)),
  publish: procedure('formEditor.publish')
    .input(PublishForm)
    .output(z.null())
    .mutation(({ ctx, input }) => publishDefinition(ctx.inAct, input)),
  saveWindows: procedure('formEditor.saveWindows')
    .input(SaveFormWindows)
    .output(SavedFormWindows)
    .mutation(({ ctx, input }) => saveFormWindows(ctx.inAct, input)),
});
