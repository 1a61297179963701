import { expect, it } from 'vitest';
import { parseReformList } from './reform-list.ts';

it('reads the published list: quotes, a head, the province', () => {
  const text =
    'province_code,province,commune_code,commune,formed_from\r\n08,Tỉnh Tuyên Quang,00691,Phường Hà Giang 2,"Phường Ngọc Hà, Phường Trần Phú"\r\n08,Tỉnh Tuyên Quang,00745,Xã Ngọc Long,giữ nguyên\r\n';
  expect(parseReformList(text)).toEqual({
    provinceCode: '08',
    provinceName: 'Tỉnh Tuyên Quang',
    communes: [
      { code: '00691', name: 'Phường Hà Giang 2', formedFrom: 'Phường Ngọc Hà, Phường Trần Phú' },
      { code: '00745', name: 'Xã Ngọc Long', formedFrom: 'giữ nguyên' },
    ],
    unread: [],
  });
});

it('reads what is copied out of a workbook: tabs, no head, a zero lost by the spreadsheet, a line break in a cell', () => {
  const { communes, provinceCode, unread } = parseReformList(
    '691\tXã A Bê\t"Xã A\nvà xã ""B"""\n\n00692\tXã C Đê\tXã C',
  );
  expect(communes).toEqual([
    { code: '00691', name: 'Xã A Bê', formedFrom: 'Xã A và xã "B"' },
    { code: '00692', name: 'Xã C Đê', formedFrom: 'Xã C' },
  ]);
  expect([provinceCode, unread]).toEqual([null, []]);
});

it('names the lines in which it finds no commune', () => {
  expect(parseReformList('Mã;Tên;Từ\n1;Xã Một;Xã Cũ\nGhi chú\n;;\nx;Xã Hai;Xã Cũ').unread).toEqual([3, 5]);
  expect(parseReformList('')).toEqual({ communes: [], provinceCode: null, provinceName: null, unread: [] });
});
