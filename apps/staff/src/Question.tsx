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
    <Modal
      opened={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': common.cancel }}
    >
      <Stack gap="md">
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
