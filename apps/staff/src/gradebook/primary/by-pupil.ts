import type { Sheet } from '@truong/contracts/gradebook';

type Pupil = Sheet['pupils'][number];

/** Everybody who is on one of the sheets today, in the order of the register. */
export function pupilsOf(sheets: readonly Pick<Sheet, 'pupils'>[]): Pupil[] {
  const known = new Map<number, Pupil>();
  for (const { pupils } of sheets) for (const pupil of pupils) if (!pupil.hasLeft) known.set(pupil.pupilId, pupil);
  return [...known.values()].sort((a, b) => a.ordinal - b.ordinal);
}

/** What arrows go between: marked by `data-field`, the one of each row that takes the focus. */
const field = '[data-field]';

/** Whether something stands in a field that arrows and Enter go between. */
export function isField(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.closest(field) !== null;
}

/** Moves the focus to the field before or after; false at the ends, and inside a text of several lines, which has its own arrows. */
export function focusField(among: HTMLElement, from: EventTarget, by: 1 | -1): boolean {
  if (!(from instanceof HTMLElement) || from instanceof HTMLTextAreaElement) return false;
  const all = [...among.querySelectorAll<HTMLElement>(field)];
  const at = all.findIndex((one) => one === from || one.contains(from));
  const next = at < 0 ? undefined : all[at + by];
  if (!next) return false;
  const target = next.matches('input, button') ? next : next.querySelector<HTMLElement>('[tabindex="0"]');
  target?.focus();
  return target !== null;
}
