import type { Scale } from './columns.ts';
import { traitName } from './primary/trait-names.ts';

const heads: Readonly<Record<string, string>> = {
  mid: 'ĐĐGgk',
  end: 'ĐĐGck',
  conduct: 'Rèn luyện',
  year: 'HK cả năm',
  excused: 'Có phép',
  unexcused: 'Không phép',
};
/** Of grades 1-5: the level and the tests of a subject at a point of the term. */
const assessed: Readonly<Record<string, string>> = {
  level: 'Mức',
  test: 'Điểm KT',
  'test-1': 'Điểm TH',
  'test-2': 'Điểm CN',
  'test-again': 'KT lại',
  'test-1-again': 'TH lại',
  'test-2-again': 'CN lại',
};
const points: Readonly<Record<string, string>> = { mid: 'GK', end: 'CK' };
const numbered: Readonly<Record<string, string>> = { r: 'ĐĐGtx', c: 'Chuyên đề ', p: 'KTđk' };

/** The head of a column on a sheet that leaves the screen, each its own: by it the column is found again. TT58/2011 says hạnh kiểm. */
export function headOfSlot(slot: string, scale: Scale): string {
  if (slot === 'conduct' && scale === 'old_conduct') return 'Hạnh kiểm';
  const [, at, about = ''] = /^(mid|end)-(.+)$/.exec(slot) ?? [];
  if (at) return `${assessed[about] ?? traitName(about)} ${points[at]}`;
  const [, letter = '', number = ''] = /^([rcp])(\d)$/.exec(slot) ?? [];
  return numbered[letter] ? `${numbered[letter]}${number}` : (heads[slot] ?? slot);
}
