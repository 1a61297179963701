import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { Page } from '@truong/ui/Page.tsx';
import { type ReactNode, useState } from 'react';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { AccountLogTable } from './AccountLogTable.tsx';
import { emailTexts, factorTexts, logTexts, ownAccountTexts, passwordTexts, sessionTexts } from './account-messages.ts';
import { EmailForm } from './EmailForm.tsx';
import { FactorSection } from './FactorSection.tsx';
import styles from './identity.module.css';
import { PasswordForm } from './PasswordForm.tsx';
import { SessionsTable } from './SessionsTable.tsx';

/** One's own account: what protects it, where it is in use, and what was done with it by whom. */
export function OwnAccountPage() {
  const { me } = useActing();
  const [isChanged, setChanged] = useState(false);
  const own = trpc.identity.ownAccount.useQuery();
  const refresh = () => void own.refetch();
  const revoke = trpc.identity.revokeSessions.useMutation({ onSettled: refresh });
  if (own.error) {
    return (
      <Page title={ownAccountTexts.title}>
        <LoadError error={own.error} onRetry={() => own.refetch()} />
      </Page>
    );
  }
  const others = own.data?.sessions.filter((session) => !session.isThis).length ?? 0;
  return (
    <Page title={ownAccountTexts.title} state={`${me.displayName} · ${me.username}`}>
      <Stack gap="xl">
        <Section title={passwordTexts.title}>
          <PasswordForm
            username={me.username}
            onChanged={() => {
              setChanged(true);
              refresh();
            }}
          />
          {isChanged && (
            <Alert color="teal" variant="light" role="status" mt="sm">
              {passwordTexts.changed}
            </Alert>
          )}
        </Section>
        <Section title={emailTexts.title}>
          {own.data ? <EmailForm email={own.data.email} onChanged={refresh} /> : <Skeleton height={64} />}
        </Section>
        <Section title={factorTexts.title}>
          {own.data ? <FactorSection factor={own.data.factor} onChanged={refresh} /> : <Skeleton height={64} />}
        </Section>
        <Section title={sessionTexts.title}>
          <div className={styles.table}>
            <SessionsTable
              sessions={own.data?.sessions}
              isEnding={revoke.isPending}
              onEnd={(number) => revoke.mutate({ number })}
            />
          </div>
          {revoke.error && (
            <Alert color="red" variant="light" role="alert" mt="sm">
              {errorText(revoke.error)}
            </Alert>
          )}
          {others > 0 && (
            <Button
              mt="sm"
              variant="default"
              loading={revoke.isPending}
              onClick={() => revoke.mutate({ number: null })}
            >
              {sessionTexts.endOthers}
            </Button>
          )}
        </Section>
        <Section title={logTexts.title}>
          <div className={styles.table}>
            <AccountLogTable accountId={me.accountId} log={own.data?.log} />
          </div>
        </Section>
      </Stack>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.sectionTitle}>{title}</h2>
      {children}
    </section>
  );
}
