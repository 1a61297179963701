import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { EditedForms } from '@truong/contracts/form-definitions';
import { FormCode } from '@truong/contracts/forms';
import type { Form } from '@truong/rules/statistics/form';
import { useState } from 'react';
import { common } from '../../messages.ts';
import { addSection } from './edit-form.ts';
import { editorTexts, fieldTexts, newFormTexts } from './messages.ts';
import { useSaveForm } from './use-save-form.ts';

/** Name and code of a new form; everything else is said in the editor. */
export function NewForm({ forms, onEnd }: { forms: EditedForms; onEnd: () => void }) {
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const save = useSaveForm(onEnd);
  const isTaken = forms.some(({ formCode }) => formCode === code);
  const isFit = name.trim() !== '' && FormCode.safeParse(code).success && !isTaken;
  return (
    <Modal opened onClose={onEnd} withCloseButton={false} centered>
      <Stack gap="md">
        <Modal.Title fw={600}>{newFormTexts.title}</Modal.Title>
        <TextInput
          data-autofocus
          label={newFormTexts.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={newFormTexts.code}
          description={fieldTexts.codeHint}
          error={isTaken ? editorTexts.code : undefined}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {save.refusal && (
          <Alert color="red" variant="light" role="alert">
            {save.refusal}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onEnd}>
            {common.cancel}
          </Button>
          <Button disabled={!isFit} loading={save.isPending} onClick={() => save.start(emptyForm(code, name.trim()))}>
            {newFormTexts.start}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function emptyForm(code: string, name: string): Form {
  const form: Form = {
    ...{ code, version: 1, name, source: 'Biểu của Sở', series: code, periodKind: 'ad_hoc' },
    ...{ filers: { levels: ['primary', 'lower_secondary'] }, review: 'nearest_then_department' },
    ...{ sections: [], checks: [] },
  };
  return addSection(form, editorTexts.new).form;
}
