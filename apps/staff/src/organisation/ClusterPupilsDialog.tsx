import { Checkbox, Radio, Skeleton, Stack, Text } from '@mantine/core';
import type { ClassDetail } from '@truong/contracts/organisation';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { classTexts } from './class-messages.ts';
import type { ClassRef } from './PlanLineDialog.tsx';

type Props = { of: ClassRef; line: ClassDetail['plan'][number]; onEnd: () => void };

/** Who takes the clusters of topics of a subject: the whole class, or the pupils who are ticked. */
export function ClusterPupilsDialog({ of, line, onEnd }: Props) {
  const key = { ...of, grade: line.grade, subjectCode: line.subjectCode };
  const pupils = trpc.organisation.clusterPupils.useQuery(key);
  const [areChosen, setChosen] = useState(line.areClustersChosen);
  const [ticked, setTicked] = useState<readonly number[] | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.organisation.saveClusterPupils.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.invalidate();
      onEnd();
    },
  });
  const all = pupils.data ?? [];
  const taking = new Set(ticked ?? all.flatMap(({ pupilId, takesClusters }) => (takesClusters ? [pupilId] : [])));
  const send = () => {
    const content = { ...key, pupilIds: areChosen ? [...taking] : null };
    if (pupils.data) save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Question
      isOpen
      title={classTexts.clusterPupilsOf(line.subjectName)}
      confirm={classTexts.save}
      isPending={save.isPending}
      error={save.error ?? pupils.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      <Radio.Group
        label={classTexts.clusterMode}
        value={areChosen ? 'chosen' : 'all'}
        onChange={(value) => setChosen(value === 'chosen')}
      >
        <Stack gap={8} mt={8}>
          <Radio data-autofocus value="all" label={classTexts.clusterAll} />
          <Radio value="chosen" label={classTexts.clusterChosen} />
        </Stack>
      </Radio.Group>
      {areChosen && pupils.isPending && <Skeleton height={200} />}
      {areChosen && pupils.data && all.length === 0 && <EmptyState title={classTexts.noClusterPupils} />}
      {areChosen && all.length > 0 && (
        <>
          <Text size="sm" role="status">
            {classTexts.clusterCount({ taking: taking.size, all: all.length })}
          </Text>
          <Checkbox.Group
            label={classTexts.clusterPupils}
            value={[...taking].map(String)}
            onChange={(values) => setTicked(values.map(Number))}
          >
            <Stack gap={6} mt={8}>
              {all.map(({ pupilId, fullName }) => (
                <Checkbox key={pupilId} value={String(pupilId)} label={fullName} />
              ))}
            </Stack>
          </Checkbox.Group>
        </>
      )}
    </Question>
  );
}
