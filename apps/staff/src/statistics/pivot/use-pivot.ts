import type { PivotQuestion } from '@truong/contracts/pivot';
import { useAddress } from '../../address.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { isAsked, type PivotView, questionOf, readView, viewNames } from './pivot-view.ts';

/** The view that the address holds, its question, and the answer. */
export function usePivot() {
  const { assignment, schoolYear } = useActing();
  const address = useAddress();
  const view: PivotView = readView(address, assignment.unitKind === 'school');
  const unitId = address.number('unit') ?? assignment.unitId;
  const question: PivotQuestion = questionOf(view, schoolYear);
  const isIncomplete = !isAsked(view);
  const answer = trpc.pivot.answer.useQuery(
    { unitId, question },
    { enabled: !isIncomplete, placeholderData: (kept) => kept },
  );
  const search = Object.fromEntries(
    viewNames.flatMap((name) => (address.text(name) ? [[name, address.text(name)]] : [])),
  ) as Readonly<Record<string, string>>;
  return { view, unitId, question, answer, search, isIncomplete, change: address.change };
}
