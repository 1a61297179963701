import { Select } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { UnitRoles } from '@truong/contracts/identity';
import type { Role } from '@truong/contracts/permissions';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { roleNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useMay } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { dayOf, OptionalDate } from './OptionalDate.tsx';
import { roleTexts } from './role-messages.ts';

/** Whom, and as what, a dialog begins with. */
export type Proposal = { accountId?: number; role?: Role; from?: string };
export type GiveRoleProps = { unitId: number; of: UnitRoles; proposal: Proposal; onClose: () => void };

/** Gives a role at the unit between dates: to its people, or for an administrator to anybody with an account. */
export function GiveRole({ unitId, of, proposal, onClose }: GiveRoleProps) {
  const may = useMay();
  const [account, setAccount] = useState(proposal.accountId ? String(proposal.accountId) : null);
  const [role, setRole] = useState<string | null>(proposal.role ?? null);
  const [from, setFrom] = useState(formatDate(proposal.from ?? of.today));
  const [to, setTo] = useState('');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const elsewhere = trpc.identity.accounts.useQuery(
    { search: typed, page: 0 },
    { enabled: may('accounts.read') && typed.trim().length > 1, placeholderData: keepPreviousData },
  );
  const give = trpc.identity.giveRole.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.identity.roles.invalidate(), utils.identity.delegations.invalidate()]);
      onClose();
    },
  });
  const people = new Map(
    of.people.map(({ accountId, fullName, username }) => [accountId, `${fullName} · ${username}`]),
  );
  for (const { id, displayName, username } of elsewhere.data?.accounts ?? [])
    if (!people.has(id)) people.set(id, `${displayName} · ${username}`);

  function confirm() {
    setTried(true);
    const validFrom = dayOf(from);
    const validTo = dayOf(to);
    if (!account || !role || !validFrom || validTo === undefined) return;
    const content = { unitId, accountId: Number(account), role: role as Role, validFrom, validTo };
    give.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <Question
      isOpen
      title={roleTexts.give}
      confirm={roleTexts.give}
      isPending={give.isPending}
      error={give.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Select
        data-autofocus={account === null || undefined}
        label={roleTexts.person}
        {...(may('accounts.read') ? { description: roleTexts.personHint } : {})}
        required
        searchable
        data={[...people].map(([id, label]) => ({ value: String(id), label }))}
        value={account}
        onChange={setAccount}
        onSearchChange={setTyped}
        error={isTried && account === null && roleTexts.choosePerson}
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
      <OptionalDate label={roleTexts.to} hint={roleTexts.toHint} value={to} onType={setTo} />
    </Question>
  );
}
