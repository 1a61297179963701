import type { SinceFiling } from '@truong/contracts/filing-checks';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import styles from './forms.module.css';
import { sinceFilingText } from './messages.ts';
import { hasMoved } from './review-view.ts';

/** How far the records have moved since a filing. `at`: a list says it under the name on a phone, in its column elsewhere. */
export function MovedBadge({ since, at }: { since: SinceFiling; at: 'phone' | 'column' }) {
  if (!hasMoved(since)) return null;
  return (
    <div className={at === 'phone' ? styles.onPhone : styles.offPhone}>
      <StateBadge state="conflict">{sinceFilingText(since)}</StateBadge>
    </div>
  );
}
