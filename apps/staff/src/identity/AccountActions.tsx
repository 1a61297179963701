import { ActionIcon, Menu, Modal, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Slip } from '@truong/contracts/identity';
import { useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { storeAssignment } from '../shell/tab-assignment.ts';
import { trpc } from '../trpc.ts';
import { AccountLogTable } from './AccountLogTable.tsx';
import { keepTexts, logTexts } from './account-messages.ts';

export type AccountActionsProps = {
  account: { id: number; username: string; fullName: string; isDisabled: boolean };
  /** What only an administrator does. */
  asAdministrator?: { hasFactor: boolean; places: readonly { assignmentId: number; words: string }[] };
  onSlip: (slip: Slip) => void;
  onChanged: () => void;
};

type Asked = 'reissue' | 'disable' | 'factor' | 'log' | { assignmentId: number } | null;

/** What a keeper may do with somebody's account, each behind a question that says what will happen. */
export function AccountActions({ account, asAdministrator, onSlip, onChanged }: AccountActionsProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const item = (words: string, next: Asked) => <Menu.Item onClick={() => setAsked(next)}>{words}</Menu.Item>;
  const common = { account, onChanged, onClose: close };
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <ActionIcon aria-label={keepTexts.actsOf(account.username)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {item(keepTexts.reissue, 'reissue')}
          {item(account.isDisabled ? keepTexts.enable : keepTexts.disable, 'disable')}
          {asAdministrator?.hasFactor && item(keepTexts.resetFactor, 'factor')}
          {asAdministrator && item(keepTexts.log, 'log')}
          {!account.isDisabled &&
            asAdministrator?.places.map(({ assignmentId, words }) => (
              <Menu.Item key={assignmentId} onClick={() => setAsked({ assignmentId })}>
                {keepTexts.seeAs(words)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {asked === 'reissue' && <Reissue {...common} onSlip={onSlip} />}
      {asked === 'disable' && <Disable {...common} />}
      {asked === 'factor' && <ResetFactor {...common} />}
      {asked === 'log' && <Log account={account} onClose={close} />}
      {asked !== null && typeof asked === 'object' && (
        <SeeAs account={account} assignmentId={asked.assignmentId} onClose={close} />
      )}
    </>
  );
}

type OneProps = Pick<AccountActionsProps, 'account' | 'onChanged'> & { onClose: () => void };

function Reissue({ account, onChanged, onClose, onSlip }: OneProps & Pick<AccountActionsProps, 'onSlip'>) {
  const requestId = useRequestId();
  const reissue = trpc.identity.reissuePassword.useMutation({
    onSuccess: (slip) => {
      onClose();
      onSlip(slip);
      onChanged();
    },
  });
  const content = { accountId: account.id };
  return (
    <Question
      isOpen
      title={keepTexts.reissueQuestion(account.fullName)}
      confirm={keepTexts.reissue}
      isPending={reissue.isPending}
      error={reissue.error}
      onConfirm={() => reissue.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={onClose}
    >
      <Text size="sm">{keepTexts.reissueText}</Text>
    </Question>
  );
}

function Disable({ account, onChanged, onClose }: OneProps) {
  const requestId = useRequestId();
  const change = trpc.identity.setAccountDisabled.useMutation({
    onSuccess: () => {
      onClose();
      onChanged();
    },
  });
  const content = { accountId: account.id, isDisabled: !account.isDisabled };
  return (
    <Question
      isOpen
      title={(account.isDisabled ? keepTexts.enableQuestion : keepTexts.disableQuestion)(account.fullName)}
      confirm={account.isDisabled ? keepTexts.enable : keepTexts.disable}
      isRefusing={!account.isDisabled}
      isPending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={onClose}
    >
      <Text size="sm">{account.isDisabled ? keepTexts.enableText : keepTexts.disableText}</Text>
    </Question>
  );
}

function ResetFactor({ account, onChanged, onClose }: OneProps) {
  const requestId = useRequestId();
  const reset = trpc.identity.resetFactor.useMutation({
    onSuccess: () => {
      onClose();
      onChanged();
    },
  });
  const content = { accountId: account.id };
  return (
    <Question
      isOpen
      title={keepTexts.resetFactorQuestion(account.fullName)}
      confirm={keepTexts.resetFactor}
      isRefusing
      isPending={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={onClose}
    >
      <Text size="sm">{keepTexts.resetFactorText}</Text>
    </Question>
  );
}

function SeeAs({
  account,
  assignmentId,
  onClose,
}: Pick<AccountActionsProps, 'account'> & { assignmentId: number; onClose: () => void }) {
  const see = trpc.identity.seeAs.useMutation({
    onSuccess: () => {
      storeAssignment(assignmentId);
      // A whole new page: nothing that the administrator has read stays in memory.
      location.assign('/staff');
    },
  });
  return (
    <Question
      isOpen
      title={keepTexts.seeAsQuestion(account.fullName)}
      confirm={keepTexts.seeAsConfirm}
      isPending={see.isPending}
      error={see.error}
      onConfirm={() => see.mutate({ assignmentId })}
      onCancel={onClose}
    >
      <Text size="sm">{keepTexts.seeAsText}</Text>
    </Question>
  );
}

function Log({ account, onClose }: Pick<AccountActionsProps, 'account'> & { onClose: () => void }) {
  const log = trpc.identity.accountLog.useQuery({ accountId: account.id });
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg">
      <Stack>
        <Modal.Title fw={600}>{logTexts.of(account.fullName)}</Modal.Title>
        <AccountLogTable
          accountId={account.id}
          log={log.data}
          error={log.error && <LoadError error={log.error} onRetry={() => log.refetch()} />}
        />
      </Stack>
    </Modal>
  );
}
