import { ActionIcon, Button, Checkbox, Group, Modal, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { errorText } from '../../errors.ts';
import { newRequestId } from '../../new-request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { pivotTexts } from './messages.ts';

/** Views under a name: one's own and those the unit shares, each a link; and this one to be kept. */
export function ViewsMenu({ search }: { search: Readonly<Record<string, string>> }) {
  const { assignment } = useActing();
  const { unitId } = assignment;
  const utils = trpc.useUtils();
  const views = trpc.pivot.views.useQuery({ unitId });
  const refresh = { onSuccess: () => utils.pivot.views.invalidate() };
  const remove = trpc.pivot.removeView.useMutation(refresh);
  const [isSaving, setSaving] = useState(false);
  return (
    <>
      <Popover position="bottom-end" withArrow shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default">{pivotTexts.views}</Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={pivotTexts.views}>
          <Stack gap="xs" w={300}>
            {views.data?.length === 0 && <Text size="sm">{pivotTexts.noViews}</Text>}
            {views.data?.map((view) => (
              <Group key={view.id} justify="space-between" wrap="nowrap" gap="xs">
                <Text size="sm">
                  <PageLink to="/pivot" search={view.search}>
                    {view.name}
                  </PageLink>{' '}
                  {!view.isMine && pivotTexts.sharedBy(view.by)}
                </Text>
                {view.isMine && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={pivotTexts.removeView(view.name)}
                    onClick={() => remove.mutate({ unitId, viewId: view.id, requestId: newRequestId() })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                )}
              </Group>
            ))}
            <Button size="xs" onClick={() => setSaving(true)}>
              {pivotTexts.save}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {isSaving && <SaveDialog search={search} unitId={unitId} onClose={() => setSaving(false)} />}
    </>
  );
}

type SaveDialogProps = { search: Readonly<Record<string, string>>; unitId: number; onClose: () => void };

function SaveDialog({ search, unitId, onClose }: SaveDialogProps) {
  const utils = trpc.useUtils();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = trpc.pivot.saveView.useMutation({
    onSuccess: async () => {
      await utils.pivot.views.invalidate();
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} withCloseButton={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim())
            save.mutate({ unitId, requestId: newRequestId(), name: name.trim(), search: { ...search }, isShared });
        }}
      >
        <Stack gap="sm">
          <Modal.Title fw={600}>{pivotTexts.saveTitle}</Modal.Title>
          <TextInput
            data-autofocus
            label={pivotTexts.viewName}
            value={name}
            maxLength={120}
            error={save.error ? errorText(save.error) : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={pivotTexts.shareView}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {pivotTexts.cancel}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {pivotTexts.saveAct}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
