import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import type { PeopleCodes, RestrictedPart } from '@truong/contracts/particulars';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet } from './fields.ts';
import type { PupilRef } from './PupilPage.tsx';
import styles from './people.module.css';
import { restrictedFieldsOf } from './pupil-fields.ts';
import { codeNamesOf, historySentence, pupilTexts } from './pupil-messages.ts';

/** What is shown only on asking, each time with a line in the log. Gone again when the page is left or the part closed. */
export function Restricted({ of, isKeeper }: { of: PupilRef; isKeeper: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const codes = trpc.people.codes.useQuery();
  const look = trpc.people.restricted.useMutation();
  const save = trpc.people.savePupil.useMutation({
    onSuccess: async () => {
      requestId.done();
      setEditing(false);
      look.mutate(of);
      await utils.people.pupil.invalidate();
    },
  });
  const send = (set: FieldSet) => {
    const content = { ...of, set };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pupilTexts.restricted}</h2>
      {codes.error && <LoadError error={codes.error} onRetry={() => codes.refetch()} />}
      {look.error && (
        <Alert color="red" variant="light" role="alert" title={pupilTexts.openFailed}>
          {errorText(look.error)}
        </Alert>
      )}
      {!look.data && (
        <>
          <Text size="sm">{pupilTexts.restrictedText}</Text>
          <Button size="xs" variant="default" loading={look.isPending} onClick={() => look.mutate(of)}>
            {pupilTexts.open}
          </Button>
        </>
      )}
      {look.data && !codes.data && <Skeleton height={160} />}
      {look.data && codes.data && isEditing && (
        <FieldForm
          specs={restrictedFieldsOf(codes.data)}
          kept={look.data}
          submit={pupilTexts.save}
          isPending={save.isPending}
          error={save.error}
          onSubmit={send}
          onCancel={() => setEditing(false)}
        />
      )}
      {look.data && codes.data && !isEditing && (
        <>
          <Facts part={look.data} codes={codes.data} />
          <Group gap="xs">
            {isKeeper && (
              <Button size="xs" variant="default" onClick={() => setEditing(true)}>
                {pupilTexts.editRestricted}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => look.reset()}>
              {pupilTexts.close}
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}

function Facts({ part, codes }: { part: RestrictedPart; codes: PeopleCodes }) {
  const shown: Readonly<Record<string, unknown>> = {
    ...part,
    disabilityKind: part.disabilityKind && pupilTexts.disabilities[part.disabilityKind],
    policyGroups: codes.policyGroups
      .filter(({ code }) => part.policyGroups.includes(code))
      .map(({ name }) => name)
      .join(', '),
  };
  const names = new Set<string>(restrictedFieldsOf(codes).map(({ name }) => name));
  return (
    <>
      <dl className={styles.facts}>
        {restrictedFieldsOf(codes).map(({ name, label }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{String(shown[name] ?? '') || '–'}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.lines}>
        {part.history
          .filter(({ field }) => names.has(field))
          .map((line) => (
            <li key={`${line.field} ${line.at}`}>
              <small>{historySentence(line, codeNamesOf(codes))}</small>
            </li>
          ))}
      </ul>
    </>
  );
}
