import type { ImportKind } from '@truong/rules/people/import-kinds';
import { useJobFile } from '../../jobs/use-job-file.ts';
import { useRequestId } from '../../request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';

/** Asks for a list and saves it when it is made. */
export function useListExport() {
  const { assignment, schoolYear } = useActing();
  const { client } = trpc.useUtils();
  const requestId = useRequestId();
  const { busy, refusal, start } = useJobFile<ImportKind>();
  return {
    busy,
    refusal,
    start(kind: ImportKind): void {
      const of = { unitId: assignment.unitId, schoolYear, kind };
      start(kind, {
        ask: async () => {
          const ref = await client.people.startListExport.mutate({ ...of, requestId: requestId.of(of) });
          requestId.done();
          return ref;
        },
      });
    },
  };
}
