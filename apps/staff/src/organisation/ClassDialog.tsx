import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { SchoolLevel } from '@truong/contracts/common';
import type { ClassDetail } from '@truong/contracts/organisation';
import { useState } from 'react';
import { schoolLevelNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { classTexts } from './class-messages.ts';

export type ClassDialogProps = {
  of: { unitId: number; schoolYear: number };
  /** None for a new class. */
  known?: Pick<ClassDetail, 'id' | 'name' | 'level' | 'siteId' | 'isCombined' | 'twoSessions'>;
  levels: readonly SchoolLevel[];
  onEnd: (classId: number | null) => void;
};

/** A class by hand: its name, level, site, whether several grades sit in it and whether it learns all day. */
export function ClassDialog({ of, known, levels, onEnd }: ClassDialogProps) {
  const [name, setName] = useState(known?.name ?? '');
  const [level, setLevel] = useState<SchoolLevel>(known?.level ?? levels[0] ?? 'primary');
  const [siteId, setSiteId] = useState<number | null>(known?.siteId ?? null);
  const [isCombined, setCombined] = useState(known?.isCombined ?? false);
  const [twoSessions, setTwoSessions] = useState(known?.twoSessions ?? false);
  const choices = trpc.organisation.classChoices.useQuery();
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.organisation.saveClass.useMutation({
    onSuccess: async ({ classId }) => {
      requestId.done();
      await utils.organisation.invalidate();
      onEnd(classId);
    },
  });
  const content = { ...of, classId: known?.id ?? null, name: name.trim(), level, siteId, isCombined, twoSessions };
  return (
    <Question
      isOpen
      title={known ? classTexts.edit : classTexts.add}
      confirm={classTexts.save}
      isPending={save.isPending}
      error={save.error ?? choices.error}
      onConfirm={() => content.name !== '' && save.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={() => onEnd(null)}
    >
      <TextInput
        data-autofocus
        required
        label={classTexts.name}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={classTexts.level}
        data={(levels.length > 0 ? levels : SchoolLevel.options).map((one) => ({
          value: one,
          label: schoolLevelNames[one] ?? one,
        }))}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value as SchoolLevel)}
      />
      <NativeSelect
        label={classTexts.site}
        data={[
          { value: '', label: classTexts.noSite },
          ...(choices.data?.sites ?? []).map((site) => ({ value: String(site.id), label: site.name })),
        ]}
        value={String(siteId ?? '')}
        onChange={(event) => setSiteId(Number(event.currentTarget.value) || null)}
      />
      <Checkbox
        label={classTexts.isCombined}
        checked={isCombined}
        onChange={(event) => setCombined(event.currentTarget.checked)}
      />
      <Checkbox
        label={classTexts.twoSessions}
        checked={twoSessions}
        onChange={(event) => setTwoSessions(event.currentTarget.checked)}
      />
    </Question>
  );
}
