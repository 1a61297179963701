import { formatDate } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import type { PlaceFilter } from './reform-draft.ts';

export const reformTexts = {
  title: 'Sắp xếp địa giới cả tỉnh',
  start: 'Sắp xếp địa giới',
  intro:
    'Các huyện và xã cũ kết thúc, các xã mới được lập theo danh sách công bố, trường chuyển về xã mới hoặc về Sở. Chưa ghi gì cho đến khi bấm thực hiện.',
  list: 'Danh sách xã mới',
  knownList: (name: string, on: string, communes: number) =>
    `${name} từ ${formatDate(on)} (${formatInteger(communes)} xã)`,
  pastedList: 'Danh sách khác, dán vào đây',
  paste: 'Dán danh sách',
  pasteHint: 'Ba cột cuối: mã xã, tên xã, «được hình thành từ». Chép từ bảng tính hoặc từ tệp CSV đều được.',
  read: (communes: number) => `Đọc được ${formatInteger(communes)} xã.`,
  unread: (lines: readonly number[]) =>
    `Không đọc được dòng ${lines.slice(0, 8).join(', ')}${lines.length > 8 ? ` và ${formatInteger(lines.length - 8)} dòng khác` : ''}.`,
  provinceCode: 'Mã tỉnh mới',
  provinceName: 'Tên tỉnh mới',
  departmentCode: 'Mã Sở mới',
  departmentName: 'Tên Sở mới',
  prepare: 'Ghép xã cũ với xã mới',
  fields: {
    on: 'ngày có hiệu lực',
    provinceCode: 'mã tỉnh mới',
    provinceName: 'tên tỉnh mới (từ 3 chữ)',
    'department.code': 'mã Sở mới (từ 2 chữ)',
    'department.name': 'tên Sở mới (từ 3 chữ)',
  } as Readonly<Record<string, string>>,

  places: 'Xã cũ về xã mới nào',
  caption: 'Xã cũ và xã mới nhận',
  summary: (of: { all: number; matched: number; divided: number; ambiguous: number; unmatched: number }) =>
    `${formatInteger(of.all)} xã cũ: ${formatInteger(of.matched)} khớp, ${formatInteger(of.divided)} chia nhiều nơi, ${formatInteger(of.ambiguous)} nhiều nơi cùng nhận, ${formatInteger(of.unmatched)} không khớp.`,
  open: (places: number, schools: number) =>
    schools > 0
      ? `Còn ${formatInteger(places)} xã với ${formatInteger(schools)} trường chưa biết về đâu.`
      : `Còn ${formatInteger(places)} xã chưa biết về đâu; không có trường nào ở đó.`,
  allPlaced: 'Mọi xã đều đã có nơi về.',
  foreign: (names: number, communes: number) =>
    `${formatInteger(names)} tên trong văn bản không thuộc tỉnh này; ${formatInteger(communes)} xã mới không nhận xã cũ nào của tỉnh này.`,
  filter: 'Lọc xã cũ',
  filters: {
    decide: 'Cần xem lại',
    open: 'Chưa có nơi về',
    changed: 'Đã chọn bằng tay',
    all: 'Tất cả',
  } satisfies Record<PlaceFilter, string>,
  search: 'Tìm xã cũ, huyện',
  noPlaces: 'Không có xã nào ở mục này',
  old: 'Xã cũ',
  district: 'Huyện',
  schools: 'Trường',
  target: 'Xã mới nhận',
  state: 'Theo văn bản',
  why: { unmatched: 'Không khớp', divided: 'Chia nhiều nơi', ambiguous: 'Nhiều nơi nhận' },
  matched: 'Khớp',
  chosen: 'Chọn bằng tay',
  choose: 'Chọn xã mới',
  preparing: 'Đang ghép xã cũ với xã mới…',
  keys: '↑ ↓ chuyển dòng, Enter để chọn, gõ tên không dấu, Esc để thôi.',
  likely: 'Nhiều khả năng',
  others: 'Các xã khác',
  takeLikely: (count: number) => `Nhận gợi ý đầu tiên cho ${formatInteger(count)} xã`,
} as const;
