import { Button, Skeleton, Text } from '@mantine/core';
import type { PupilDetail } from '@truong/contracts/particulars';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { useAddress, usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { common, homeroomSheetName } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { holderOf, useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet } from './fields.ts';
import { Guardians } from './Guardians.tsx';
import { PupilActs } from './PupilActs.tsx';
import { fieldTexts } from './particulars-messages.ts';
import styles from './people.module.css';
import { shownFields } from './pupil-fields.ts';
import { birthText, codeNamesOf, eventSentence, historySentence, pupilTexts } from './pupil-messages.ts';
import { Restricted } from './Restricted.tsx';
import { Transferred } from './Transferred.tsx';

export type PupilRef = { unitId: number; schoolYear: number; pupilId: number };

/** One pupil: particulars, family, classes and comings and goings, what came from elsewhere, and how all of it changed. */
export function PupilPage() {
  const { assignment, schoolYear } = useActing();
  const address = useAddress();
  const of = { unitId: address.number('unit') ?? assignment.unitId, schoolYear, pupilId: usePathId('pupilId') };
  const found = trpc.people.pupil.useQuery(of);
  const codes = trpc.people.codes.useQuery();
  const names = codes.data && codeNamesOf(codes.data);
  const isKeeper = of.unitId === assignment.unitId && mayPass(gateOf['people.savePupil'], holderOf(assignment));
  return (
    <Page
      title={found.data?.fullName ?? pupilTexts.particulars}
      actions={found.data && isKeeper && <PupilActs of={of} pupil={found.data} />}
    >
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={320} />}
      {found.data && (
        <>
          <Particulars of={of} pupil={found.data} isKeeper={isKeeper} />
          {of.unitId === assignment.unitId && (
            <Guardians of={of} guardians={found.data.guardians} isKeeper={isKeeper} />
          )}
          {found.data.mayOpen && <Restricted of={of} isKeeper={isKeeper} />}
          <Places pupil={found.data} />
          {found.data.transferred.map((one) => (
            <Transferred key={one.sentAt} of={one} />
          ))}
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

export function Lines({ title, lines, empty }: { title: string; lines: readonly string[]; empty: string }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {lines.length === 0 && <Text size="sm">{empty}</Text>}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Particulars({ of, pupil, isKeeper }: { of: PupilRef; pupil: PupilDetail; isKeeper: boolean }) {
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <EditParticulars of={of} pupil={pupil} onDone={() => setEditing(false)} />;
  return (
    <section className={styles.section}>
      <dl className={styles.facts}>
        <dt>{fieldTexts.code}</dt>
        <dd>{pupil.code}</dd>
        <dt>{fieldTexts.birthDate}</dt>
        <dd>{birthText(pupil)}</dd>
        <dt>{fieldTexts.isFemale}</dt>
        <dd>{pupil.isFemale ? common.female : common.male}</dd>
        <dt>{fieldTexts.ethnicGroupCode}</dt>
        <dd>{pupil.ethnicGroup}</dd>
      </dl>
      {isKeeper && (
        <Button size="xs" variant="default" onClick={() => setEditing(true)}>
          {pupilTexts.edit}
        </Button>
      )}
    </section>
  );
}

function EditParticulars({ of, pupil, onDone }: { of: PupilRef; pupil: PupilDetail; onDone: () => void }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const codes = trpc.people.codes.useQuery();
  const save = trpc.people.savePupil.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.people.invalidate();
      onDone();
    },
  });
  const send = (set: FieldSet) => {
    const content = { ...of, set };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  if (codes.error) return <LoadError error={codes.error} onRetry={() => codes.refetch()} />;
  if (!codes.data) return <Skeleton height={200} />;
  return (
    <section className={styles.section}>
      <FieldForm
        specs={[{ name: 'code', label: fieldTexts.code ?? '', isRequired: true }, ...shownFields(codes.data)]}
        kept={pupil}
        submit={pupilTexts.save}
        isPending={save.isPending}
        error={save.error}
        onSubmit={send}
        onCancel={onDone}
      />
    </section>
  );
}

function Places({ pupil }: { pupil: PupilDetail }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pupilTexts.enrolments}</h2>
      <ul className={styles.lines}>
        {pupil.enrolments.map((line) => (
          <li key={`${line.classId} ${line.startsOn}`}>{pupilTexts.enrolmentLine(line)}</li>
        ))}
        {pupil.sent.map((line) => (
          <li key={line.sentAt}>{pupilTexts.sentLine(line)}</li>
        ))}
        {pupil.marksElsewhere.map((line) => (
          <li key={`${line.className} ${line.term} ${line.subjectName}`}>
            {pupilTexts.marksElsewhere} –{' '}
            {pupilTexts.marksElsewhereLine({ ...line, subject: line.subjectName ?? homeroomSheetName })}
          </li>
        ))}
      </ul>
      <ul className={styles.lines}>
        {pupil.events.map((event) => (
          <li key={`${event.kind} ${event.onDate} ${event.toClass}`}>
            <small>{eventSentence(event)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
