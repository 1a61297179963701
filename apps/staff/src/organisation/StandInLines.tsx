import { StandIns } from '../gradebook/StandIns.tsx';
import styles from './organisation.module.css';

type StandInLine = { name: string; standsInFor: string; validFrom: string; validTo: string };

/** Beside an assignment: who stands in for its holder. */
export function StandInLines({ standIns, today }: { standIns: readonly StandInLine[]; today: string }) {
  const lines = standIns.map(({ validFrom, validTo, ...names }) => ({ ...names, from: validFrom, to: validTo }));
  return <StandIns standIns={lines} today={today} className={styles.minor} />;
}
