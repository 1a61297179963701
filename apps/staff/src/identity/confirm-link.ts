import type { TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '@truong/api/router';
import { confirmation } from './confirmation.ts';

/** A call that is refused until the password is typed again waits for that and is then repeated as it was. */
export const confirmLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let isOver = false;
      const attempt = () =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error(error) {
            if (!needsPassword(error)) return observer.error(error);
            void confirmation.ask().then((isConfirmed) => {
              if (isOver) return;
              if (isConfirmed) running = attempt();
              else observer.error(error);
            });
          },
        });
      let running = attempt();
      return () => {
        isOver = true;
        running.unsubscribe();
      };
    });

function needsPassword(error: TRPCClientError<AppRouter>): boolean {
  return error.data?.appCode === 'CONFIRMATION_NEEDED';
}
