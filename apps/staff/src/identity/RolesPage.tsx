import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import type { Slip, UnitRoles } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatDateTime } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { roleNames } from '../messages.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing, useMay } from '../shell/acting.ts';
import { matches } from '../shell/find-anything.ts';
import { trpc } from '../trpc.ts';
import { slipTexts } from './account-messages.ts';
import { DelegationSection } from './DelegationSection.tsx';
import { type Ending, EndRole } from './EndRole.tsx';
import { GiveRole, type Proposal } from './GiveRole.tsx';
import styles from './identity.module.css';
import { OpenAccount } from './OpenAccount.tsx';
import { openTexts, roleTexts } from './role-messages.ts';
import { Slips } from './Slips.tsx';

/** The people of a unit: which roles they hold, giving one, ending one; what a principal delegates. */
export function RolesPage() {
  const { assignment } = useActing();
  const address = useAddress();
  const unitId = address.number('unit') ?? assignment.unitId;
  const list = trpc.identity.roles.useQuery({ unitId });
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isOpening, setOpening] = useState(false);
  const [slip, setSlip] = useState<Slip | null>(null);
  const may = useMay();
  const filter = address.text('q');
  const of = list.data;
  if (slip) {
    return (
      <Page title={slipTexts.title}>
        <Slips slips={[slip]} unitName={of?.unitName ?? ''} onDone={() => setSlip(null)} />
      </Page>
    );
  }
  return (
    <Page
      title={of ? roleTexts.titleOf(of.unitName) : roleTexts.title}
      actions={
        of &&
        of.mayGive.length > 0 && (
          <>
            {may('accounts.read') && (
              <Button size="compact-sm" variant="default" onClick={() => setOpening(true)}>
                {openTexts.open}
              </Button>
            )}
            <Button size="compact-sm" onClick={() => setProposal({})}>
              {roleTexts.give}
            </Button>
          </>
        )
      }
    >
      <SearchBox
        label={roleTexts.search}
        value={filter}
        onSearch={(q) => address.change({ q: q || undefined }, { inPlace: true })}
      />
      {list.error && !of && <LoadError error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Skeleton height={320} />}
      {of && <Offers offers={of.offers} onGive={setProposal} onEnd={setEnding} />}
      {of && <People of={of} filter={filter} onGive={setProposal} onEnd={setEnding} />}
      {of?.unitKind === 'school' && <DelegationSection unitId={unitId} />}
      {of && <Events events={of.events} />}
      {of && proposal && <GiveRole unitId={unitId} of={of} proposal={proposal} onClose={() => setProposal(null)} />}
      {of && isOpening && (
        <OpenAccount
          unitId={unitId}
          of={of}
          onSlip={(made) => {
            setOpening(false);
            setSlip(made);
          }}
          onClose={() => setOpening(false)}
        />
      )}
      {of && ending && <EndRole unitId={unitId} today={of.today} of={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

type Choosing = { onGive: (proposal: Proposal) => void; onEnd: (ending: Ending) => void };

function Offers({ offers, onGive, onEnd }: { offers: UnitRoles['offers'] } & Choosing) {
  if (offers.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" title={roleTexts.offers}>
      {offers.map((offer) =>
        offer.kind === 'give' ? (
          <Group key={`give ${offer.accountId}`} gap="xs">
            <Text size="sm">{roleTexts.offerGive(offer.fullName, offer.className)}</Text>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={roleTexts.giveTo(offer.fullName)}
              onClick={() => onGive({ accountId: offer.accountId, role: 'homeroom_teacher', from: offer.from })}
            >
              {roleTexts.give}
            </Button>
          </Group>
        ) : (
          <Group key={`end ${offer.assignmentId}`} gap="xs">
            <Text size="sm">{roleTexts.offerEnd(offer.fullName)}</Text>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={roleTexts.endLabel('homeroom_teacher', offer.fullName)}
              onClick={() => onEnd({ ...offer, role: 'homeroom_teacher' })}
            >
              {roleTexts.end}
            </Button>
          </Group>
        ),
      )}
    </Alert>
  );
}

type Person = UnitRoles['people'][number];

function People({ of, filter, onGive, onEnd }: { of: UnitRoles; filter: string } & Choosing) {
  const rows = of.people.filter(
    ({ fullName, username }) => filter === '' || matches(filter, `${fullName} ${username}`),
  );
  return (
    <>
      <div className={styles.table}>
        <DataTable
          caption={roleTexts.caption}
          isCaptionHidden
          rows={rows}
          rowKey={(person) => person.accountId}
          empty={<EmptyState title={filter === '' ? roleTexts.empty : roleTexts.noMatch} />}
          columns={[
            { key: 'name', head: roleTexts.name, width: 200, cell: (person) => person.fullName },
            { key: 'username', head: roleTexts.username, width: 150, cell: (person) => person.username },
            { key: 'roles', head: roleTexts.roles, cell: (person) => <Roles person={person} onEnd={onEnd} /> },
            ...(of.mayGive.length === 0
              ? []
              : [
                  {
                    key: 'give',
                    head: roleTexts.give,
                    width: 120,
                    cell: (person: Person) =>
                      person.isDisabled ? (
                        roleTexts.disabled
                      ) : (
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={roleTexts.giveTo(person.fullName)}
                          onClick={() => onGive({ accountId: person.accountId })}
                        >
                          {roleTexts.give}
                        </Button>
                      ),
                  },
                ]),
          ]}
        />
      </div>
      {of.withoutAccount > 0 && (
        <Text size="sm" c="dimmed">
          {roleTexts.withoutAccount(of.withoutAccount)}
        </Text>
      )}
    </>
  );
}

function Roles({ person, onEnd }: { person: Person } & Pick<Choosing, 'onEnd'>) {
  const held = person.roles.filter(({ standing }) => standing !== 'ended');
  const past = person.roles.length - held.length;
  return (
    <ul className={styles.list}>
      {held.length === 0 && <li>{roleTexts.none}</li>}
      {held.map(({ assignmentId, role, validFrom, validTo, standing, canEnd }) => (
        <li key={assignmentId}>
          {roleNames[role]} <span className={styles.dates}>{roleTexts.dates(validFrom, validTo)}</span>
          {standing === 'later' && ` · ${roleTexts.later}`}{' '}
          {canEnd && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              aria-label={roleTexts.endLabel(role, person.fullName)}
              onClick={() => onEnd({ assignmentId, role, fullName: person.fullName })}
            >
              {roleTexts.end}
            </Button>
          )}
        </li>
      ))}
      {past > 0 && <li className={styles.dates}>{roleTexts.past(past)}</li>}
    </ul>
  );
}

function Events({ events }: Pick<UnitRoles, 'events'>) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{roleTexts.events}</h2>
      <div className={styles.table}>
        <DataTable
          caption={roleTexts.events}
          isCaptionHidden
          rows={events}
          rowKey={(event) => event.id}
          empty={<EmptyState title={roleTexts.noEvents} />}
          columns={[
            { key: 'at', head: roleTexts.eventAt, width: 184, cell: (event) => formatDateTime(event.at) },
            {
              key: 'what',
              head: roleTexts.eventWhat,
              cell: ({ kind, role, fullName, validFrom, validTo }) =>
                roleTexts.event({ kind, role, name: fullName, from: validFrom, to: validTo }),
            },
            { key: 'who', head: roleTexts.eventWho, width: 200, cell: (event) => event.who },
          ]}
        />
      </div>
    </section>
  );
}
