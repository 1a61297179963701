import { Anchor } from '@mantine/core';
import type { Finding } from '@truong/contracts/statistics';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { figureIdOf } from './form-layout.ts';
import { findingTexts } from './messages.ts';
import styles from './statistics.module.css';

/** What the checks found, each with its place in the form; below the form the place leads there. */
export function FindingList({ findings, isBelowForm }: { findings: readonly Finding[]; isBelowForm?: boolean }) {
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.grade} ${finding.measure} ${finding.population}`}>
          <StateBadge state={finding.severity === 'blocks' ? 'refused' : 'conflict'}>
            {findingTexts.severities[finding.severity]}
          </StateBadge>
          <span>
            {isBelowForm ? <PlaceLink finding={finding} /> : findingTexts.place(finding)}: {findingTexts.words(finding)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function PlaceLink({ finding }: { finding: Finding }) {
  const id = figureIdOf(finding);
  const words = findingTexts.place(finding);
  if (id === null) return words;
  return (
    <Anchor component="button" type="button" inherit onClick={() => document.getElementById(id)?.focus()}>
      {words}
    </Anchor>
  );
}
