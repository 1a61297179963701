import { Stack, Text } from '@mantine/core';
import type { Me } from '@truong/contracts/identity';
import { trpc } from '../trpc.ts';
import { factorTexts } from './account-messages.ts';
import { CodeForm } from './CodeForm.tsx';

/** The second step of signing in. */
export function PassFactor({ onPassed }: { onPassed: (me: Me) => void }) {
  const pass = trpc.identity.passFactor.useMutation({ onSuccess: onPassed });
  return (
    <Stack>
      <Text size="sm">{factorTexts.askText}</Text>
      <CodeForm
        label={factorTexts.code}
        submit={factorTexts.pass}
        isPending={pass.isPending}
        error={pass.error}
        onCode={(code) => pass.mutate({ code })}
      />
    </Stack>
  );
}
