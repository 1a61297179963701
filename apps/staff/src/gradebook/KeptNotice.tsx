import { Alert, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import styles from './gradebook.module.css';
import { KeptTexts } from './KeptTexts.tsx';
import { keptTable } from './kept-rows.ts';
import { blockedTexts, sheetTexts } from './messages.ts';
import type { OutboxSnapshot } from './outbox/sheet-outbox.ts';
import { aboutOf } from './sheet-view.ts';

type KeptNoticeProps = { sheet: Sheet; state: Pick<OutboxSnapshot, 'outbox' | 'blocked'>; onDrop: () => void };

/** What was typed and cannot go into the sheet now: kept, to be copied, or given up. */
export function KeptNotice({ sheet, state, onDrop }: KeptNoticeProps) {
  const kept = Object.values(state.outbox.cells);
  if (!state.blocked || kept.length === 0) return null;
  const why = blockedTexts[state.blocked.code];
  const what = sheetTexts.blocked(kept.length);
  return (
    <Alert color="red" variant="light" role="alert" className={styles.notice} title={why ? `${why}: ${what}` : what}>
      <Stack gap="xs">
        <Text size="sm">{sheetTexts.blockedKept}</Text>
        <KeptTexts cells={kept.length} table={keptTable(kept, aboutOf(sheet))} onDrop={onDrop} />
      </Stack>
    </Alert>
  );
}
