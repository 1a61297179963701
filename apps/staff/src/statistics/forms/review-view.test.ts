import type { FormReviewRow } from '@truong/contracts/forms';
import { formStanding } from '@truong/rules/statistics/form-state';
import { expect, test } from 'vitest';
import { filterRows, nextDue, ratesByArea, ratesOf } from './review-view.ts';

const window = { opensOn: '2024-09-15', dueOn: '2024-10-10' };
const row = (name: string, over: Partial<FormReviewRow> & { filedOn?: string | null }): FormReviewRow => {
  const filedOn = over.filedOn ?? null;
  const facts = {
    window,
    today: '2024-10-20',
    now: '2024-10-20T00:00:00Z',
    isCompleted: false,
    verdicts: [],
    locks: [],
  };
  const standing = formStanding({ ...facts, latest: filedOn ? { number: 1, filedOn } : null });
  return {
    ...{
      unitId: 1,
      name,
      areaName: 'Mèo Vạc',
      standing,
      isCompleted: false,
      number: filedOn ? 1 : null,
      hash: null,
      filedOn,
    },
    ...{ isLocked: false, hasUnlockRequest: false, warnings: 0, outliers: 0, typedOver: 0, flags: 0 },
    ...{ sinceFiling: null, figure: null, figureBefore: null, reviewer: null, isMine: true },
    ...over,
  };
};
const since = (over: { moved?: number; low?: number }) => ({
  ...{ moved: 0, high: 0, medium: 0, low: 0, at: '2024-10-19T19:00:00Z', ...over },
});
const rows = [
  row('TH Mèo Vạc', { filedOn: '2024-10-01', sinceFiling: since({ low: 1 }) }),
  row('TH Lũng Chinh', { filedOn: '2024-10-11', typedOver: 2, sinceFiling: since({ moved: 3 }) }),
  row('TH Đồng Văn', { areaName: 'Đồng Văn' }),
  row('THPT Chuyên', { areaName: null, filedOn: '2024-10-01', isMine: false, sinceFiling: since({}) }),
];
const names = (filter: Parameters<typeof filterRows>[1]['filter']) =>
  filterRows(rows, { filter, isFound: () => true }).map(({ name }) => name);

test('filters', () => {
  expect(names('mine')).toEqual(['TH Mèo Vạc', 'TH Lũng Chinh']);
  expect(names('missing')).toEqual(['TH Đồng Văn']);
  expect(names('late')).toEqual(['TH Lũng Chinh', 'TH Đồng Văn']);
  expect(names('odd')).toEqual(['TH Lũng Chinh']);
  expect(names('moved')).toEqual(['TH Mèo Vạc', 'TH Lũng Chinh']);
  expect(names(undefined)).toHaveLength(4);
});

test('rates count filed and on time among all', () => {
  expect(ratesOf(rows)).toEqual({ all: 4, filed: 3, onTime: 2, approved: 0 });
  expect(ratesByArea(rows).map(({ area, rates }) => [area, rates.filed, rates.all])).toEqual([
    [null, 1, 1],
    ['Đồng Văn', 0, 1],
    ['Mèo Vạc', 2, 2],
  ]);
});

test('what is due next stands first to be looked at', () => {
  const forms = [{ dueOn: '2024-10-15' }, { dueOn: '2025-01-31' }, { dueOn: '2025-06-15' }];
  expect(nextDue(forms, '2025-01-31')).toBe(forms[1]);
  expect(nextDue(forms, '2025-07-01')).toBe(forms[2]);
  expect(nextDue([], '2025-07-01')).toBeUndefined();
});
