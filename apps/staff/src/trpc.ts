import type { AppRouter } from '@truong/api/router';
import type { ErrorShape } from '@truong/contracts/errors';
import { httpBatchLink, TRPCClientError } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';

export const trpc = createTRPCReact<AppRouter>();

// The tab's assignment: two tabs of one person may act in two places.
let actingAs: number | null = null;
export function actAs(assignmentId: number | null): void {
  actingAs = assignmentId;
}

export const trpcClient = trpc.createClient({
  links: [
    httpBatchLink({
      url: '/trpc',
      maxURLLength: 4000,
      headers: () => (actingAs === null ? {} : { 'x-assignment-id': String(actingAs) }),
    }),
  ],
});

/** What the server said of a failed request; undefined when it was not reached. */
export function refusalOf(error: unknown): ErrorShape | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data = error.data as Partial<ErrorShape> | undefined;
  return data?.appCode ? { appCode: data.appCode, appData: data.appData } : undefined;
}
