import type { ClassHistory } from '@truong/contracts/classes';
import { expect, it } from 'vitest';
import { classSentence } from './class-history.ts';

const line: ClassHistory[number] = {
  what: 'class',
  kind: 'changed',
  field: 'name',
  grade: null,
  subjectName: null,
  staffName: null,
  startsOn: null,
  fromValue: null,
  toValue: null,
  source: 'hand',
  who: 'Giàng Thị Dợ',
  at: '2025-05-20T01:00:00.000Z',
};
const by = ' – Giàng Thị Dợ, 08:00 20/05/2025';
const assigned = { staffName: 'Lý Thị Mẩy', subjectName: 'Ngữ văn', startsOn: '2024-09-05' };

it.each<[string, Partial<ClassHistory[number]>]>([
  [`Lập lớp 8A2${by}`, { kind: 'created', field: '*', toValue: '8A2' }],
  [`Tên lớp: 8A2 → 8A3${by}`, { fromValue: '8A2', toValue: '8A3' }],
  [`Điểm trường: – → Má Lủ${by}`, { field: 'siteId', toValue: 'Má Lủ' }],
  [
    `Lớp ghép: Không → Có${by} (nhập từ tệp)`,
    { field: 'isCombined', fromValue: 'false', toValue: 'true', source: 'import' },
  ],
  [
    `Xóa phân công Lý Thị Mẩy dạy Ngữ văn vì ghi nhầm${by}`,
    { what: 'class_subject', kind: 'deleted', field: 'teaching', subjectName: 'Ngữ văn', fromValue: 'Lý Thị Mẩy' },
  ],
  [
    `Thêm môn Toán khối 8, 140 tiết/năm${by}`,
    { what: 'class_subject', kind: 'created', subjectName: 'Toán', grade: 8, toValue: '140' },
  ],
  [
    `Toán khối 8 · Số tiết/năm: 140 → 105${by}`,
    { what: 'class_subject', field: 'periods', subjectName: 'Toán', grade: 8, fromValue: '140', toValue: '105' },
  ],
  [`Phân công Lý Thị Mẩy dạy Ngữ văn từ 05/09/2024${by}`, { what: 'teaching', kind: 'created', ...assigned }],
  [
    `Lý Thị Mẩy chủ nhiệm · Ngày cuối: – → 20/05/2025${by}`,
    { what: 'homeroom', field: 'validTo', staffName: 'Lý Thị Mẩy', toValue: '2025-05-20' },
  ],
  [
    `Giao sổ Ngữ văn của Vàng Mí Sử cho Lý Thị Mẩy dạy thay từ 05/09/2024 đến hết 27/05/2025${by}`,
    { what: 'substitution', kind: 'created', ...assigned, fromValue: 'Vàng Mí Sử', toValue: '2025-05-27' },
  ],
  [
    `Kết thúc sớm việc Lý Thị Mẩy dạy thay sổ Rèn luyện và chuyên cần của Vàng Mí Sử${by}`,
    { what: 'substitution', kind: 'deleted', staffName: 'Lý Thị Mẩy', fromValue: 'Vàng Mí Sử' },
  ],
])('%s', (words, changed) => {
  expect(classSentence({ ...line, ...changed })).toBe(words);
});
