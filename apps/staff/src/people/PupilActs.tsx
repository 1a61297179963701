import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { PupilDetail } from '@truong/contracts/particulars';
import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import { useState } from 'react';
import { useRequestId } from '../request-id.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Dialog } from './Dialog.tsx';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet, FieldSpec } from './fields.ts';
import type { PupilRef } from './PupilPage.tsx';
import { placeFields, placeOf } from './pupil-fields.ts';
import { pupilTexts } from './pupil-messages.ts';

const sendFields: FieldSpec[] = [
  { name: 'lastDay', label: pupilTexts.lastDay, kind: 'date', isRequired: true },
  { name: 'reason', label: pupilTexts.reason, isRequired: true },
];
const leaveFields: FieldSpec[] = [
  { name: 'lastDay', label: pupilTexts.lastDay, kind: 'date', isRequired: true },
  {
    ...{ name: 'leaving', label: pupilTexts.leaving, kind: 'choice', isRequired: true },
    options: leavingValues.map(({ code, name }) => ({ value: code, label: name })),
  },
  { name: 'reason', label: pupilTexts.reasonWords, isRequired: true },
];

/** Class change, leaving, return, sending to another school: each says what it does before it does it. */
export function PupilActs({ of, pupil }: { of: PupilRef; pupil: PupilDetail }) {
  const { calendar, schoolYear } = useActing();
  const [open, setOpen] = useState<'place' | 'leave' | 'send' | null>(null);
  const [school, setSchool] = useState<number | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const classes = trpc.organisation.classes.useQuery(of);
  const after = {
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.people.invalidate(), utils.organisation.invalidate(), utils.gradebook.invalidate()]);
      setOpen(null);
    },
  };
  const place = trpc.people.placePupil.useMutation(after);
  const leave = trpc.people.releasePupil.useMutation(after);
  const send = trpc.people.sendTransfer.useMutation(after);
  const current = pupil.enrolments.find((line) => line.schoolYear === schoolYear && line.endsOn === null);
  const today = { startsOn: calendar.today, lastDay: calendar.today };
  const close = () => {
    setOpen(null);
    for (const one of [place, leave, send]) one.reset();
  };
  const submitPlace = (set: FieldSet) => {
    const content = { ...of, ...placeOf(set) };
    place.mutate({ ...content, requestId: requestId.of(content) });
  };
  const submitLeave = (set: FieldSet) => {
    const content = {
      ...{ ...of, lastDay: String(set.lastDay), leaving: String(set.leaving), reason: String(set.reason) },
    };
    leave.mutate({ ...content, requestId: requestId.of(content) });
  };
  const submitSend = (set: FieldSet) => {
    if (school === null) return;
    const content = { ...of, toUnitId: school, leavesOn: String(set.lastDay), reason: String(set.reason) };
    send.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => setOpen('place')}>
        {current ? pupilTexts.changeClass : pupilTexts.returnPupil}
      </Button>
      {current && (
        <>
          <Button size="xs" variant="default" onClick={() => setOpen('leave')}>
            {pupilTexts.leave}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpen('send')}>
            {pupilTexts.send}
          </Button>
        </>
      )}
      <Dialog
        title={current ? pupilTexts.changeClass : pupilTexts.returnPupil}
        isOpen={open === 'place'}
        onClose={close}
      >
        <FieldForm
          specs={placeFields(classes.data ?? [], { leaving: current?.classId })}
          kept={today}
          submit={current ? pupilTexts.changeClass : pupilTexts.returnPupil}
          isPending={place.isPending}
          error={place.error ?? classes.error}
          onSubmit={submitPlace}
          onCancel={close}
        >
          {current && <Text size="sm">{pupilTexts.changeClassText}</Text>}
        </FieldForm>
      </Dialog>
      <Dialog title={pupilTexts.leave} isOpen={open === 'leave'} onClose={close}>
        <FieldForm
          specs={leaveFields}
          kept={today}
          submit={pupilTexts.leave}
          isPending={leave.isPending}
          error={leave.error}
          onSubmit={submitLeave}
          onCancel={close}
        >
          <Text size="sm">{pupilTexts.leaveText}</Text>
        </FieldForm>
      </Dialog>
      <Dialog title={pupilTexts.send} isOpen={open === 'send'} onClose={close}>
        <FieldForm
          specs={sendFields}
          kept={today}
          submit={pupilTexts.send}
          isPending={send.isPending}
          error={send.error}
          onSubmit={submitSend}
          onCancel={close}
        >
          <Text size="sm">{pupilTexts.sendText}</Text>
          <SchoolChoice unitId={of.unitId} chosen={school} onChoose={setSchool} />
        </FieldForm>
      </Dialog>
    </Group>
  );
}

type SchoolChoiceProps = { unitId: number; chosen: number | null; onChoose: (id: number | null) => void };

function SchoolChoice({ unitId, chosen, onChoose }: SchoolChoiceProps) {
  const [search, setSearch] = useState('');
  const schools = trpc.people.transferSchools.useQuery({ unitId, search });
  return (
    <>
      <SearchBox label={pupilTexts.findSchool} value={search} onSearch={setSearch} />
      <NativeSelect
        label={pupilTexts.school}
        required
        error={
          chosen === null ? (schools.data?.length === 0 ? pupilTexts.noSchool : pupilTexts.chooseSchool) : undefined
        }
        data={[
          { value: '', label: '–' },
          ...(schools.data ?? []).map(({ id, name, place }) => ({
            value: String(id),
            label: place ? `${name} (${place})` : name,
          })),
        ]}
        value={String(chosen ?? '')}
        onChange={(event) => onChoose(Number(event.currentTarget.value) || null)}
      />
    </>
  );
}
