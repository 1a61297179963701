import { Button, CloseButton, Drawer, Group, Select, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import type { ConductReasons as Reasons } from '@truong/contracts/conduct-reasons';
import type { Sheet } from '@truong/contracts/gradebook';
import { useEffect, useRef, useState } from 'react';
import { errorText } from '../errors.ts';
import { draftPlace, keepDraft, readDraft } from '../kept-draft.ts';
import { LoadError } from '../LoadError.tsx';
import { common, levelNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { reasonTexts } from './reason-messages.ts';

type Ref = Pick<Sheet, 'unitId' | 'schoolYear'> & { sheetId: number };
type Pupil = Reasons['pupils'][number];

/** Of a homeroom sheet: why a pupil's conduct is what it is, first of those of whom a reason is asked. */
export function ConductReasons({ sheet }: { sheet: Pick<Sheet, 'id' | 'unitId' | 'schoolYear'> }) {
  const [isOpen, setOpen] = useState(false);
  const ref = { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {reasonTexts.open}
      </Button>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} position="right" size="md" withCloseButton={false}>
        <Stack gap="md">
          {/* Not the drawer's own head: that would be a second banner of the page. */}
          <Group justify="space-between" wrap="nowrap">
            <Drawer.Title fw={600}>{reasonTexts.open}</Drawer.Title>
            <CloseButton aria-label={common.close} onClick={() => setOpen(false)} />
          </Group>
          {isOpen && <ReasonList of={ref} />}
        </Stack>
      </Drawer>
    </>
  );
}

function ReasonList({ of }: { of: Ref }) {
  const list = trpc.gradebook.conductReasons.useQuery(of);
  const [added, setAdded] = useState<readonly number[]>([]);
  const { me } = useActing();
  const placeOf = (pupilId: number) => draftPlace(me.accountId, 'conduct', of.unitId, of.sheetId, pupilId);
  if (list.error) return <LoadError error={list.error} onRetry={() => list.refetch()} />;
  if (!list.data) return <Skeleton height={120} aria-label={common.loading} />;
  const { canWrite, pupils } = list.data;
  const shown = pupils.filter(
    ({ pupilId, isAsked, reason }) =>
      isAsked || reason || added.includes(pupilId) || readDraft(placeOf(pupilId)) !== null,
  );
  return (
    <>
      <Text size="sm">{reasonTexts.intro}</Text>
      {shown.length === 0 && <Text size="sm">{reasonTexts.none}</Text>}
      {shown.map((pupil) => (
        <Reason key={pupil.pupilId} of={of} place={placeOf(pupil.pupilId)} pupil={pupil} canWrite={canWrite} />
      ))}
      {canWrite && (
        <Select
          searchable
          label={reasonTexts.another}
          placeholder={reasonTexts.choose}
          data={pupils
            .filter((pupil) => !shown.includes(pupil))
            .map(({ pupilId, fullName }) => ({ value: String(pupilId), label: fullName }))}
          value={null}
          onChange={(value) => value && setAdded([...added, Number(value)])}
        />
      )}
    </>
  );
}

type ReasonProps = { of: Ref; place: string; pupil: Pupil; canWrite: boolean };

/** The text is taken on leaving the field, and kept in this browser until it is; one that an earlier page left goes out at once. */
function Reason({ of, place, pupil, canWrite }: ReasonProps) {
  const { pupilId, fullName, level, isAsked, reason } = pupil;
  const [typed, setTyped] = useState(() => readDraft(place));
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.gradebook.saveConductReason.useMutation({
    onSuccess: async (_, sent) => {
      requestId.done();
      await utils.gradebook.conductReasons.invalidate();
      if (readDraft(place)?.trim() !== sent.text) return;
      keepDraft(place, null);
      setTyped(null);
    },
  });
  const stored = reason?.text ?? '';
  const take = () => {
    if (typed === null || typed.trim() === stored) {
      keepDraft(place, null);
      return setTyped(null);
    }
    const content = { ...of, pupilId, text: typed.trim() };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  const takeLeft = useRef(take);
  useEffect(() => takeLeft.current(), []);
  return (
    <Textarea
      autosize
      minRows={2}
      maxLength={500}
      required={isAsked}
      label={`${fullName} · ${level === null ? reasonTexts.noLevel : levelNames[level]}`}
      description={reason && reasonTexts.by(reason.who, reason.at)}
      readOnly={!canWrite}
      error={save.error && errorText(save.error)}
      value={typed ?? stored}
      onChange={(event) => {
        keepDraft(place, event.currentTarget.value);
        setTyped(event.currentTarget.value);
      }}
      onBlur={take}
    />
  );
}
