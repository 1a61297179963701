import { useNavigate } from '@tanstack/react-router';
import { newRequestId } from '../../new-request-id.ts';
import { type Upload, useUpload } from '../../people/imports/use-upload.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';

/** Hands a file with marks over, for one sheet or for whichever it names; what it would do is shown on a page of its own. */
export function useHandMarks(sheetId: number | null): Upload {
  const { assignment, schoolYear } = useActing();
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  return useUpload(async (file) => {
    const of = { unitId: assignment.unitId, schoolYear, sheetId };
    const { importId } = await utils.client.gradebook.uploadMarks.mutate({ ...of, ...file, requestId: newRequestId() });
    await utils.gradebook.markImports.invalidate();
    await navigate({
      to: '/sheets/files/$importId',
      params: { importId: String(importId) },
      search: (old: object) => old,
    } as never);
  });
}
