import { Alert, Button, Group } from '@mantine/core';
import type { Slip } from '@truong/contracts/identity';
import { slipTexts } from './account-messages.ts';
import styles from './identity.module.css';

export type SlipsProps = { slips: readonly Slip[]; unitName: string; onDone: () => void };

/** What is cut out and handed over; the passwords are nowhere else, and gone when this is closed. */
export function Slips({ slips, unitName, onDone }: SlipsProps) {
  return (
    <>
      <div className={styles.notPrinted}>
        <Alert color="yellow" variant="light" mb="sm">
          {slipTexts.once}
        </Alert>
        <Group gap="xs" mb="md">
          <Button autoFocus onClick={() => window.print()}>
            {slipTexts.print}
          </Button>
          <Button variant="default" onClick={onDone}>
            {slipTexts.done}
          </Button>
        </Group>
      </div>
      <div className={styles.slips}>
        {slips.map((slip) => (
          <article key={slip.accountId} className={styles.slip} aria-label={slip.fullName}>
            <div>
              {slipTexts.product} · {unitName}
            </div>
            <h2>{slip.fullName}</h2>
            <dl>
              <dt>{slipTexts.address}</dt>
              <dd>{location.origin}/staff</dd>
              <dt>{slipTexts.username}</dt>
              <dd data-typed>{slip.username}</dd>
              <dt>{slipTexts.password}</dt>
              <dd data-typed>{slip.password}</dd>
            </dl>
            <div>{slipTexts.keep}</div>
          </article>
        ))}
      </div>
    </>
  );
}
