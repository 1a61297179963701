import { subjectPlan } from '../../organisation/programme-2018.ts';
import type { Grid, ImportContext } from '../import-kinds.ts';

export function gridOf(rows: readonly (readonly string[])[], more: Partial<Grid> = {}): Grid {
  return { name: 'Sheet1', rows, facts: [], hiddenRows: [], hiddenColumns: [], ...more };
}

export const context: ImportContext = {
  today: '2025-05-20',
  ethnicGroups: [
    { code: '01', name: 'Kinh' },
    { code: '08', name: 'Hmông' },
    { code: '07', name: 'Nùng' },
  ],
  subjects: subjectPlan(6),
  classes: ['6A', '6B'],
};
