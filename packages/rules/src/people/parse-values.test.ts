import { describe, expect, test } from 'vitest';
import { subjectPlan } from '../organisation/programme-2018.ts';
import { leavingValues } from '../statistics/catalogue-values.ts';
import { ethnicGroups as groups } from './ethnic-groups.ts';
import { parseClassList, parseDuties } from './parse-duties.ts';
import {
  cleanName,
  gradesIn,
  parseClassName,
  parseEmail,
  parseEthnicity,
  parseLeaving,
  parseName,
  parsePhone,
  parseSex,
  parseSexMark,
  parseSubject,
  parseTwoSessions,
  type Reading,
} from './parse-values.ts';

const subjects = [6, 10].flatMap(subjectPlan);

function said(reading: Reading<unknown>): string {
  if (!reading.ok) return reading.expected === undefined ? reading.problem : `${reading.problem} → ${reading.expected}`;
  return reading.notice
    ? `${String(reading.value)} (${reading.notice})`
    : JSON.stringify(reading.value).replaceAll('"', '');
}

test.each([
  ['Nữ', 'female'],
  ['nu', 'female'],
  ['NỮ', 'female'],
  ['Nữ'.normalize('NFD'), 'female'],
  ['Nam', 'male'],
  ['nam', 'male'],
  ['Trai', 'male'],
  ['1', 'not_a_sex'],
  ['0', 'not_a_sex'],
  ['x', 'not_a_sex'],
])('sex %j is %s', (text, result) => {
  expect(said(parseSex(text))).toBe(result);
});

test.each([
  ['x', 'true'],
  ['X', 'true'],
  ['✓', 'true'],
  ['1', 'true'],
  ['Nữ', 'true'],
  ['Nam', 'false'],
  ['0', 'false'],
  ['?', 'not_a_sex'],
])('%j under "Nữ" is %s', (text, result) => {
  expect(said(parseSexMark(text, 'female'))).toBe(result);
});

test.each([
  ['2 buổi', 'true'],
  ['2 buổi/ngày', 'true'],
  ['Hai buổi', 'true'],
  ['2', 'true'],
  ['x', 'true'],
  ['Có', 'true'],
  ['1 buổi', 'false'],
  ['Không', 'false'],
  ['1', 'not_sessions'],
  ['3 buổi', 'not_sessions'],
  ['9 buổi/tuần', 'not_sessions'],
])('sessions a day %j: two is %s', (text, result) => {
  expect(said(parseTwoSessions(text))).toBe(result);
});

test.each([
  ...leavingValues.flatMap(({ code, name }) => [
    [name, code],
    [code, code],
  ]),
  ['Bỏ học - hoàn cảnh khó khăn', 'dropped_hardship'],
  ['gia đình khó khăn', 'dropped_hardship'],
  ['Bỏ học (nhà xa)', 'dropped_far'],
  ['học lực yếu, kém', 'dropped_weak'],
  ['Lấy chồng', 'dropped_married'],
  ['đi làm thuê', 'dropped_work'],
  ['Bỏ học', 'dropped_other'],
  ['Chuyển đi Hà Nội', 'transferred'],
  ['khác', 'other'],
  ['Lý do khác', 'other'],
  ['x', 'unknown_leaving'],
  ['còn học', 'unknown_leaving'],
])('leaving for %j is %s', (text, result) => {
  expect(said(parseLeaving(text ?? ''))).toBe(result);
});

describe('a people of the list', () => {
  test.each([
    ...['Mông', "H'Mông", 'Hmông', 'Hmong', 'H’mông', 'mong', 'Mèo', 'Mông (Trắng)', 'dân tộc Mông', 'HMÔNG'].map(
      (text) => [text, '08'],
    ),
    ['Kinh', '01'],
    ['Khmer', '05'],
    ['Khơ me', '05'],
    ['Dao', '09'],
    ['Dao (đỏ)', '09'],
    ['Cao Lan', '15'],
    ['Lô lô', '43'],
    ['La chí', '38'],
    ['Pà thẻn', '46'],
    ['Ê đê', '12'],
    ['8', '08'],
    ['08', '08'],
    ['55', 'unknown_ethnicity'],
    ['Nùg', 'unknown_ethnicity → Nùng'],
    ['Tiếng Anh', 'unknown_ethnicity'],
  ])('%s is %s', (text, result) => {
    expect(said(parseEthnicity(text ?? '', groups))).toBe(result);
  });

  test('each name of the list finds its own code, with and without diacritics', () => {
    for (const { code, name } of groups) {
      expect(parseEthnicity(name, groups)).toEqual({ ok: true, value: code });
      const bare = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd');
      expect(parseEthnicity(bare, groups)).toEqual({ ok: true, value: code });
    }
  });
});

