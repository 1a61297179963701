import { Button, Group } from '@mantine/core';
import type { UnitDetail } from '@truong/contracts/organisation';
import { useState } from 'react';
import { useActing, useMay } from '../shell/acting.ts';
import { classTexts } from './class-messages.ts';
import { unitTexts } from './messages.ts';
import { SiteDialog } from './SiteDialog.tsx';

type Site = UnitDetail['sites'][number];

function siteText({ name, isMain }: Site): string {
  return isMain ? `${name} (${unitTexts.mainSite})` : name;
}

/** The sites of a school; whoever keeps it opens one to rename it or to make it the main one. */
export function Sites({ unit }: { unit: Pick<UnitDetail, 'id' | 'sites'> }) {
  const { assignment } = useActing();
  const may = useMay();
  const [editing, setEditing] = useState<Site | null>(null);
  if (!may('school.keep') || assignment.unitId !== unit.id) return unit.sites.map(siteText).join(', ');
  return (
    <Group gap={8}>
      {unit.sites.map((site) => (
        <Button
          key={site.id}
          variant="default"
          size="compact-sm"
          aria-label={`${siteText(site)}: ${classTexts.change}`}
          onClick={() => setEditing(site)}
        >
          {siteText(site)}
        </Button>
      ))}
      {editing && <SiteDialog unitId={unit.id} known={editing} onEnd={() => setEditing(null)} />}
    </Group>
  );
}
