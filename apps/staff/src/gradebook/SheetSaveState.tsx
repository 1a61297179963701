import type { Sheet } from '@truong/contracts/gradebook';
import { SaveState, type SaveStateProps } from '@truong/ui/SaveState.tsx';
import { sheetTexts, stateNames } from './messages.ts';
import { countsOf } from './outbox/outbox-state.ts';
import type { OutboxSnapshot } from './outbox/sheet-outbox.ts';

type Of = {
  sheet: Pick<Sheet, 'state' | 'canRecord' | 'canReopen'>;
  state: Pick<OutboxSnapshot, 'outbox' | 'trouble' | 'isSending'>;
};

export function SheetSaveState(of: Of) {
  return <SaveState {...saveStateOf(of)} />;
}

/** What asks for the writer's hand comes first, then what is under way. */
export function saveStateOf({ sheet, state }: Of): SaveStateProps {
  const { conflict, refused, waiting, sending } = countsOf(state.outbox);
  const unsent = waiting + sending;
  const text = [
    conflict > 0 && sheetTexts.conflicts(conflict),
    refused > 0 && sheetTexts.refused(refused),
    unsent > 0 && unsentText(unsent, state),
  ].filter((part) => part !== false);
  if (conflict > 0) return { state: 'conflict', text: text.join(' · ') };
  if (refused > 0) return { state: 'refused', text: text.join(' · ') };
  if (unsent > 0) return { state: state.trouble || !state.isSending ? 'waiting' : 'saving', text: text.join(' · ') };
  if (sheet.state === 'closed' && !sheet.canReopen) return { state: 'locked', text: sheetTexts.closedForTeacher };
  if (sheet.state !== 'open') return { state: 'locked', text: stateNames[sheet.state] };
  return sheet.canRecord ? { state: 'saved', text: sheetTexts.saved } : { state: 'locked', text: sheetTexts.readOnly };
}

function unsentText(cells: number, { trouble, isSending }: Of['state']): string {
  if (trouble) return `${sheetTexts.waiting(cells)}: ${sheetTexts.trouble[trouble]}`;
  return isSending ? sheetTexts.saving(cells) : sheetTexts.waiting(cells);
}
