import { expect, test } from 'vitest';
import { missingWords } from './missing-words.ts';

test('missing cells of one sheet are said in one line', () => {
  const maths = { sheetId: 7, subjectCode: 'toan', subjectName: 'Toán' };
  expect(
    missingWords([
      { ...maths, slot: 'r2', state: 'empty' },
      { ...maths, slot: 'end', state: 'make_up' },
      { sheetId: 8, subjectCode: null, subjectName: null, slot: 'conduct', state: 'empty' },
    ]),
  ).toEqual([
    { sheetId: 7, subject: 'Toán', slots: 'TX2, cuối kỳ (chờ kiểm tra bù)' },
    { sheetId: 8, subject: 'Rèn luyện và chuyên cần', slots: 'rèn luyện' },
  ]);
});
