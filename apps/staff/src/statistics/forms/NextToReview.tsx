import { Group } from '@mantine/core';
import type { FormFilingRef } from '@truong/contracts/forms';
import { PageLink } from '../../address.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { filingTexts } from './messages.ts';
import { isWaiting } from './review-view.ts';

/** The way on for whoever reviews: the next filing that waits for this office, and back to the table. */
export function NextToReview({ of: { unitId, schoolYear, formCode, period } }: { of: FormFilingRef }) {
  const { assignment } = useActing();
  const table = trpc.forms.reviewTable.useQuery({ unitId: assignment.unitId, schoolYear, formCode, period });
  const schools = table.data?.schools ?? [];
  const at = schools.findIndex((school) => school.unitId === unitId);
  const waiting = [...schools.slice(at + 1), ...schools.slice(0, Math.max(0, at))].filter(isWaiting);
  const [next] = waiting;
  return (
    <Group gap="md">
      {next?.number && (
        <PageLink
          to="/form-filings/$unitId/$formCode/$period/$number"
          params={{ unitId: next.unitId, formCode, period, number: next.number }}
        >
          {filingTexts.next(next.name, waiting.length)}
        </PageLink>
      )}
      <PageLink to="/form-reviews" search={{ form: formCode, period }}>
        {filingTexts.toTable}
      </PageLink>
    </Group>
  );
}
