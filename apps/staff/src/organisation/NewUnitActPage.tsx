import { Button, Group, Skeleton, Text } from '@mantine/core';
import type { UnitAct } from '@truong/contracts/unit-acts';
import { Page } from '@truong/ui/Page.tsx';
import { useEffect, useState } from 'react';
import { useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { actTexts } from './act-messages.ts';
import { Rehearsal } from './Rehearsal.tsx';
import { UnitActForm } from './UnitActForm.tsx';
import { type ActDraft, actKinds, actOfDraft, draftOfUnit, newDraft } from './unit-act-draft.ts';

/** Preparing one act on units: filled in, shown as it would come out, then performed. */
export function NewUnitActPage() {
  const { calendar, schoolYear } = useActing();
  const address = useAddress();
  const kind = address.oneOf('kind', actKinds) ?? 'create';
  const [draft, setDraft] = useState(() =>
    newDraft({ kind, on: calendar.today, unitId: address.number('unit') ?? null }),
  );
  const [asked, setAsked] = useState<UnitAct | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const tree = trpc.organisation.units.useQuery({ asOf: calendar.today });
  const edited = draft.kind === 'edit' ? draft.unitId : null;
  const detail = trpc.organisation.unit.useQuery({ unitId: edited ?? 0, schoolYear }, { enabled: edited !== null });
  const unit = edited === null ? undefined : detail.data;
  // What is edited begins as it is.
  useEffect(() => {
    if (unit) setDraft((old) => ({ ...old, units: [draftOfUnit(unit)] }));
  }, [unit]);
  const change = (next: ActDraft) => {
    setDraft(next);
    setAsked(null);
    setMissing([]);
  };
  const rehearse = () => {
    const filled = actOfDraft(draft);
    setMissing('missing' in filled ? filled.missing : []);
    setAsked('act' in filled ? filled.act : null);
  };
  return (
    <Page title={actTexts.title}>
      {tree.error && <LoadError error={tree.error} onRetry={() => tree.refetch()} />}
      {tree.isPending && <Skeleton height={240} />}
      {tree.data && (
        <UnitActForm
          draft={draft}
          units={tree.data.units}
          onChange={change}
          onKind={(next) =>
            change({ ...newDraft({ kind: next, on: draft.on, unitId: draft.unitId }), reason: draft.reason })
          }
        />
      )}
      <Group gap="sm">
        <Button variant={asked ? 'default' : 'filled'} onClick={rehearse}>
          {actTexts.rehearse}
        </Button>
        {missing.length > 0 && (
          <Text size="sm" c="red.8" role="alert">
            {actTexts.incomplete}
            {missing.map((field) => actTexts.fields[field] ?? field).join(', ')}
          </Text>
        )}
      </Group>
      {asked && <Rehearsal act={asked} />}
    </Page>
  );
}
