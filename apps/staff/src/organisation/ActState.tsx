import type { UnitActList } from '@truong/contracts/unit-acts';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import type { ReactNode } from 'react';
import { useActing } from '../shell/acting.ts';
import { actTexts } from './act-messages.ts';

/** Whether an act still holds; `undo` where it may be taken back from here. */
export function ActState({ of, undo }: { of: UnitActList[number]; undo: ReactNode }) {
  const { assignment } = useActing();
  if (of.undoneAt) return <StateBadge state="draft">{actTexts.undone}</StateBadge>;
  if (!of.isOwn) return <StateBadge state="locked">{actTexts.ofAnother}</StateBadge>;
  if (assignment.isEnded) return <StateBadge state="locked">{actTexts.standing}</StateBadge>;
  if (!of.isLatest) return <StateBadge state="locked">{actTexts.held}</StateBadge>;
  return undo;
}
