import { Center, Stack, Text, Title } from '@mantine/core';
import { BrandMark } from '@truong/ui/BrandMark.tsx';
import type { ReactNode } from 'react';

export type SignInFrameProps = { title: string; welcome?: string; children: ReactNode };

/** What is shown to anybody: the brand, one title, one thing to do. */
export function SignInFrame({ title, welcome, children }: SignInFrameProps) {
  return (
    <Center mih="88dvh" p="md" component="main">
      <Stack w="100%" maw={340} gap="xl">
        <Stack gap={4}>
          <BrandMark size={44} />
          <Title order={1} mt="xs">
            {title}
          </Title>
          {welcome && <Text c="dimmed">{welcome}</Text>}
        </Stack>
        {children}
      </Stack>
    </Center>
  );
}
