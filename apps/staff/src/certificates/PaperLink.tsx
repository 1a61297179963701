import type { PaperKind, PaperPeriod } from '@truong/contracts/papers';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { PageLink } from '../address.tsx';
import { holderOf, useActing } from '../shell/acting.ts';
import { printTexts } from './messages.ts';

/** From results to their papers, for whoever issues them. */
export function PaperLink({ kind, period = 'year' }: { kind: PaperKind; period?: PaperPeriod }) {
  const { assignment } = useActing();
  if (!mayPass(gateOf['gradebook.paperBoard'], holderOf(assignment))) return null;
  return (
    <PageLink to="/papers" search={{ paper: kind, ...(kind === 'result_slip' && { of: period }) }}>
      {printTexts.toPaper[kind]}
    </PageLink>
  );
}
