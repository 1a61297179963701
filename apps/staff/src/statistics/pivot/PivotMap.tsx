import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AreaMap, MapSwatch } from '@truong/ui/charts/AreaMap.tsx';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import type { ReactNode } from 'react';
import { LoadError } from '../../LoadError.tsx';
import type { MapValue } from './chart-data.ts';
import { layMap, type MapBlank, type MapRow, type Outlines, outlinesFor } from './map-areas.ts';
import { pivotTexts } from './messages.ts';
import styles from './pivot.module.css';

export type PivotMapProps = {
  label: string;
  values: readonly MapValue[];
  isShare: boolean;
  /** In place of the map where none of the units has outlines. */
  nothing: ReactNode;
};

/** Communes of 2025, or districts of before dissolved from them, by class of value; every unit in the table beside. */
export function PivotMap({ label, values, isShare, nothing }: PivotMapProps) {
  const kind = outlinesFor(values);
  const outlines = useQuery({
    queryKey: ['map', kind],
    queryFn: async () => {
      const answer = await fetch(`${import.meta.env.BASE_URL}maps/tuyen-quang-${kind}.json`);
      if (!answer.ok) throw new Error(`the outlines answered ${answer.status}`);
      return (await answer.json()) as Outlines;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (outlines.error) return <LoadError error={outlines.error} onRetry={() => outlines.refetch()} />;
  if (!outlines.data) return <Skeleton height={560} maw={640} />;
  const { areas, blanks, rows, bounds } = layMap(outlines.data, values);
  if (areas.length === 0) return nothing;
  const number = (value: number) =>
    isShare ? formatShare(Math.round(value * 100_000), 100_000) : formatInteger(value);
  const lowest = Math.min(...values.flatMap(({ value }) => value ?? []));
  const classNames = bounds.map((to, at) =>
    pivotTexts.classes(number(at === 0 ? lowest : (bounds[at - 1] ?? lowest)), number(to)),
  );
  return (
    <div className={styles.map}>
      <div>
        <AreaMap label={label} areas={areas} blanks={blanks} classNames={[...new Set(classNames)]} />
        <Blanks blanks={blanks} />
      </div>
      <div className={styles.mapTable}>
        <DataTable
          caption={label}
          isCaptionHidden
          rows={rows}
          rowKey={({ name }) => name}
          empty={null}
          columns={[
            { key: 'name', head: pivotTexts.units, cell: nameOf },
            {
              key: 'value',
              head: pivotTexts.figure,
              align: 'right',
              sortValue: ({ value }) => value,
              cell: ({ value, text, valueClass }) => (
                <span className={styles.mapValue}>
                  {value !== null && valueClass !== null && <MapSwatch valueClass={valueClass} />}
                  {text}
                </span>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}

function nameOf({ name, outline }: MapRow) {
  return (
    <>
      {name}
      {outline !== 'whole' && <span className={styles.over}> {pivotTexts.outlines[outline]}</span>}
    </>
  );
}

/** Which communes are left white, and why. */
function Blanks({ blanks }: { blanks: readonly MapBlank[] }) {
  if (blanks.length === 0) return null;
  return <p className={styles.mapNote}>{pivotTexts.blanks(blanks.map(({ name }) => name))}</p>;
}
