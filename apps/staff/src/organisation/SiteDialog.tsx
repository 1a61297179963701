import { Checkbox, TextInput } from '@mantine/core';
import type { UnitDetail } from '@truong/contracts/organisation';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { classTexts } from './class-messages.ts';

export type SiteDialogProps = {
  unitId: number;
  /** None for a new site. */
  known?: UnitDetail['sites'][number];
  onEnd: () => void;
};

/** A site of the school: its name, and whether it is the main one. */
export function SiteDialog({ unitId, known, onEnd }: SiteDialogProps) {
  const [name, setName] = useState(known?.name ?? '');
  const [isMain, setMain] = useState(known?.isMain ?? false);
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.organisation.saveSite.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.organisation.invalidate();
      onEnd();
    },
  });
  const content = { unitId, siteId: known?.id ?? null, name: name.trim(), isMain };
  function confirm() {
    setTried(true);
    if (content.name.length > 1) save.mutate({ ...content, requestId: requestId.of(content) });
  }
  return (
    <Question
      isOpen
      title={known ? classTexts.editSite(known.name) : classTexts.addSite}
      confirm={classTexts.save}
      isPending={save.isPending}
      error={save.error}
      onConfirm={confirm}
      onCancel={onEnd}
    >
      <TextInput
        data-autofocus
        required
        label={classTexts.siteName}
        error={isTried && content.name.length < 2 && classTexts.siteNameShort}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label={classTexts.isMain}
        description={classTexts.isMainHint}
        checked={isMain}
        onChange={(event) => setMain(event.currentTarget.checked)}
      />
    </Question>
  );
}
