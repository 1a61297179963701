import type { Column } from '@truong/rules/gradebook/columns';

/** A key of the pad: what it adds to the text, or the whole text that it stands for. */
export type PadKey = { label: string; name: string } & ({ adds: string } | { writes: string });

const digit = (text: string): PadKey => ({ label: text, name: text, adds: text });
const whole = (label: string, name: string): PadKey => ({
  label,
  name: `${label}: ${name}`,
  writes: label,
});
const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'].map(digit);

/** The keys for a column, in rows of three: digits for marks and counts, else the codes of its scale. */
export function padKeys({ scale }: Pick<Column, 'scale'>): readonly PadKey[] {
  switch (scale) {
    case 'mark':
      return [...digits, digit(','), digit('0'), { label: '10', name: '10', writes: '10' }];
    case 'count':
      return [...digits, { label: '', name: '', adds: '' }, digit('0')];
    case 'comment':
      return [whole('Đ', 'Đạt'), whole('CĐ', 'Chưa đạt')];
    case 'conduct':
      return [whole('T', 'Tốt'), whole('K', 'Khá'), whole('Đ', 'Đạt'), whole('CĐ', 'Chưa đạt')];
    case 'old_conduct':
      return [whole('T', 'Tốt'), whole('K', 'Khá'), whole('TB', 'Trung bình'), whole('Y', 'Yếu')];
    case 'test':
    case 'old_test':
      return [...digits, { label: '', name: '', adds: '' }, digit('0'), { label: '10', name: '10', writes: '10' }];
    case 'subject_level':
      return [whole('T', 'Hoàn thành tốt'), whole('H', 'Hoàn thành'), whole('C', 'Chưa hoàn thành')];
    case 'trait_level':
      return [whole('T', 'Tốt'), whole('Đ', 'Đạt'), whole('C', 'Cần cố gắng')];
    case 'old_subject_level':
      return [whole('H', 'Hoàn thành'), whole('C', 'Chưa hoàn thành')];
    case 'old_trait_level':
      return [whole('Đ', 'Đạt'), whole('CĐ', 'Chưa đạt')];
  }
}

/** The text after a key: a value that is whole replaces it; no mark has two commas, and none begins with one. */
export function pressed(text: string, key: PadKey): string {
  if ('writes' in key) return key.writes;
  if (key.adds === ',' && (text === '' || text.includes(','))) return text;
  return text.length >= 4 ? text : text + key.adds;
}

/** Whether the text can become no longer mark: the pad goes on to the next cell by itself. */
export function isFull(text: string, { scale }: Pick<Column, 'scale'>): boolean {
  if (scale === 'mark') return text === '10' || /^\d,\d$/.test(text);
  if (scale === 'test' || scale === 'old_test') return text === '10' || /^[2-9]$/.test(text);
  return scale !== 'count' && text !== '';
}