test.each([
  ['  Giàng  Thị Máy ', 'Giàng Thị Máy'],
  ['GIÀNG THỊ MÁY', 'Giàng Thị Máy'],
  ['giàng a páo', 'Giàng A Páo'],
  ['Sùng Mí PÁO', 'Sùng Mí PÁO'],
  ['Nguyễn Văn An.', 'Nguyễn Văn An'],
  ['ĐẶNG THỊ ƯỚC'.normalize('NFD'), 'Đặng Thị Ước'],
])('the name %j is cleaned to %s', (text, name) => {
  expect(cleanName(text)).toBe(name);
});

test.each([
  ['Giàng Thị Máy', '{familyAndMiddle:Giàng Thị,given:Máy}'],
  ['Páo', '{familyAndMiddle:,given:Páo}'],
  ["Y H'Nhi", "{familyAndMiddle:Y,given:H'Nhi}"],
  ['Nguyễn Văn 2', 'not_a_name'],
  ['12', 'not_a_name'],
  [`${'Nguyễn '.repeat(15)}An`, 'too_long → 100'],
])('the name %j is split: %s', (text, result) => {
  expect(said(parseName(text))).toBe(result);
});

test.each([
  ['0912345678', '0912345678'],
  ['0912 345 678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['+84 912 345 678', '0912345678'],
  ['84912345678', '0912345678'],
  ['02193851234', '02193851234'],
  ['912345678', '0912345678 (zeros_restored)'],
  ['0912 345 67', 'not_a_phone'],
  ['0112345678', 'not_a_phone'],
  ['không có', 'not_a_phone'],
])('the telephone number %j is %s', (text, result) => {
  expect(said(parsePhone(text))).toBe(result);
});

test.each([
  ['hoa.nt@example.vn', 'hoa.nt@example.vn'],
  ['hoa.nt@example', 'not_an_email'],
  ['hoa nt@example.vn', 'not_an_email'],
  ['a@b.vn, c@d.vn', 'not_an_email'],
])('the address %j is %s', (text, result) => {
  expect(said(parseEmail(text))).toBe(result);
});

test.each([
  ['6A', null, '6A'],
  ['6a', null, '6A'],
  ['Lớp 6 A', null, '6A'],
  ['lớp: 10A1', null, '10A1'],
  ['Mầm 1', null, 'Mầm 1'],
  ['---', null, 'not_a_class'],
  ['', null, 'not_a_class'],
  ['6a', ['6A', '6B'], '6A'],
  ['6C', ['6A', '6B'], 'unknown_class'],
  ['ghép 1 + 2', ['Ghép 1+2'], 'Ghép 1+2'],
] as [string, string[] | null, string][])('the class %j among %j is %s', (text, classes, result) => {
  expect(said(parseClassName(text, classes))).toBe(result);
});

test.each([
  ['6A', [6]],
  ['12C1', [12]],
  ['Khối 6', [6]],
  ['Lớp ghép 1+2', [1, 2]],
  ['13A', []],
  ['Mầm 1', []],
] as [string, number[]][])('grades in %j: %j', (text, grades) => {
  expect(gradesIn(text)).toEqual(grades);
});

test.each([
  ['Toán', 'mathematics'],
  ['Ngữ văn', 'literature'],
  ['Văn', 'literature'],
  ['Tiếng Anh', 'foreign-language-1'],
  ['Vật lý', 'physics'],
  ['lí', 'physics'],
  ['Môn Toán', 'mathematics'],
  ['KHTN', 'natural-science'],
  ['Thể dục', 'physical-education'],
  ['Tóan', 'mathematics'],
  ['Toánn', 'unknown_subject → Toán'],
  ['Phi hành', 'unknown_subject'],
])('the subject %j is %s', (text, result) => {
  expect(said(parseSubject(text, subjects))).toBe(result);
});

test.each([
  ['6A, 6B; 7A', '[6A,6B,7A]'],
  ['Lớp 6A 6B', '[6A,6B]'],
  ['6A và 6B', '[6A,6B]'],
  ['6A,6a', '[6A]'],
  ['6A1,2', 'not_a_class → 2'],
  ['các lớp', 'not_a_class'],
])('the classes %j are %s', (text, result) => {
  expect(said(parseClassList(text, null))).toBe(result);
});

test.each([
  [
    'Toán 6A, 6B; Tin 7A',
    '{teaching:[{subject:mathematics,classes:[6A,6B]},{subject:informatics,classes:[7A]}],homeroomOf:null}',
  ],
  ['Văn (6A, 6B) + CN lớp 6A', '{teaching:[{subject:literature,classes:[6A,6B]}],homeroomOf:6A}'],
  ['Toán: 6A\nGVCN 6A', '{teaching:[{subject:mathematics,classes:[6A]}],homeroomOf:6A}'],
  [
    'Toán 6A, Tin 6A',
    '{teaching:[{subject:mathematics,classes:[6A]},{subject:informatics,classes:[6A]}],homeroomOf:null}',
  ],
  ['Toán', 'not_an_assignment → Toán'],
  ['Bay 6A', 'unknown_subject → Bay'],
])('the duties %j are %s', (text, result) => {
  expect(said(parseDuties(text, { today: '2025-05-20', ethnicGroups: [], subjects, classes: null }))).toBe(result);
});
