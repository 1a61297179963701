import { Button, Group, Stack, Text } from '@mantine/core';
import { factorTexts } from './account-messages.ts';
import styles from './identity.module.css';

/** Shown once, to be printed or written down. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <Stack>
      <Text size="sm">{factorTexts.codesText}</Text>
      <ul className={styles.codes} aria-label={factorTexts.codesTitle}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs" className={styles.notPrinted}>
        <Button variant="default" onClick={() => window.print()}>
          {factorTexts.print}
        </Button>
        <Button onClick={onKept}>{factorTexts.codesKept}</Button>
      </Group>
    </Stack>
  );
}
