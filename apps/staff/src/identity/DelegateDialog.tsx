import { Checkbox, Select, Stack, Text, TextInput } from '@mantine/core';
import type { Delegations } from '@truong/contracts/identity';
import { type Delegable, delegable, holds } from '@truong/contracts/permissions';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { dayOf, OptionalDate } from './OptionalDate.tsx';
import { delegationTexts, roleTexts } from './role-messages.ts';

/** What a deputy does not already do by the role. */
const offered = delegable.filter((permission) => !holds({ role: 'vice_principal' }, permission));

/** A principal hands named acts to a deputy between dates. */
export function DelegateDialog({ unitId, of, onClose }: { unitId: number; of: Delegations; onClose: () => void }) {
  const [deputy, setDeputy] = useState(of.deputies.length === 1 ? String(of.deputies[0]?.assignmentId) : null);
  const [permissions, setPermissions] = useState<string[]>([]);
  const [from, setFrom] = useState(formatDate(of.today));
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const delegate = trpc.identity.delegate.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.identity.roles.invalidate(), utils.identity.delegations.invalidate()]);
      onClose();
    },
  });

  function confirm() {
    setTried(true);
    const validFrom = dayOf(from);
    const validTo = dayOf(to);
    const why = reason.trim();
    if (!deputy || permissions.length === 0 || !validFrom || !validTo || (why !== '' && why.length < 3)) return;
    const content = {
      unitId,
      assignmentId: Number(deputy),
      permissions: permissions as Delegable[],
      validFrom,
      validTo,
      ...(why === '' ? {} : { reason: why }),
    };
    delegate.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <Question
      isOpen
      title={delegationTexts.question}
      confirm={delegationTexts.give}
      isPending={delegate.isPending}
      error={delegate.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Text size="sm">{delegationTexts.text}</Text>
      <Select
        label={delegationTexts.deputy}
        required
        data={of.deputies.map(({ assignmentId, fullName }) => ({ value: String(assignmentId), label: fullName }))}
        value={deputy}
        onChange={setDeputy}
        error={isTried && deputy === null && roleTexts.choosePerson}
      />
      <Checkbox.Group
        label={delegationTexts.permissions}
        required
        value={permissions}
        onChange={setPermissions}
        error={isTried && permissions.length === 0 && delegationTexts.choosePermission}
      >
        <Stack gap="xs" py={4}>
          {offered.map((permission) => (
            <Checkbox key={permission} value={permission} label={delegationTexts.permission(permission)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <OptionalDate label={roleTexts.from} isRequired value={from} onType={setFrom} />
      <OptionalDate
        label={roleTexts.to}
        isRequired
        value={to}
        onType={setTo}
        {...(isTried && to.trim() === '' ? { hint: roleTexts.dateWrong } : {})}
      />
      <TextInput
        label={delegationTexts.reason}
        description={delegationTexts.reasonHint}
        error={isTried && reason.trim() !== '' && reason.trim().length < 3 && delegationTexts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}
