import styles from './marks.module.css';

export type BarCellProps = {
  /** Null when there is nothing to show: not the same as zero. */
  value: number | null;
  /** The value of a full bar, the same in the whole column. */
  max: number;
  /** The number as people read it. */
  text: string;
};

/** A number with its bar behind it, from zero. */
export function BarCell({ value, max, text }: BarCellProps) {
  const share = value === null || max <= 0 ? 0 : Math.max(0, Math.min(1, value / max));
  return (
    <div className={styles.bar}>
      {share > 0 && <div className={styles.barMark} style={{ width: `${share * 100}%` }} />}
      <span className={styles.barText}>{value === null ? '–' : text}</span>
    </div>
  );
}
