import type { Job, JobRef } from '@truong/contracts/jobs';
import type { ImportKind } from '@truong/rules/people/import-kinds';
import { useEffect, useRef, useState } from 'react';
import { errorText, textOfCode } from '../../errors.ts';
import { isUnfinished } from '../../jobs/use-jobs.ts';
import { useRequestId } from '../../request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { downloadWorkbook } from '../../statistics/download.ts';
import { trpc } from '../../trpc.ts';

/** A list is mostly made before the second question. */
const askAgainMs = [150, 250, 400, 800, 1500];

/** Asks for a list and saves it when it is made. Who leaves the page before finds it among the jobs, with a notice. */
export function useListExport() {
  const { assignment, schoolYear } = useActing();
  const utils = trpc.useUtils();
  const requestId = useRequestId();
  const [busy, setBusy] = useState<{ kind: ImportKind; job: Job | null } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);

  async function save(kind: ImportKind): Promise<void> {
    const of = { unitId: assignment.unitId, schoolYear, kind };
    const ref = await utils.client.people.startListExport.mutate({ ...of, requestId: requestId.of(of) });
    requestId.done();
    void utils.jobs.list.invalidate();
    for (let round = 0; !isLeft.current; round += 1) {
      const job = await jobAfter(ref, askAgainMs[round] ?? 1500);
      if (!isUnfinished(job)) {
        if (job.state === 'done') downloadWorkbook(await utils.client.jobs.file.query(ref));
        else if (job.error) setRefusal(textOfCode(job.error.code, job.error.data as never));
        await Promise.all([utils.jobs.invalidate(), utils.notices.invalidate()]);
        return;
      }
      setBusy({ kind, job });
    }
  }

  async function jobAfter(ref: JobRef, ms: number): Promise<Job> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return utils.client.jobs.get.query(ref);
  }

  return {
    busy,
    refusal,
    start(kind: ImportKind): void {
      setRefusal(null);
      setBusy({ kind, job: null });
      void save(kind)
        .catch((error: unknown) => setRefusal(errorText(error)))
        .finally(() => setBusy(null));
    },
  };
}
