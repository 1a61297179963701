import styles from './charts.module.css';

export type ChartLine = { key: string; label: string; points: readonly ({ value: number; text: string } | null)[] };

export type LineChartProps = {
  /** What is drawn, its unit and its source state. */
  label: string;
  /** Names of the places along the base line. */
  ticks: readonly string[];
  lines: readonly ChartLine[];
  /** Drawn for half a page or a phone: its letters keep their size. */
  isSmall?: boolean;
};

const sizes = {
  wide: { width: 880, height: 350, left: 48, top: 24, bottom: 46 },
  small: { width: 480, height: 280, left: 46, top: 16, bottom: 46 },
} as const;
/** The width of a letter, and the part of the width that names may take. */
const letter = 7;
const mostForNames = 0.4;
const lowest = 18;

/** Lines over time from a zero base line, each told by its own dashes and by its name at its end. */
export function LineChart({ label, ticks, lines, isSmall = false }: LineChartProps) {
  const size = sizes[isSmall ? 'small' : 'wide'];
  // The number first: a name too long for its place loses its end, never its number.
  const names = lines.map((line) => `${lastOf(line)?.text ?? '–'} ${line.label}`);
  const right = Math.min(size.width * mostForNames, 24 + letter * Math.max(0, ...names.map(({ length }) => length)));
  const values = lines.flatMap(({ points }) => points.map((point) => point?.value ?? 0));
  const max = Math.max(1e-9, ...values);
  const x = (at: number) =>
    size.left + (ticks.length < 2 ? 0 : (at * (size.width - size.left - right)) / (ticks.length - 1));
  const y = (value: number) => size.height - size.bottom - (value * (size.height - size.top - size.bottom)) / max;
  const ends = endsApart(lines.map((line) => y(lastOf(line)?.value ?? 0)));
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={label}
      className={styles.chart}
      data-small={isSmall || undefined}
    >
      <line className={styles.base} x1={size.left} x2={x(ticks.length - 1)} y1={y(0)} y2={y(0)} />
      {ticks.map((tick, at) => (
        <text key={tick} className={styles.tick} y={size.height - 26} textAnchor="middle">
          {twoLines(tick).map((line, i) => (
            <tspan key={line} x={x(at)} dy={i * 16}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
      {lines.map(({ key, label: name, points }, at) => (
        <g key={key} data-line={at % 6} className={styles.line}>
          {stretches(points).map((stretch) => (
            <polyline
              key={stretch[0]?.at}
              points={stretch.map((point) => `${x(point.at)},${y(point.value)}`).join(' ')}
            />
          ))}
          {points.map(
            (point, place) =>
              point && (
                <circle key={ticks[place]} cx={x(place)} cy={y(point.value)} r={3.5}>
                  <title>{`${name}, ${ticks[place]}: ${point.text}`}</title>
                </circle>
              ),
          )}
          <text className={styles.lineName} x={x(ticks.length - 1) + 12} y={(ends[at] ?? 0) + 4}>
            {names[at]}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A tick's last word, often a year, under the others. */
function twoLines(tick: string): string[] {
  const at = tick.lastIndexOf(' ');
  return at < 0 ? [tick] : [tick.slice(0, at), tick.slice(at + 1)];
}

function lastOf({ points }: Pick<ChartLine, 'points'>) {
  return points.findLast((point) => point !== null);
}

type Placed = { at: number; value: number };

/** The runs of points with a value: a gap is no line. */
export function stretches(points: readonly ({ value: number } | null)[]): Placed[][] {
  const runs: Placed[][] = [[]];
  for (const [at, point] of points.entries()) {
    if (point) runs.at(-1)?.push({ at, value: point.value });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** The heights of names moved apart until none covers another. */
function endsApart(heights: readonly number[]): number[] {
  const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
  const placed: number[] = [];
  let above = Number.NEGATIVE_INFINITY;
  for (const { height, at } of order) {
    above = Math.max(height, above + lowest);
    placed[at] = above;
  }
  return placed;
}
