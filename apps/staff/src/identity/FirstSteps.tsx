import { Center, Group, Stack, Text, Title } from '@mantine/core';
import type { Me } from '@truong/contracts/identity';
import { BrandMark } from '@truong/ui/BrandMark.tsx';
import { type ReactNode, useEffect, useState } from 'react';
import { SignOutButton } from '../shell/SignOutButton.tsx';
import { trpc } from '../trpc.ts';
import { factorTexts, passwordTexts } from './account-messages.ts';
import { EnrolFactor } from './EnrolFactor.tsx';
import { PassFactor } from './PassFactor.tsx';
import { PasswordForm } from './PasswordForm.tsx';

export function isReady(me: Me): boolean {
  return !me.mustChangePassword && me.factor !== 'ask' && me.factor !== 'enrol';
}

/** What comes between signing in and working: the code of the device, a password of one's own, a second factor. */
export function FirstSteps({ me, onReady }: { me: Me; onReady: () => void }) {
  const utils = trpc.useUtils();
  // Stays until the recovery codes are put away: the account is ready before that, and would take them off the screen.
  const [isEnrolling, setEnrolling] = useState(false);
  if (me.factor === 'enrol' && !me.mustChangePassword && !isEnrolling) setEnrolling(true);
  const isOver = isReady(me) && !isEnrolling;
  useEffect(() => {
    if (isOver) onReady();
  }, [isOver, onReady]);
  const refresh = () => utils.identity.me.invalidate();
  if (isOver) return null;
  if (me.factor === 'ask') {
    return (
      <Step title={factorTexts.askTitle}>
        <PassFactor onPassed={(next) => utils.identity.me.setData(undefined, next)} />
      </Step>
    );
  }
  if (me.mustChangePassword && !isEnrolling) {
    return (
      <Step title={passwordTexts.firstTitle} text={passwordTexts.firstText}>
        <PasswordForm username={me.username} isIssued onChanged={() => void refresh()} />
      </Step>
    );
  }
  return (
    <Step title={factorTexts.enrolTitle} text={factorTexts.enrolNeeded}>
      <EnrolFactor onDone={() => void refresh().then(() => setEnrolling(false))} />
    </Step>
  );
}

function Step({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Center mih="88dvh" p="md" component="main">
      <Stack w="100%" maw={380} gap="lg">
        <Stack gap={4}>
          <BrandMark size={44} />
          <Title order={1} mt="xs">
            {title}
          </Title>
          {text && <Text c="dimmed">{text}</Text>}
        </Stack>
        {children}
        <Group>
          <SignOutButton />
        </Group>
      </Stack>
    </Center>
  );
}
