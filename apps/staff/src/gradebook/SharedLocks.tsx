import { Button, Group, Text } from '@mantine/core';
import type { LockRule } from '@truong/contracts/entry';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { lockTexts } from './entry-messages.ts';
import styles from './gradebook.module.css';
import { type LockDraft, LockForm } from './LockForm.tsx';
import { LockRules } from './LockRules.tsx';

const grades = [6, 7, 8, 9, 10, 11, 12];

/** The department's rules for all schools, in the year and term of the address. */
export function SharedLocks() {
  const { calendar, schoolYear, term } = useActing();
  const list = trpc.entry.sharedLocks.useQuery({ schoolYear, term });
  const [asked, setAsked] = useState<'new' | LockRule | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const renew = () => {
    requestId.done();
    void utils.entry.invalidate();
  };
  const save = trpc.entry.saveSharedLock.useMutation({ onSuccess: renew });
  const remove = trpc.entry.removeSharedLock.useMutation({ onSuccess: renew });
  const changed = asked === 'new' ? null : asked;

  function onSave({ classId: _none, ...draft }: LockDraft) {
    const content = { schoolYear, term, ...draft, replaces: changed?.id ?? null };
    save.mutate({ ...content, requestId: requestId.of(content) }, { onSuccess: () => setAsked(null) });
  }
  function onRemove(rule: LockRule, onDone: () => void) {
    const content = { lockId: rule.id };
    remove.mutate({ ...content, requestId: requestId.of(content) }, { onSuccess: onDone });
  }

  return (
    <section className={styles.section}>
      <Group gap="md">
        <h2>{`${lockTexts.shared} · ${termNames[term]} ${formatSchoolYear(schoolYear)}`}</h2>
        <Button size="compact-sm" variant="default" onClick={() => setAsked('new')}>
          {lockTexts.add}
        </Button>
      </Group>
      <Text size="sm">{lockTexts.sharedText}</Text>
      <LockRules
        rules={list.data?.rules ?? []}
        today={calendar.today}
        isLoading={list.isPending}
        error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
        canKeep={() => true}
        onChange={setAsked}
        removal={{ isPending: remove.isPending, error: remove.error, run: onRemove }}
        action={null}
      />
      {asked && (
        <LockForm
          rule={changed}
          today={calendar.today}
          subjects={(list.data?.subjects ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          grades={grades}
          classes={[]}
          isPending={save.isPending}
          error={save.error}
          onSave={onSave}
          onCancel={() => {
            save.reset();
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
