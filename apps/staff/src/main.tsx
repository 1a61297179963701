import '@truong/ui/theme.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { UiProvider } from '@truong/ui/theme.tsx';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { appRouter } from './routes.tsx';
import { accessRefused, sessionEnded } from './shell/session-ended.ts';
import { refusalOf, trpc, trpcClient } from './trpc.ts';

function onError(error: unknown): void {
  const code = refusalOf(error)?.appCode;
  if (code === 'SESSION_ENDED') sessionEnded.set(true);
  // Who one is tells what comes first: another role, one's own password, the second factor.
  if (code === 'ASSIGNMENT_INVALID' || code === 'PASSWORD_CHANGE_NEEDED' || code === 'FACTOR_NEEDED')
    accessRefused.tell();
}

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // What the server refused will be refused again; only a lost network is worth another try.
      retry: (count, error) => count < 3 && !refusalOf(error),
      staleTime: 5_000,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <UiProvider>
          <RouterProvider router={appRouter} />
        </UiProvider>
      </QueryClientProvider>
    </trpc.Provider>
  </StrictMode>,
);
