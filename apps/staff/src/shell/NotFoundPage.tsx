import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { shellTexts } from './messages.ts';

export function NotFoundPage() {
  return (
    <Page title={shellTexts.errors.noSuchPage}>
      <EmptyState
        title={shellTexts.errors.noSuchAddress}
        action={
          <Anchor component={Link} to="/">
            {shellTexts.errors.toFirstPage}
          </Anchor>
        }
      />
    </Page>
  );
}
