import { useNavigate } from '@tanstack/react-router';
import type { EditedForm } from '@truong/contracts/form-definitions';
import type { Form } from '@truong/rules/statistics/form';
import { errorText } from '../../errors.ts';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';

/** Keeps a draft; a published version is gone on with as its next one, on a page of its own. */
export function useSaveForm(onSaved: (form: Form) => void) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const save = trpc.formEditor.save.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.formEditor.list.invalidate();
    },
  });
  const send = async (form: Form): Promise<boolean> => {
    // A note is a line; empty ones are none.
    const { notes, ...rest } = form;
    const kept = notes?.map((note) => note.trim()).filter((note) => note !== '') ?? [];
    const definition = kept.length > 0 ? { ...rest, notes: kept } : rest;
    try {
      await save.mutateAsync({ definition, requestId: requestId.of(definition) });
      return true;
    } catch {
      // The mutation tells it.
      return false;
    }
  };
  return {
    isPending: save.isPending,
    isSaved: save.isSuccess,
    refusal: save.error ? errorText(save.error) : null,
    send: async (form: Form): Promise<void> => {
      if (await send(form)) onSaved(form);
    },
    next: async ({ form, published }: Pick<EditedForm, 'form' | 'published'>): Promise<void> => {
      const version = Math.max(form.version, published?.version ?? 0) + 1;
      if (await send({ ...form, version })) openForm(navigate, { ...form, version });
    },
    start: async (form: Form): Promise<void> => {
      if (await send(form)) openForm(navigate, form);
    },
  };
}

function openForm(navigate: ReturnType<typeof useNavigate>, { code, version }: Form): void {
  void navigate({ to: '/form-editor/$formCode/$version', params: { formCode: code, version: String(version) } });
}
