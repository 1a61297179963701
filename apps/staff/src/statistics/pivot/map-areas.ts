import type { MapArea } from '@truong/ui/charts/AreaMap.tsx';
import { classBounds, type MapValue } from './chart-data.ts';

type Shape = { type: 'MultiPolygon'; coordinates: number[][][][] };
/** A commune of 2025 or a district of before; `of`: a commune put together of parts of those districts. */
export type Outline = {
  type: 'Feature';
  properties: { code: string; name: string; isPart?: boolean; of?: string[] };
  geometry: Shape;
};
export type Outlines = { features: Outline[] };

/** Codes of the statistics office have five digits for a commune, three for a district. */
export function outlinesFor(values: readonly MapValue[]): 'communes' | 'districts' {
  return values.some(({ areaCode }) => (areaCode?.length ?? 0) > 3) ? 'communes' : 'districts';
}

export type MapRow = MapValue & {
  valueClass: 0 | 1 | 2 | 3 | null;
  /** `part`: without communes that were put together of two districts. */
  outline: 'whole' | 'part' | 'none';
};
export type MapBlank = { key: string; name: string; shape: Shape };
export type LaidMap = { areas: MapArea[]; blanks: MapBlank[]; rows: MapRow[]; bounds: number[] };

/** Every unit by class of value, those with outlines on the map; communes that belong to no single district stay blank. */
export function layMap({ features }: Outlines, values: readonly MapValue[]): LaidMap {
  const byCode = new Map(features.map((one) => [one.properties.code, one]));
  const bounds = classBounds(values.flatMap(({ value }) => value ?? []));
  const laid = values.map((one) => {
    const outline = one.areaCode ? byCode.get(one.areaCode) : undefined;
    const valueClass = one.value === null ? null : classOf(one.value, bounds);
    return { ...one, valueClass, shape: outline?.geometry, isPart: outline?.properties.isPart === true };
  });
  const shown = new Set(laid.filter(({ shape }) => shape).map(({ areaCode }) => areaCode));
  return {
    areas: laid.flatMap(({ areaCode, name, text, valueClass, shape }) =>
      shape && areaCode ? [{ key: areaCode, name, text, valueClass, shape }] : [],
    ),
    blanks: features
      .filter(({ properties }) => properties.of?.some((district) => shown.has(district)))
      .map(({ properties: { code, name }, geometry }) => ({ key: code, name, shape: geometry })),
    rows: laid.map(({ shape, isPart, ...row }) => ({ ...row, outline: shape ? (isPart ? 'part' : 'whole') : 'none' })),
    bounds,
  };
}

function classOf(value: number, bounds: readonly number[]): 0 | 1 | 2 | 3 {
  const at = bounds.findIndex((to) => value <= to);
  return (at === -1 ? 3 : at) as 0 | 1 | 2 | 3;
}
