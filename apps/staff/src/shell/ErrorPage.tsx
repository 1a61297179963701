import { ErrorState } from '@truong/ui/ErrorState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { refusalOf } from '../trpc.ts';
import { shellTexts } from './messages.ts';

export type ErrorPageProps = { error: unknown; onRetry?: () => unknown };

/** A page that could not be shown: what happened in words, and trying again where that may help. */
export function ErrorPage({ error, onRetry }: ErrorPageProps) {
  const code = refusalOf(error)?.appCode;
  const title =
    code === 'NOT_FOUND' || code === 'FORBIDDEN' ? shellTexts.errors.notForYou : shellTexts.errors.notLoaded;
  return (
    <Page title={title}>
      <ErrorState
        title={errorText(error)}
        {...(onRetry && { retry: { label: common.retry, onRetry: () => void onRetry() } })}
      />
    </Page>
  );
}
