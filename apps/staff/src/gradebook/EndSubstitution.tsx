import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import type { Handover } from './group-substitutions.ts';
import { dutyName, substitutionTexts } from './substitution-messages.ts';

export type EndSubstitutionProps = {
  of: { unitId: number; schoolYear: number };
  handover: Handover;
  onEnd: () => void;
};

/** Ends a substitution at once: of all its sheets, or of some. */
export function EndSubstitution({ of, handover, onEnd }: EndSubstitutionProps) {
  const { sheets, substitute, teacher } = handover;
  const [chosen, setChosen] = useState(sheets.map(({ id }) => String(id)));
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const end = trpc.gradebook.endSubstitution.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.invalidate();
      onEnd();
    },
  });
  const content = { ...of, substitutionIds: chosen.map(Number) };
  return (
    <Question
      isOpen
      isRefusing
      title={substitutionTexts.endQuestion(substitute, teacher)}
      confirm={substitutionTexts.end}
      isPending={end.isPending}
      error={end.error}
      onConfirm={() => chosen.length > 0 && end.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={onEnd}
    >
      <Text size="sm">{substitutionTexts.endText}</Text>
      <Checkbox.Group
        label={substitutionTexts.sheets}
        value={chosen}
        onChange={setChosen}
        error={chosen.length === 0 && substitutionTexts.chooseSheets}
      >
        <Stack gap="xs" py={4}>
          {sheets.map((sheet) => (
            <Checkbox key={sheet.id} value={String(sheet.id)} label={dutyName(sheet)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Question>
  );
}
