import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { MemberDetail } from '@truong/contracts/particulars';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { Page } from '@truong/ui/Page.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { common } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { holderOf, useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Dialog } from './Dialog.tsx';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet, FieldSpec } from './fields.ts';
import { peopleTexts } from './messages.ts';
import { Lines } from './PupilPage.tsx';
import { fieldTexts } from './particulars-messages.ts';
import styles from './people.module.css';
import { memberFields, qualificationFields } from './pupil-fields.ts';
import { codeNamesOf, historySentence, memberTexts, pupilTexts } from './pupil-messages.ts';

const leaveFields: FieldSpec[] = [{ name: 'validTo', label: fieldTexts.validTo ?? '', kind: 'date', isRequired: true }];

/** One member of staff: particulars, qualifications, this year's classes, and how all of it changed. */
export function MemberPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, staffId: usePathId('staffId') };
  const found = trpc.people.member.useQuery(of);
  const codes = trpc.people.codes.useQuery();
  const names = codes.data && codeNamesOf(codes.data);
  const isKeeper = mayPass(gateOf['people.saveMember'], holderOf(assignment));
  return (
    <Page title={found.data?.fullName ?? peopleTexts.staff}>
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={320} />}
      {found.data && (
        <>
          <Facts member={found.data} isKeeper={isKeeper} />
          <Qualifications member={found.data} isKeeper={isKeeper} />
          <Lines
            title={pupilTexts.history}
            lines={found.data.history.map((line) => historySentence(line, names))}
            empty={pupilTexts.noHistory}
          />
        </>
      )}
    </Page>
  );
}

/** Somebody new on the staff. */
export function NewMemberPage() {
  const { calendar } = useActing();
  const navigate = useNavigate();
  const go = (to: string) => navigate({ to, search: (old: object) => old } as never);
  return (
    <Page title={memberTexts.newTitle}>
      <MemberForm
        staffId={null}
        kept={{ validFrom: calendar.today }}
        submit={memberTexts.add}
        onDone={(id) => go(`/staff-list/${id}`)}
        onCancel={() => go('/staff-list')}
      />
    </Page>
  );
}

type MemberFormProps = {
  staffId: number | null;
  kept: Readonly<Record<string, unknown>>;
  submit: string;
  /** Other fields than the whole of the particulars. */
  specs?: readonly FieldSpec[];
  onDone: (id: number) => void;
  onCancel: () => void;
};

