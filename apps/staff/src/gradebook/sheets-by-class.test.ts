import { expect, it } from 'vitest';
import { type ListedSheet, sheetsByClass } from './sheets-by-class.ts';

let ids = 0;
function sheet(className: string, subjectName: string | null, teacher = 'Sùng Mí Già'): ListedSheet {
  ids += 1;
  return {
    id: ids,
    kind: subjectName ? 'score' : 'homeroom',
    classId: Number(className.replace(/\D/g, '')) * 10 + className.length,
    className,
    grade: subjectName ? Number.parseInt(className, 10) : null,
    subjectCode: subjectName,
    subjectName,
    teachers: [teacher],
    standIns: [],
    pupils: 40,
    requiredCells: 200,
    enteredCells: 0,
    state: 'open',
    isMine: true,
  };
}

const sheets = [
  sheet('10A1', 'Toán'),
  sheet('8A2', 'Toán'),
  sheet('8A2', null),
  sheet('8A1', 'Ngữ văn', 'Vàng Thị Mỷ'),
];

it('classes stand from the lowest grade, the homeroom sheet before the subjects', () => {
  expect(sheetsByClass(sheets, '').map((each) => [each.className, each.sheets.map((of) => of.subjectName)])).toEqual([
    ['8A1', ['Ngữ văn']],
    ['8A2', [null, 'Toán']],
    ['10A1', ['Toán']],
  ]);
});

it.each([
  ['toan', ['8A2', '10A1']],
  ['8a', ['8A1', '8A2']],
  ['vang my', ['8A1']],
  ['ren luyen', ['8A2']],
  ['hoa', []],
])('filtering by "%s" needs no diacritics', (filter, classes) => {
  expect(sheetsByClass(sheets, filter).map((each) => each.className)).toEqual(classes);
});
