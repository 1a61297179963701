import { StateBadge } from './StateBadge.tsx';

export type SaveStateProps = {
  state: 'saved' | 'saving' | 'waiting' | 'refused' | 'conflict' | 'locked';
  /** The state in words, with the count where there is one. */
  text: string;
};

/** How far what was typed has come; read aloud when it changes, without interrupting. */
export function SaveState({ state, text }: SaveStateProps) {
  return (
    <span role="status">
      <StateBadge state={state === 'saved' ? 'done' : state}>{text}</StateBadge>
    </span>
  );
}
