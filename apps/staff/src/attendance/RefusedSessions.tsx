import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { textOfCode } from '../errors.ts';
import { attendanceTexts as texts } from './messages.ts';
import type { StoredSession } from './outbox/session-store.ts';
import type { AttendanceEntry } from './use-attendance.ts';

/** Sessions that were not taken, of whichever class: why, and the two ways on. Nothing that was typed disappears in silence. */
export function RefusedSessions({ entry }: { entry: AttendanceEntry }) {
  if (entry.refused.length === 0) return null;
  return (
    <Alert color="red" variant="light" role="alert" title={texts.refused(entry.refused.length)}>
      <Stack gap="xs">
        {entry.refused.map((one) => (
          <Refused key={`${one.unitId} ${one.classId} ${one.day} ${one.session}`} one={one} entry={entry} />
        ))}
      </Stack>
    </Alert>
  );
}

function Refused({ one, entry }: { one: StoredSession; entry: AttendanceEntry }) {
  const name = texts.sessionOf(one);
  // Of the reasons that a session may be refused for, none but a broken request says more than its code.
  const why = one.kept.refused ? textOfCode(one.kept.refused, { fields: {} } as never) : '';
  return (
    <Group gap="xs">
      <Text size="sm">{`${name}: ${why}`}</Text>
      <Button size="compact-sm" variant="default" aria-label={texts.againOf(name)} onClick={() => entry.tryAgain(one)}>
        {texts.again}
      </Button>
      <Button size="compact-sm" variant="default" aria-label={texts.dropOf(name)} onClick={() => entry.drop(one)}>
        {texts.drop}
      </Button>
    </Group>
  );
}
