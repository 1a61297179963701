import { expect, test } from 'vitest';
import { matchReform } from './match-reform.ts';
import { parseClaims, soundKey, toneKey } from './reform-text.ts';

test.each([
  ['Xã Kim Thạch, Xã Kim Linh, Xã Phú Linh', ['xã Kim Thạch whole', 'xã Kim Linh whole', 'xã Phú Linh whole']],
  [
    'Phường Ngọc Hà, phần còn lại của Phường Quang Trung sau khi sắp xếp và Xã Phong Quang',
    ['phường Ngọc Hà whole', 'phường Quang Trung rest', 'xã Phong Quang whole'],
  ],
  [
    'Xã Phương Độ, và một phần diện tích tự nhiên, quy mô dân số Phường Quang Trung',
    ['xã Phương Độ whole', 'phường Quang Trung part'],
  ],
  [
    'Xã Thượng Tân và một phần diện tích tự nhiên, quy mô dân số của xã Yên Định  Xã Yên Định',
    ['xã Thượng Tân whole', 'xã Yên Định part'],
  ],
  ['Thị trấn Mèo Vạc, Xã Tả Lủng (huyện Mèo Vạc)', ['thị trấn Mèo Vạc whole', 'xã Tả Lủng whole Mèo Vạc']],
  ['Thị trấn Nông trường Việt Lâm', ['thị trấn Nông trường Việt Lâm whole']],
  ['Thôn Mịch A, Xã Thuận Hòa ', ['xã Thuận Hòa whole']],
])('reads %s', (text, claims) => {
  const read = parseClaims(text).map(({ kind, name, share, district }) =>
    [kind, name, share, district].filter(Boolean).join(' '),
  );
  expect(read).toEqual(claims);
});

test('both places of a tone are one, other letters are not', () => {
  expect(toneKey('Thuận Hoà')).toBe(toneKey('Thuận Hòa'));
  expect(toneKey('Phó Bảng')).not.toBe(toneKey('Phố Bảng'));
  expect(soundKey('Xà Phìn')).toBe(soundKey('Sà Phìn'));
});

const old = (code: string, name: string, district = 'Huyện Đồng Văn') => ({ code, name, district });
const next = (code: string, name: string, formedFrom: string) => ({ code, name, formedFrom });

test('matches by kind, district and spelling; what is divided or unknown is left to a decision', () => {
  const olds = [
    old('1', 'Xã Tả Lủng'),
    old('2', 'Xã Tả Lủng', 'Huyện Mèo Vạc'),
    old('3', 'Xã Thuận Hoà'),
    old('4', 'Thị trấn Phó Bảng'),
    old('5', 'Xã Xà Phìn'),
    old('6', 'Phường Quang Trung'),
    old('7', 'Xã Ngọc Long'),
    old('8', 'Xã Không Ai'),
  ];
  const news = [
    next('A', 'Xã Đồng Văn', 'Xã Tả Lủng (huyện Đồng Văn), Thị trấn Phố Bảng'),
    next('B', 'Xã Mèo Vạc', 'Xã Tả Lủng (huyện Mèo Vạc), Xã Thuận Hòa'),
    next('C', 'Xã Sà Phìn', 'Xã Sủng Là, Xã Sà Phìn và một phần diện tích tự nhiên của Phường Quang Trung'),
    next('D', 'Phường Hà Giang 2', 'phần còn lại của Phường Quang Trung sau khi sắp xếp'),
    next('7', 'Xã Ngọc Long', 'giữ nguyên'),
  ];
  const { matches, foreignNames } = matchReform(olds, news);
  expect(matches.map(({ old: { code }, chosen, why, candidates }) => [code, chosen, why, candidates.join()])).toEqual([
    ['1', 'A', null, 'A'],
    ['2', 'B', null, 'B'],
    ['3', 'B', null, 'B'],
    ['4', 'A', null, 'A'],
    ['5', null, 'unmatched', 'C'],
    ['6', 'D', 'divided', 'D,C'],
    ['7', '7', null, '7'],
    ['8', null, 'unmatched', ''],
  ]);
  expect(foreignNames).toBe(2);
});