function MemberForm({ staffId, kept, submit, specs, onDone, onCancel }: MemberFormProps) {
  const { assignment } = useActing();
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const codes = trpc.people.codes.useQuery();
  const save = trpc.people.saveMember.useMutation({
    onSuccess: async (id) => {
      requestId.done();
      await utils.people.invalidate();
      onDone(id);
    },
  });
  const send = (set: FieldSet) => {
    const content = { unitId: assignment.unitId, staffId, set };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  if (codes.error) return <LoadError error={codes.error} onRetry={() => codes.refetch()} />;
  if (!codes.data) return <Skeleton height={200} />;
  return (
    <FieldForm
      specs={specs ?? memberFields(codes.data, kept.post)}
      kept={kept}
      submit={submit}
      isPending={save.isPending}
      error={save.error}
      onSubmit={send}
      onCancel={onCancel}
    />
  );
}

function Facts({ member, isKeeper }: { member: MemberDetail; isKeeper: boolean }) {
  const { assignment, calendar } = useActing();
  const [open, setOpen] = useState<'edit' | 'leave' | null>(null);
  const close = () => setOpen(null);
  const hasSheets = member.teaches.length > 0 || member.homeroomOf.length > 0;
  const handsOver = hasSheets && mayPass(gateOf['gradebook.substitute'], holderOf(assignment));
  const { detail } = member;
  const contact = detail && [detail.personalNumber, detail.phone, detail.email, detail.address].filter(Boolean);
  const facts: [string | undefined, string][] = [
    [fieldTexts.code, member.code],
    [fieldTexts.post, pupilTexts.posted(member.post)],
    [fieldTexts.isFemale, member.isFemale ? common.female : common.male],
    [fieldTexts.birthDate, member.birthDate ? formatDate(member.birthDate) : '–'],
    [fieldTexts.ethnicGroupCode, member.ethnicGroup ?? '–'],
    [fieldTexts.validFrom, formatDate(member.validFrom)],
    [fieldTexts.validTo, member.validTo ? formatDate(member.validTo) : '–'],
    ...(contact ? [[memberTexts.contact, contact.join(' · ') || '–'] as [string, string]] : []),
    ...(detail
      ? (['contract', 'qualification', 'specialism'] as const).map((name): [string | undefined, string] => [
          fieldTexts[name],
          detail[name] ?? '–',
        ])
      : []),
    [peopleTexts.homeroomOf, member.homeroomOf.join(', ') || '–'],
    [
      peopleTexts.teaches,
      member.teaches.map((line) => peopleTexts.teachesLine(line.subjectName, line.classNames)).join('; ') || '–',
    ],
    ...(member.substitutions.length > 0
      ? [[memberTexts.substitutions, member.substitutions.map(memberTexts.substitution).join('; ')] as [string, string]]
      : []),
  ];
  return (
    <section className={styles.section}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isKeeper && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
            {pupilTexts.edit}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpen('leave')}>
            {memberTexts.leave}
          </Button>
          {handsOver && (
            <PageLink to="/substitutions" search={{ teacher: member.id }}>
              {memberTexts.handOver}
            </PageLink>
          )}
        </Group>
      )}
      <Dialog title={pupilTexts.edit} isOpen={open === 'edit'} onClose={close}>
        <MemberForm
          staffId={member.id}
          kept={{ ...member, ...detail }}
          submit={pupilTexts.save}
          onDone={close}
          onCancel={close}
        />
      </Dialog>
      <Dialog title={memberTexts.leave} isOpen={open === 'leave'} onClose={close}>
        <Text size="sm">{memberTexts.leaveText}</Text>
        <MemberForm
          staffId={member.id}
          kept={{ validTo: member.validTo ?? calendar.today }}
          specs={leaveFields}
          submit={memberTexts.leave}
          onDone={close}
          onCancel={close}
        />
      </Dialog>
    </section>
  );
}

function Qualifications({ member, isKeeper }: { member: MemberDetail; isKeeper: boolean }) {
  const { assignment } = useActing();
  const [isAdding, setAdding] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const after = {
    onSuccess: async () => {
      requestId.done();
      await utils.people.member.invalidate();
      setAdding(false);
    },
  };
  const save = trpc.people.saveQualification.useMutation(after);
  const remove = trpc.people.deleteQualification.useMutation(after);
  const of = { unitId: assignment.unitId, staffId: member.id };
  const send = (set: FieldSet) => {
    const content = {
      ...of,
      ...(set as Pick<MemberDetail['qualifications'][number], 'kind' | 'level' | 'major' | 'obtainedIn'>),
    };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{memberTexts.qualificationsTitle}</h2>
      {member.qualifications.length === 0 && <Text size="sm">{memberTexts.noQualifications}</Text>}
      <ul className={styles.lines}>
        {member.qualifications.map(({ id, kind, level, major, obtainedIn }) => (
          <li key={id}>
            {pupilTexts.qualifications[kind]}: {[level, major, obtainedIn].filter(Boolean).join(', ')}
            {isKeeper && (
              <Button
                ml="xs"
                size="compact-xs"
                variant="subtle"
                aria-label={pupilTexts.removeNamed(level)}
                onClick={() => {
                  const content = { ...of, qualificationId: id };
                  remove.mutate({ ...content, requestId: requestId.of(content) });
                }}
              >
                {pupilTexts.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {remove.error && <LoadError error={remove.error} onRetry={() => remove.reset()} />}
      {isKeeper && !isAdding && (
        <Button size="xs" variant="default" onClick={() => setAdding(true)}>
          {memberTexts.addQualification}
        </Button>
      )}
      {isAdding && (
        <FieldForm
          specs={qualificationFields}
          submit={pupilTexts.save}
          isPending={save.isPending}
          error={save.error}
          onSubmit={send}
          onCancel={() => setAdding(false)}
        />
      )}
    </section>
  );
}
