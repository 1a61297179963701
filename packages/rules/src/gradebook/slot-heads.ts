import type { Scale } from './columns.ts';

const heads: Readonly<Record<string, string>> = {
  mid: 'ĐĐGgk',
  end: 'ĐĐGck',
  conduct: 'Rèn luyện',
  year: 'HK cả năm',
  excused: 'Có phép',
  unexcused: 'Không phép',
};
const numbered: Readonly<Record<string, string>> = { r: 'ĐĐGtx', c: 'Chuyên đề ', p: 'KTđk' };

/** The head of a column on a sheet that leaves the screen, each its own: by it the column is found again. TT58/2011 says hạnh kiểm. */
export function headOfSlot(slot: string, scale: Scale): string {
  if (slot === 'conduct' && scale === 'old_conduct') return 'Hạnh kiểm';
  const [, letter = '', number = ''] = /^([rcp])(\d)$/.exec(slot) ?? [];
  return numbered[letter] ? `${numbered[letter]}${number}` : (heads[slot] ?? slot);
}
