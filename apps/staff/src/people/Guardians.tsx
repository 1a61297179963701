import { Button, Group, Text } from '@mantine/core';
import type { Guardian } from '@truong/contracts/particulars';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { Dialog } from './Dialog.tsx';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet } from './fields.ts';
import type { PupilRef } from './PupilPage.tsx';
import styles from './people.module.css';
import { guardianFields } from './pupil-fields.ts';
import { pupilTexts } from './pupil-messages.ts';

export type GuardiansProps = { of: PupilRef; guardians: readonly Guardian[]; isKeeper: boolean };

/** Whom the school calls. */
export function Guardians({ of, guardians, isKeeper }: GuardiansProps) {
  const [editing, setEditing] = useState<Guardian | 'new' | null>(null);
  const [removing, setRemoving] = useState<Guardian | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const after = async () => {
    requestId.done();
    await utils.people.pupil.invalidate();
    setEditing(null);
    setRemoving(null);
  };
  const save = trpc.people.saveGuardian.useMutation({ onSuccess: after });
  const remove = trpc.people.deleteGuardian.useMutation({ onSuccess: after });
  const send = (set: FieldSet) => {
    const content = { ...of, guardianId: editing === 'new' ? null : (editing?.id ?? null), set };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pupilTexts.guardians}</h2>
      {guardians.length === 0 && <Text size="sm">{pupilTexts.noGuardians}</Text>}
      <ul className={styles.lines}>
        {guardians.map((one) => (
          <li key={one.id}>
            <Group gap="xs">
              <span>
                {[
                  `${pupilTexts.relations[one.relation]}: ${one.fullName}`,
                  one.birthYear,
                  one.occupation,
                  one.phone,
                  one.email,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {isKeeper && (
                <>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={pupilTexts.editNamed(one.fullName)}
                    onClick={() => setEditing(one)}
                  >
                    {pupilTexts.change}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={pupilTexts.removeNamed(one.fullName)}
                    onClick={() => setRemoving(one)}
                  >
                    {pupilTexts.remove}
                  </Button>
                </>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {isKeeper && (
        <Button size="xs" variant="default" onClick={() => setEditing('new')}>
          {pupilTexts.addGuardian}
        </Button>
      )}
      <Dialog title={pupilTexts.guardians} isOpen={editing !== null} onClose={() => setEditing(null)}>
        <FieldForm
          specs={guardianFields}
          kept={editing === 'new' || editing === null ? {} : editing}
          submit={pupilTexts.save}
          isPending={save.isPending}
          error={save.error}
          onSubmit={send}
          onCancel={() => setEditing(null)}
        />
      </Dialog>
      <Question
        isOpen={removing !== null}
        title={pupilTexts.removeQuestion(removing?.fullName ?? '')}
        confirm={pupilTexts.remove}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => {
          const content = { ...of, guardianId: removing?.id ?? 0 };
          remove.mutate({ ...content, requestId: requestId.of(content) });
        }}
        onCancel={() => setRemoving(null)}
      >
        <Text size="sm">{pupilTexts.removeText}</Text>
      </Question>
    </section>
  );
}
