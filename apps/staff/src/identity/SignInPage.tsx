import { Center, Stack, Text, Title } from '@mantine/core';
import { BrandMark } from '@truong/ui/BrandMark.tsx';
import { trpc } from '../trpc.ts';
import { signInTexts } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';

/** Shown at whatever address was asked for; after signing in, that page is there. */
export function SignInPage() {
  const utils = trpc.useUtils();
  return (
    <Center mih="88dvh" p="md" component="main">
      <Stack w="100%" maw={340} gap="xl">
        <Stack gap={4}>
          <BrandMark size={44} />
          <Title order={1} mt="xs">
            {signInTexts.productName}
          </Title>
          <Text c="dimmed">{signInTexts.welcome}</Text>
        </Stack>
        <SignInForm onSignedIn={(me) => utils.identity.me.setData(undefined, me)} />
      </Stack>
    </Center>
  );
}
