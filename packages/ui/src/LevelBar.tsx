import styles from './marks.module.css';

/** 1 is the best of four or five levels; `none` counts those not assessed. */
export type LevelPart = { level: 1 | 2 | 3 | 4 | 5 | 'none'; label: string; count: number };

export type LevelBarProps = {
  /** What the bar is of; read aloud before its parts. */
  label: string;
  parts: readonly LevelPart[];
  /** The count as people read it. */
  formatCount?: (count: number) => string;
  height?: number;
};

/** The levels of a group as one bar with its labels on it. A part that is too narrow for its words shows only its number. */
export function LevelBar({ label, parts, formatCount = String, height = 24 }: LevelBarProps) {
  const shown = parts.filter((part) => part.count > 0);
  const spoken = shown.map((part) => `${part.label} ${formatCount(part.count)}`).join(', ');
  return (
    <div role="img" aria-label={`${label}: ${spoken || '–'}`} className={styles.levels} style={{ height }}>
      {shown.map((part) => (
        <div
          key={part.level}
          className={styles.level}
          data-level={part.level}
          style={{ flexGrow: part.count }}
          title={`${part.label}: ${formatCount(part.count)}`}
        >
          <span className={styles.levelText}>
            <span className={styles.levelName}>{part.label} </span>
            <span className={styles.levelCount}>{formatCount(part.count)}</span>
          </span>
        </div>
      ))}
      {shown.length === 0 && <span className={styles.levelNothing}>–</span>}
    </div>
  );
}
