import { Button, Group, NativeSelect, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { KnownReforms, UnitAct } from '@truong/contracts/unit-acts';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { DateBox } from '../DateBox.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { actTexts } from './act-messages.ts';
import { PlacesTable } from './PlacesTable.tsx';
import { Rehearsal } from './Rehearsal.tsx';
import {
  type Choices,
  draftOfKnown,
  draftOfPasted,
  listOfDraft,
  type ReformDraft,
  reformOf,
  withPasted,
} from './reform-draft.ts';
import { reformTexts } from './reform-messages.ts';
import { Waiting } from './Waiting.tsx';

/** The reform of a whole province from the published list of its new communes. */
export function ReformPage() {
  const known = trpc.organisation.knownReforms.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Page title={reformTexts.title}>
      <Text size="sm" maw={820}>
        {reformTexts.intro}
      </Text>
      {known.error && <LoadError error={known.error} onRetry={() => known.refetch()} />}
      {known.isPending && <Skeleton height={200} />}
      {known.data && <Preparing known={known.data} />}
    </Page>
  );
}

function Preparing({ known }: { known: KnownReforms }) {
  const { calendar } = useActing();
  const [first] = known;
  const [draft, setDraft] = useState(() => (first ? draftOfKnown(first) : draftOfPasted(calendar.today)));
  const [choices, setChoices] = useState<Choices>(new Map());
  const [asked, setAsked] = useState<UnitAct | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const prepare = trpc.organisation.prepareReform.useMutation();
  const list = listOfDraft(draft, known);

  /** Other communes or another day: what was matched is no longer true. */
  const changeList = (next: ReformDraft) => {
    setDraft(next);
    setChoices(new Map());
    setAsked(null);
    prepare.reset();
  };
  const changeNames = (patch: Partial<ReformDraft>) => {
    setDraft({ ...draft, ...patch });
    setAsked(null);
  };
  const rehearse = () => {
    if (!prepare.data) return;
    const made = reformOf(draft, prepare.data, choices);
    setMissing('missing' in made ? made.missing : []);
    setAsked('act' in made ? made.act : null);
  };
  return (
    <>
      <Stack gap="md" maw={820}>
        <ListFields draft={draft} known={known} list={list} onChange={changeList} onNames={changeNames} />
        <NameFields draft={draft} onChange={changeNames} />
        <Group gap="sm">
          <Button
            variant={prepare.data ? 'default' : 'filled'}
            loading={prepare.isPending}
            disabled={list.communes.length === 0}
            onClick={() => prepare.mutate({ on: draft.on, communes: list.communes })}
          >
            {reformTexts.prepare}
          </Button>
          {prepare.isPending && <Waiting text={reformTexts.preparing} />}
        </Group>
        {prepare.error && <LoadError error={prepare.error} onRetry={() => prepare.reset()} />}
      </Stack>
      {prepare.data && (
        <>
          <PlacesTable
            prepared={prepare.data}
            choices={choices}
            onChoose={(next) => {
              setChoices(next);
              setAsked(null);
            }}
          />
          <Group gap="sm">
            <Button variant={asked ? 'default' : 'filled'} onClick={rehearse}>
              {actTexts.rehearse}
            </Button>
            {missing.length > 0 && (
              <Text size="sm" c="red.8" role="alert">
                {actTexts.incomplete}
                {missing.map((field) => reformTexts.fields[field] ?? field).join(', ')}
              </Text>
            )}
          </Group>
        </>
      )}
      {asked && <Rehearsal act={asked} />}
    </>
  );
}

type ListFieldsProps = {
  draft: ReformDraft;
  known: KnownReforms;
  list: ReturnType<typeof listOfDraft>;
  onChange: (draft: ReformDraft) => void;
  onNames: (patch: Partial<ReformDraft>) => void;
};

function ListFields({ draft, known, list, onChange, onNames }: ListFieldsProps) {
  return (
    <>
      <Group gap="sm" align="start">
        <NativeSelect
          label={reformTexts.list}
          data={[
            ...known.map(({ provinceCode, provinceName, on, communes }) => ({
              value: provinceCode,
              label: reformTexts.knownList(provinceName, on, communes.length),
            })),
            { value: '', label: reformTexts.pastedList },
          ]}
          value={draft.known ?? ''}
          onChange={(event) => {
            const chosen = known.find(({ provinceCode }) => provinceCode === event.currentTarget.value);
            onChange(chosen ? draftOfKnown(chosen) : draftOfPasted(draft.on));
          }}
        />
        <DateBox label={actTexts.on} value={draft.on} onChoose={(on) => onChange({ ...draft, on })} />
        <TextInput
          label={actTexts.reason}
          w={280}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => onNames({ reason: event.currentTarget.value })}
        />
      </Group>
      {draft.known === null && (
        <div>
          <Textarea
            label={reformTexts.paste}
            description={reformTexts.pasteHint}
            rows={6}
            value={draft.pasted}
            onChange={(event) => onChange(withPasted(draft, event.currentTarget.value))}
          />
          {draft.pasted.trim() !== '' && (
            <Text size="sm" role="status">
              {reformTexts.read(list.communes.length)} {list.unread.length > 0 && reformTexts.unread(list.unread)}
            </Text>
          )}
        </div>
      )}
    </>
  );
}

const nameFields = [
  ['provinceCode', 120, 10],
  ['provinceName', 240, 200],
  ['departmentCode', 120, 30],
  ['departmentName', 300, 200],
] as const;

function NameFields({ draft, onChange }: { draft: ReformDraft; onChange: (patch: Partial<ReformDraft>) => void }) {
  return (
    <Group gap="sm" align="start">
      {nameFields.map(([field, width, maxLength]) => (
        <TextInput
          key={field}
          label={reformTexts[field]}
          w={width}
          maxLength={maxLength}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}
