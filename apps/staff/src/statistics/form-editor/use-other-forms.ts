import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { formNamedIn, type OtherForms } from './formula-choices.ts';

/** The forms that a formula may name, read while one is being typed. */
export function useOtherForms(text: string): OtherForms {
  const { schoolYear } = useActing();
  const isTyping = text.lastIndexOf('[') > text.lastIndexOf(']');
  const list = trpc.formEditor.list.useQuery({ schoolYear }, { enabled: isTyping, staleTime: 60_000 });
  const forms = (list.data ?? []).map(({ formCode: code, name, versions }) => ({ code, name, versions }));
  const named = forms.find(({ code }) => code === formNamedIn(text));
  const version = named?.versions.find(({ state }) => state === 'published') ?? named?.versions[0];
  const read = trpc.formEditor.read.useQuery(
    { formCode: named?.code ?? '', version: version?.version ?? 0 },
    { enabled: isTyping && version !== undefined, staleTime: 60_000 },
  );
  return { forms, named: (version && read.data?.form) ?? null };
}
