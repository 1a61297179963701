import type { Finding } from '@truong/contracts/statistics';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { findingTexts } from './messages.ts';
import styles from './statistics.module.css';

/** What the checks found, each with its place in the form. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.grade} ${finding.measure} ${finding.population}`}>
          <StateBadge state={finding.severity === 'blocks' ? 'refused' : 'conflict'}>
            {findingTexts.severities[finding.severity]}
          </StateBadge>{' '}
          {findingTexts.place(finding)}: {findingTexts.words(finding)}
        </li>
      ))}
    </ul>
  );
}
