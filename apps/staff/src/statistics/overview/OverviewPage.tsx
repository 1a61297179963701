import { Skeleton } from '@mantine/core';
import { sourceNames } from '@truong/rules/statistics/pivot/pivot-words';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { lazy, Suspense, useEffect, useState } from 'react';
import { WaitingList } from '../../notices/WaitingList.tsx';
import { useActing } from '../../shell/acting.ts';
import { FormRates } from './FormRates.tsx';
import { overviewTexts } from './messages.ts';
import { OwnForms } from './OwnForms.tsx';

const Picture = lazy(() => import('./Picture.tsx').then((module) => ({ default: module.Picture })));

/** A school, a district, a commune or the department at a glance: what waits, how its forms stand, then the picture of the sector. */
export function OverviewPage() {
  const { assignment } = useActing();
  const isAfter = useAfterFirst();
  return (
    <Page
      title={overviewTexts.title(assignment.unitName)}
      state={<StateBadge state="moving">{sourceNames.live}</StateBadge>}
    >
      <WaitingList />
      {assignment.unitKind === 'school' ? <OwnForms /> : <FormRates />}
      <Suspense fallback={<Skeleton height={420} />}>{isAfter ? <Picture /> : <Skeleton height={420} />}</Suspense>
    </Page>
  );
}

/** Whether what stands first was asked for: the questions of the picture go after it, in a batch of their own. */
function useAfterFirst(): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAfter(true));
    return () => clearTimeout(timer);
  }, []);
  return isAfter;
}
