import {
  IconCheck,
  IconCircle,
  IconCircleDashed,
  IconCircleDot,
  IconGitFork,
  IconLock,
  IconTriangleFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './marks.module.css';

/** What a thing's state amounts to; the word for it comes with it. `draft` and `moving` are on their way. */
export type BadgeState = 'draft' | 'moving' | 'waiting' | 'saving' | 'done' | 'refused' | 'conflict' | 'locked';

const SHAPES = {
  draft: IconCircleDashed,
  moving: IconCircleDot,
  waiting: IconCircle,
  saving: IconCircleDashed,
  done: IconCheck,
  refused: IconTriangleFilled,
  conflict: IconGitFork,
  locked: IconLock,
} satisfies Record<BadgeState, unknown>;

/** A state by its colour, its shape and its word. */
export function StateBadge({ state, children }: { state: BadgeState; children: ReactNode }) {
  const Shape = SHAPES[state];
  return (
    <span className={styles.badge} data-state={state}>
      <Shape size={14} aria-hidden />
      {children}
    </span>
  );
}
