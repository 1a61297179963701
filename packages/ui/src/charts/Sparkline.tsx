import styles from './charts.module.css';
import { stretches } from './LineChart.tsx';

export type SparklineProps = {
  /** What moves, with its numbers: the line itself has none. */
  label: string;
  /** null: nothing is known, a gap. */
  values: readonly (number | null)[];
};

const size = { width: 160, height: 36, edge: 4 };

/** How a number moved, from zero, as small as a word; its last point is marked. */
export function Sparkline({ label, values }: SparklineProps) {
  const max = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const x = (at: number) => size.edge + (at * (size.width - 2 * size.edge)) / Math.max(1, values.length - 1);
  const y = (value: number) => size.height - size.edge - (value * (size.height - 2 * size.edge)) / max;
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label} className={styles.spark}>
      <line className={styles.base} x1={size.edge} x2={size.width - size.edge} y1={y(0)} y2={y(0)} />
      {stretches(values.map((value) => (value === null ? null : { value }))).map((stretch) => (
        <polyline key={stretch[0]?.at} points={stretch.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
      ))}
      {last >= 0 && <circle cx={x(last)} cy={y(values[last] ?? 0)} r={3} />}
    </svg>
  );
}
