import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorText } from './errors.ts';
import { common } from './messages.ts';

export type QuestionProps = {
  isOpen: boolean;
  title: string;
  /** What will happen, and to how many. */
  children: ReactNode;
  confirm: string;
  isRefusing?: boolean;
  isPending: boolean;
  error: unknown;
  /** A way out of the error, beside its words. */
  errorAction?: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asked only before what cannot be undone. */
export function Question(props: QuestionProps) {
  return (
    <Modal opened={props.isOpen} onClose={props.onCancel} withCloseButton={false} centered>
      <Stack gap="md">
        {/* Not the dialog's own head: that would be a second banner of the page. */}
        <Modal.Title fw={600}>{props.title}</Modal.Title>
        {props.children}
        {Boolean(props.error) && (
          <Alert color="red" variant="light" role="alert">
            {errorText(props.error)}
            {props.errorAction}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            {common.cancel}
          </Button>
          <Button
            data-autofocus
            color={props.isRefusing ? 'red' : 'teal'}
            loading={props.isPending}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
