import { useNavigate } from '@tanstack/react-router';
import { newRequestId } from '../../new-request-id.ts';
import { trpc } from '../../trpc.ts';
import { FileDrop } from './FileDrop.tsx';
import { importTexts } from './messages.ts';
import { useUpload } from './use-upload.ts';

type Of = { unitId: number; schoolYear: number };

/** Handing over a list; what it would do is shown on a page of its own. */
export function UploadFile({ of }: { of: Of }) {
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const upload = useUpload(async (file) => {
    const { importId } = await utils.client.people.uploadImport.mutate({ ...of, ...file, requestId: newRequestId() });
    await utils.people.imports.invalidate();
    await navigate({
      to: '/imports/$importId',
      params: { importId: String(importId) },
      search: (old: object) => old,
    } as never);
  });
  return <FileDrop label={importTexts.upload} hint={importTexts.hint} upload={upload} />;
}
