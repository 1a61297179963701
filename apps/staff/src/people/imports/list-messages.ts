import type { ImportKind } from '@truong/rules/people/import-kinds';

export const importLink = 'Nhập từ tệp';

export const downloadTexts: Readonly<Record<ImportKind, string>> = {
  classes: 'Tải danh sách lớp',
  pupils: 'Tải danh sách học sinh',
  guardians: 'Tải danh sách cha mẹ',
  staff: 'Tải danh sách nhân sự',
  assignments: 'Tải phân công',
};
