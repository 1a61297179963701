import '@truong/ui/theme.css';
import { UiProvider } from '@truong/ui/theme.tsx';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { appRouter } from './routes.tsx';
import { sessionEnded } from './shell/session-ended.ts';
import { refusalOf, trpc, trpcClient } from './trpc.ts';

function onError(error: unknown): void {
  if (refusalOf(error)?.appCode === 'SESSION_ENDED') sessionEnded.set(true);
}

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  // What the server refused will be refused again; only a lost network is worth another try.
  defaultOptions: { queries: { retry: (count, error) => count < 3 && !refusalOf(error), staleTime: 5_000 } },
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
