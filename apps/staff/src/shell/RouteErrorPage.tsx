import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '@truong/ui/ErrorState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { shellTexts } from './messages.ts';

/** A page that broke, or whose code could not be fetched (a new version was put out, or no network): reloading helps both. */
export function RouteErrorPage({ error }: ErrorComponentProps) {
  const isUnreached = /dynamically imported module|importing a module script/i.test(String(error));
  return (
    <Page title={isUnreached ? shellTexts.errors.notLoaded : shellTexts.errors.broken}>
      <ErrorState
        title={isUnreached ? shellTexts.errors.pageNotFetched : shellTexts.errors.pageBroke}
        text={shellTexts.errors.keptHere}
        retry={{ label: shellTexts.errors.reload, onRetry: () => location.reload() }}
      />
    </Page>
  );
}
