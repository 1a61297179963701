import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useActing } from '../shell/acting.ts';
import styles from './gradebook.module.css';
import { KeptTexts } from './KeptTexts.tsx';
import { keptRows, keptTable, unsentTexts } from './kept-rows.ts';
import { sheetTexts } from './messages.ts';
import { outboxName, type StoredOutbox } from './outbox/outbox-store.ts';
import { openOutbox } from './outbox/outboxes.ts';

type UnsentElsewhereProps = {
  unsent: readonly StoredOutbox[];
  /** With the way to each sheet of the school and year on the screen. */
  hasLinks?: boolean;
  isBelowPage?: boolean;
};

/** Texts of sheets that cannot be shown here: nothing that was typed disappears in silence. */
export function UnsentElsewhere({ unsent, hasLinks, isBelowPage }: UnsentElsewhereProps) {
  const { assignment, schoolYear } = useActing();
  const isHere = ({ sheet }: StoredOutbox) => sheet.unitId === assignment.unitId && sheet.schoolYear === schoolYear;
  const notices = unsent.map((stored) => (
    <UnsentOf key={outboxName(stored)} stored={stored} hasLink={hasLinks === true && isHere(stored)} />
  ));
  return isBelowPage ? <div className={styles.belowPage}>{notices}</div> : notices;
}

function UnsentOf({ stored, hasLink }: { stored: StoredOutbox; hasLink: boolean }) {
  const { sheet, about } = stored;
  const cells = unsentTexts(stored.outbox);
  const name = about?.name ?? sheetTexts.unknownSheet(sheet.sheetId);
  const params = { sheetId: String(sheet.sheetId) };
  return (
    <Alert color="yellow" variant="light" role="alert" title={`${name}: ${sheetTexts.blocked(cells.length)}`}>
      <Stack gap="xs">
        <Text size="sm">{sheetTexts.keptElsewhere}</Text>
        <table className={styles.kept} aria-label={sheetTexts.keptOf(name)}>
          <tbody>
            {keptRows(cells, about).map(({ key, pupil, slot, text }) => (
              <tr key={key}>
                <th scope="row">{pupil}</th>
                <td>{slot}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <KeptTexts
          cells={cells.length}
          table={keptTable(cells, about)}
          onDrop={() => void openOutbox(stored).then((outbox) => outbox.drop())}
        />
        {hasLink && (
          <Anchor component={Link} size="sm" to="/sheets/$sheetId" params={params as never}>
            {sheetTexts.openSheet}
          </Anchor>
        )}
      </Stack>
    </Alert>
  );
}
