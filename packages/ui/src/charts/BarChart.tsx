import styles from './charts.module.css';

export type BarPart = { label: string; value: number; text: string };
export type ChartBar = {
  key: string;
  label: string;
  /** null: nothing is known, no bar; not the same as zero. */
  parts: readonly BarPart[] | null;
  /** The bar's number as people read it. */
  text: string;
};

export type BarChartProps = {
  /** What is drawn, its unit and its source state. */
  label: string;
  bars: readonly ChartBar[];
  /** The value of a full bar. */
  max: number;
};

/** Horizontal bars from zero, each of one part or several stacked; names and numbers stand on the marks. */
export function BarChart({ label, bars, max }: BarChartProps) {
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map(({ key, label: name, parts, text }) => (
        <li key={key} className={styles.row}>
          <span className={styles.name}>{name}</span>
          <span className={styles.track}>
            {parts?.map((part, at) => (
              <span
                key={part.label}
                className={styles.part}
                data-level={parts.length === 1 ? 'only' : Math.min(at + 1, 5)}
                style={{ width: `${max > 0 ? (100 * part.value) / max : 0}%` }}
                title={`${part.label}: ${part.text}`}
              >
                {parts.length > 1 && part.value > 0 && (
                  <span className={styles.partText}>
                    <span className={styles.partName}>{part.label} </span>
                    {part.text}
                  </span>
                )}
              </span>
            ))}
            <span className={styles.value}>{parts ? text : '–'}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
