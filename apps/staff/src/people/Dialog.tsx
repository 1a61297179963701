import { Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** A form over the page, under its name. */
export function Dialog(props: { title: string; isOpen: boolean; onClose: () => void; children: ReactNode }) {
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} withCloseButton={false} size="xl">
      <Stack gap="md">
        <Modal.Title fw={600}>{props.title}</Modal.Title>
        {props.children}
      </Stack>
    </Modal>
  );
}
