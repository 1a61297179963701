import { Select, Text, TextInput } from '@mantine/core';
import type { Slip, UnitRoles } from '@truong/contracts/identity';
import type { Role } from '@truong/contracts/permissions';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { roleNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { dayOf, OptionalDate } from './OptionalDate.tsx';
import { openTexts, roleTexts } from './role-messages.ts';

export type OpenAccountProps = { unitId: number; of: UnitRoles; onSlip: (slip: Slip) => void; onClose: () => void };

/** A new account with its first role, for somebody who is on no staff list yet. */
export function OpenAccount({ unitId, of, onSlip, onClose }: OpenAccountProps) {
  const [fullName, setFullName] = useState('');
  const [role, setRole] = useState<string | null>(of.unitKind === 'school' ? 'principal' : (of.mayGive[0] ?? null));
  const [from, setFrom] = useState(formatDate(of.today));
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const open = trpc.identity.openAccount.useMutation({
    onSuccess: async (slip) => {
      requestId.done();
      await Promise.all([utils.identity.roles.invalidate(), utils.identity.accounts.invalidate()]);
      onSlip(slip);
    },
  });
  const isNamed = fullName.trim().includes(' ');
  function confirm() {
    setTried(true);
    const validFrom = dayOf(from);
    if (!isNamed || !role || !validFrom) return;
    const content = { unitId, fullName: fullName.trim(), role: role as Role, validFrom };
    open.mutate({ ...content, requestId: requestId.of(content) });
  }
  return (
    <Question
      isOpen
      title={openTexts.titleOf(of.unitName)}
      confirm={openTexts.confirm}
      isPending={open.isPending}
      error={open.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Text size="sm">{of.unitKind === 'school' ? openTexts.forSchool : openTexts.forOffice}</Text>
      <TextInput
        data-autofocus
        label={openTexts.fullName}
        required
        maxLength={100}
        value={fullName}
        onChange={(event) => setFullName(event.currentTarget.value)}
        error={isTried && !isNamed && openTexts.nameNeeded}
      />
      <Select
        label={roleTexts.role}
        required
        data={of.mayGive.map((each) => ({ value: each, label: roleNames[each] }))}
        value={role}
        onChange={setRole}
        error={isTried && role === null && roleTexts.chooseRole}
      />
      <OptionalDate label={roleTexts.from} isRequired value={from} onType={setFrom} />
    </Question>
  );
}
