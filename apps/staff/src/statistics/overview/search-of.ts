import type { RecordsPivot } from '@truong/contracts/pivot';
import type { AddressSearch } from '../../address.tsx';
import { filterText } from '../pivot/pivot-view.ts';

/** The address at which the pivot asks the same. */
export function searchOf({ records, axes, times, where }: RecordsPivot): AddressSearch {
  const [rows = 'none', cols = 'none'] = axes[0] === 'time' ? [axes[1] ?? 'time', 'time'] : axes;
  const last = times.at(-1);
  return {
    ...{ records, rows, cols: rows === cols ? 'none' : cols },
    ...{ year: last?.schoolYear, point: last?.point, years: times.length > 1 ? times.length : undefined },
    where: filterText(where),
  };
}
