import styles from './term.module.css';

/** What an act will do, line by line, before it is done. */
export function Consequences({ of }: { of: readonly string[] }) {
  return (
    <ul className={styles.consequences}>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
