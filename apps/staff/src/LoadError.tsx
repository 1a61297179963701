import { ErrorState } from '@truong/ui/ErrorState.tsx';
import { errorText } from './errors.ts';
import { common } from './messages.ts';

/** A part of a page that could not be loaded: what happened in words, and trying again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return <ErrorState title={errorText(error)} retry={{ label: common.retry, onRetry: () => void onRetry() }} />;
}
