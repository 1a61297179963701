import type { Certainty } from '@truong/rules/gradebook/explain/rule-texts';
import { settingPageTexts as texts } from './messages.ts';
import styles from './rule-settings.module.css';

type MeaningProps = { question: string; source: string; certainty: Certainty };

export function SettingMeaning({ question, source, certainty }: MeaningProps) {
  return (
    <div className={styles.meaning}>
      <span>
        {question}{' '}
        {certainty !== 'read' && (
          <span className={styles.certainty} data-certainty={certainty}>
            {texts.certainty[certainty]}
          </span>
        )}
      </span>
      <span className={styles.source}>{source}</span>
    </div>
  );
}

type ValueProps = { value: string; isDefault: boolean; byDefault: string };

export function SettingValue({ value, isDefault, byDefault }: ValueProps) {
  return (
    <div className={styles.meaning}>
      <span className={isDefault ? undefined : styles.decided}>{value}</span>
      <span className={styles.source}>{isDefault ? texts.isDefault : texts.defaultIs(byDefault)}</span>
    </div>
  );
}

type Change = { value: string; at: string; who: string; reason: string };

/** The last change, and those before it one click away. */
export function SettingChanges({ changes }: { changes: readonly Change[] }) {
  const [last] = changes;
  if (!last) return <span className={styles.source}>{texts.never}</span>;
  const line = ({ value, at, who, reason }: Change) => (
    <span key={at} className={styles.source}>
      {texts.to(value)}
      <br />
      {texts.by(who, at)}: {reason}
    </span>
  );
  return (
    <div className={styles.meaning}>
      {line(last)}
      {changes.length > 1 && (
        <details>
          <summary className={styles.source}>{texts.history(changes.length)}</summary>
          <div className={styles.meaning}>{changes.slice(1).map(line)}</div>
        </details>
      )}
    </div>
  );
}
