import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo';
import styles from './charts.module.css';

export type MapArea = {
  key: string;
  name: string;
  shape: GeoPermissibleObjects;
  /** 0 is the lowest; null: nothing is known. */
  valueClass: 0 | 1 | 2 | 3 | null;
  /** The number as people read it. */
  text: string;
};

export type AreaMapProps = {
  label: string;
  areas: readonly MapArea[];
  /** Between the areas: outlines that belong to none of them. */
  blanks: readonly { key: string; name: string; shape: GeoPermissibleObjects }[];
  /** What each class stands for, lowest first. */
  classNames: readonly string[];
};

const size = { width: 620, height: 640 };
/** Lines a class is hatched with: the denser, the more. */
const spacing = [14, 9, 6, 3.5] as const;

/** Areas by class of value, told by hatching as much as by shade, with the number on each area that has room for it. */
export function AreaMap({ label, areas, blanks, classNames }: AreaMapProps) {
  const all = {
    type: 'GeometryCollection',
    geometries: [...areas, ...blanks].map(({ shape }) => shape),
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
              width={gap}
              height={gap}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={gap} height={gap} className={styles.shade} data-class={at} />
              <line x1="0" y1="0" x2="0" y2={gap} className={styles.hatch} />
            </pattern>
          ))}
        </defs>
        {blanks.map(({ key, name, shape }) => (
          <path key={key} d={path(shape) ?? ''} className={styles.blank}>
            <title>{name}</title>
          </path>
        ))}
        {areas.map(({ key, name, shape, valueClass, text }) => (
          <path
            key={key}
            d={path(shape) ?? ''}
            className={styles.area}
            data-unknown={valueClass === null || undefined}
            fill={valueClass === null ? undefined : `url(#map-class-${valueClass})`}
          >
            <title>{`${name}: ${text}`}</title>
          </path>
        ))}
        {areas.map((area) => (
          <AreaText key={area.key} area={area} path={path} />
        ))}
      </svg>
      <figcaption>
        <ul className={styles.classes}>
          {classNames.map((name, at) => (
            <li key={name}>
              <MapSwatch valueClass={at as 0 | 1 | 2 | 3} />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** A class as it is hatched on the map, which must stand on the same page. */
export function MapSwatch({ valueClass }: { valueClass: 0 | 1 | 2 | 3 }) {
  return (
    <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
      <rect width="28" height="16" fill={`url(#map-class-${valueClass})`} className={styles.swatch} />
    </svg>
  );
}

function AreaText({ area: { shape, text }, path }: { area: MapArea; path: ReturnType<typeof geoPath> }) {
  const [[left, top], [right, bottom]] = path.bounds(shape);
  // A number with no room on its area is told by the table beside the map.
  if (right - left < 8 * text.length || bottom - top < 22) return null;
  const [x, y] = path.centroid(shape);
  return (
    <text x={x} y={y} className={styles.areaText}>
      {text}
    </text>
  );
}
