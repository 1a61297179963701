import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo';
import styles from './charts.module.css';

export type MapArea = {
  key: string;
  name: string;
  /** Outlines that make the area up. */
  shapes: readonly GeoPermissibleObjects[];
  /** 0 is the lowest; null: nothing is known. */
  valueClass: 0 | 1 | 2 | 3 | null;
  /** The number as people read it. */
  text: string;
};

export type AreaMapProps = {
  label: string;
  areas: readonly MapArea[];
  /** What each class stands for, lowest first. */
  classNames: readonly string[];
};

const size = { width: 620, height: 640 };
/** Lines a class is hatched with: the denser, the more. */
const spacing = [0, 9, 6, 3.5] as const;

/** Areas by class of value, told by hatching as much as by shade, with the number on each area that has room for it. */
export function AreaMap({ label, areas, classNames }: AreaMapProps) {
  const all = {
    type: 'GeometryCollection',
    geometries: areas.flatMap(({ shapes }) => shapes),
  } as unknown as GeoPermissibleObjects;
  const path = geoPath(geoMercator().fitSize([size.width, size.height], all));
  return (
    <figure className={styles.map}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
        <defs>
          {spacing.map((gap, at) => (
            <pattern
              key={gap}
              id={`map-class-${at}`}
              width={gap || 8}
              height={gap || 8}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={gap || 8} height={gap || 8} className={styles.shade} data-class={at} />
              {gap > 0 && <line x1="0" y1="0" x2="0" y2={gap} className={styles.hatch} />}
            </pattern>
          ))}
        </defs>
        {areas.map(({ key, name, shapes, valueClass, text }) => (
          <g key={key} className={styles.area}>
            <title>{`${name}: ${text}`}</title>
            {shapes.map((shape, at) => (
              <path
                key={at}
                d={path(shape) ?? ''}
                data-unknown={valueClass === null || undefined}
                fill={valueClass === null ? undefined : `url(#map-class-${valueClass})`}
              />
            ))}
          </g>
        ))}
        {areas.map((area) => (
          <AreaText key={area.key} area={area} path={path} />
        ))}
      </svg>
      <figcaption>
        <ul className={styles.classes}>
          {classNames.map((name, at) => (
            <li key={name}>
              <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
                <rect width="28" height="16" fill={`url(#map-class-${at})`} className={styles.swatch} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function AreaText({ area: { shapes, text }, path }: { area: MapArea; path: ReturnType<typeof geoPath> }) {
  const whole = { type: 'GeometryCollection', geometries: shapes } as unknown as GeoPermissibleObjects;
  const [[left, top], [right, bottom]] = path.bounds(whole);
  // A number with no room on its area is told by the title and the table.
  if (right - left < 8 * text.length || bottom - top < 22) return null;
  const [x, y] = path.centroid(whole);
  return (
    <text x={x} y={y} className={styles.areaText}>
      {text}
    </text>
  );
}
