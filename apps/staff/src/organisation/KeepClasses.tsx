import { Button, Group, Text } from '@mantine/core';
import type { SchoolLevel } from '@truong/contracts/common';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { ClassDialog } from './ClassDialog.tsx';
import { classTexts } from './class-messages.ts';
import { SiteDialog } from './SiteDialog.tsx';

type Of = { unitId: number; schoolYear: number };

/** What a school adds to itself: classes, sites, and the plans of all classes that have none. */
export function KeepClasses({ of, levels }: { of: Of; levels: readonly SchoolLevel[] }) {
  const [asking, setAsking] = useState<'class' | 'site' | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const apply = trpc.organisation.applyProgramme.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.organisation.invalidate();
    },
  });
  const content = { ...of, classId: null };
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" onClick={() => setAsking('class')}>
        {classTexts.add}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setAsking('site')}>
        {classTexts.addSite}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        loading={apply.isPending}
        onClick={() => apply.mutate({ ...content, requestId: requestId.of(content) })}
      >
        {classTexts.applyAll}
      </Button>
      <Text size="sm" role="status">
        {apply.data && classTexts.applied(apply.data)}
        {apply.error && errorText(apply.error)}
      </Text>
      {asking === 'class' && <ClassDialog of={of} levels={levels} onEnd={() => setAsking(null)} />}
      {asking === 'site' && <SiteDialog unitId={of.unitId} onEnd={() => setAsking(null)} />}
    </Group>
  );
}
