import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AreaMap, type MapArea } from '@truong/ui/charts/AreaMap.tsx';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import type { ReactNode } from 'react';
import { LoadError } from '../../LoadError.tsx';
import { classBounds, type MapValue } from './chart-data.ts';
import { pivotTexts } from './messages.ts';

type Outline = {
  type: 'Feature';
  properties: { code: string; name: string; district?: string };
  geometry: { type: 'MultiPolygon'; coordinates: number[][][][] };
};
type Outlines = { features: Outline[] };

export type PivotMapProps = {
  label: string;
  values: readonly MapValue[];
  isShare: boolean;
  /** In place of the map where none of the units has outlines. */
  nothing: ReactNode;
};

/** Communes of 2025, or the districts of before put together of them, by class of value. */
export function PivotMap({ label, values, isShare, nothing }: PivotMapProps) {
  const outlines = useQuery({
    queryKey: ['map', 'tuyen-quang-communes'],
    queryFn: async () => {
      const answer = await fetch(`${import.meta.env.BASE_URL}maps/tuyen-quang-communes.json`);
      if (!answer.ok) throw new Error(`the outlines answered ${answer.status}`);
      return (await answer.json()) as Outlines;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (outlines.error) return <LoadError error={outlines.error} onRetry={() => outlines.refetch()} />;
  if (!outlines.data) return <Skeleton height={560} maw={640} />;
  const bounds = classBounds(values.flatMap(({ value }) => value ?? []));
  const areas = areasOf(outlines.data, values, bounds);
  if (areas.length === 0) return nothing;
  const number = (value: number) =>
    isShare ? formatShare(Math.round(value * 100_000), 100_000) : formatInteger(value);
  const lowest = Math.min(...values.flatMap(({ value }) => value ?? []));
  const classNames = bounds.map((to, at) =>
    pivotTexts.classes(number(at === 0 ? lowest : (bounds[at - 1] ?? lowest)), number(to)),
  );
  return <AreaMap label={label} areas={areas} classNames={[...new Set(classNames)]} />;
}

function areasOf({ features }: Outlines, values: readonly MapValue[], bounds: readonly number[]): MapArea[] {
  const byCommune = Map.groupBy(features, ({ properties }) => properties.code);
  const byDistrict = Map.groupBy(features, ({ properties }) => properties.district ?? '');
  // A code of the statistics office has five digits for a commune, three for a district.
  const found = values.map((one) => ({
    ...one,
    shapes: (one.areaCode.length > 3 ? byCommune : byDistrict).get(one.areaCode) ?? [],
  }));
  return found
    .filter(({ shapes }) => shapes.length > 0)
    .map(({ areaCode, name, value, text, shapes }) => ({
      ...{ key: areaCode, name, text },
      shapes: shapes.map(({ geometry }) => geometry),
      valueClass: value === null ? null : classOf(value, bounds),
    }));
}

function classOf(value: number, bounds: readonly number[]): 0 | 1 | 2 | 3 {
  const at = bounds.findIndex((to) => value <= to);
  return (at === -1 ? 3 : at) as 0 | 1 | 2 | 3;
}
