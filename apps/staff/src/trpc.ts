import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';
import type { AppRouter } from '@truong/api/router';
import type { ErrorCode, ErrorData, ErrorShape } from '@truong/contracts/errors';
import { uploadPath } from '@truong/contracts/uploads';
import { confirmLink } from './identity/confirm-link.ts';
import { uploadFetch } from './upload-fetch.ts';

export const trpc = createTRPCReact<AppRouter>();

const url = '/trpc';
/** Procedures whose input is a file go to the one address that takes a large body. */
const withFiles = new Set(['people.uploadImport', 'gradebook.uploadMarks', 'gradebook.readMarkList']);

// The tab's assignment: two tabs of one person may act in two places.
let actingAs: number | null = null;
export function actAs(assignmentId: number | null): void {
  actingAs = assignmentId;
}

function headersFor(assignmentId: number | null): Record<string, string> {
  return assignmentId === null ? {} : { 'x-assignment-id': String(assignmentId) };
}

export const trpcClient = trpc.createClient({
  links: [
    confirmLink,
    splitLink({
      condition: ({ path }) => withFiles.has(path),
      true: httpLink({ url: uploadPath, headers: () => headersFor(actingAs), fetch: uploadFetch }),
      false: httpBatchLink({ url, maxURLLength: 4000, headers: () => headersFor(actingAs) }),
    }),
  ],
});

/** For what was typed under one assignment and is sent while the tab may already act in another: one request a call. */
export function clientOf(assignmentId: number) {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url, headers: headersFor(assignmentId) })] });
}

/** A code together with its facts: asking for the code tells the type of the facts. */
export type Refusal = { [Code in ErrorCode]: { appCode: Code; appData: ErrorData[Code] } }[ErrorCode];

/** What the server said of a failed request; undefined when it was not reached. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data = error.data as Partial<ErrorShape> | undefined;
  return data?.appCode ? ({ appCode: data.appCode, appData: data.appData } as Refusal) : undefined;
}
