import type { PivotAnswer } from '@truong/contracts/pivot';
import { BarChart } from '@truong/ui/charts/BarChart.tsx';
import { LineChart } from '@truong/ui/charts/LineChart.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import type { ReactNode } from 'react';
import { barsOf, linesOf, mapValuesOf, stackedOf } from './chart-data.ts';
import { pivotTexts } from './messages.ts';
import { PivotMap } from './PivotMap.tsx';
import type { Show } from './pivot-view.ts';

export type PivotChartProps = {
  show: Exclude<Show, 'table'>;
  answer: PivotAnswer;
  /** What is drawn, its unit and its source state. */
  label: string;
  /** The way to the table where this cannot be drawn. */
  toTable: ReactNode;
};

/** The answer drawn, or what it lacks to be drawn so. */
export function PivotChart({ show, answer, label, toTable }: PivotChartProps) {
  const largest = (bars: ReturnType<typeof barsOf>) =>
    Math.max(0, ...bars.map(({ parts }) => (parts ?? []).reduce((sum, { value }) => sum + value, 0)));
  switch (show) {
    case 'bars': {
      const bars = barsOf(answer);
      return <BarChart label={label} bars={bars} max={largest(bars)} />;
    }
    case 'stacked': {
      const bars = stackedOf(answer);
      return bars ? (
        <BarChart label={label} bars={bars} max={largest(bars)} />
      ) : (
        <EmptyState title={pivotTexts.noChart.stacked} action={toTable} />
      );
    }
    case 'lines': {
      const lines = linesOf(answer);
      return lines ? (
        <LineChart label={label} {...lines} />
      ) : (
        <EmptyState title={pivotTexts.noChart.lines} action={toTable} />
      );
    }
    case 'map': {
      const values = mapValuesOf(answer);
      const nothing = <EmptyState title={pivotTexts.noChart.map} action={toTable} />;
      return values ? (
        <PivotMap label={label} values={values} isShare={answer.wholes !== null} nothing={nothing} />
      ) : (
        nothing
      );
    }
  }
}
