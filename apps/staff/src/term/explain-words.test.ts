import { expect, test } from 'vitest';
import {
  inputText,
  obstacleText,
  resultText,
  roundingText,
  type Step,
  settingText,
  stepsAbout,
} from './explain-words.ts';

const nameOf = (code: string) => ({ mathematics: 'Toán' })[code] ?? code;

test('an input says its name, its value and its weight', () => {
  expect(inputText({ of: 'cell', name: 'end', value: 85, weight: 3 }, nameOf)).toBe('ĐĐGck 8,5 (hệ số 3)');
  expect(inputText({ of: 'subject', name: 'mathematics', value: 70 }, nameOf)).toBe('Toán 7,0');
  expect(inputText({ of: 'value', name: 'absences', value: 46 }, nameOf)).toBe('Số buổi nghỉ trong năm 46');
  expect(inputText({ of: 'value', name: 'conduct', value: 'average' }, nameOf)).toBe(
    'Rèn luyện (hạnh kiểm) Trung bình',
  );
});

test('a result says level, title, decision or average', () => {
  expect(resultText({ decided: 'subject_year', result: 45 })).toBe('4,5');
  expect(resultText({ decided: 'learning_level', result: 'excellent' })).toBe('Giỏi');
  expect(resultText({ decided: 'title', result: null })).toBe('không có');
  expect(resultText({ decided: 'promotion', result: 'summer_retest' })).toBe('Kiểm tra lại');
});

test('rounding shows the quotient before it', () => {
  expect(roundingText({ rounding: { numerator: 137, divisor: 3 }, result: 46 })).toBe('13,7 : 3 → 4,6');
  expect(roundingText({ rounding: null, result: 46 })).toBeNull();
});

test('an obstacle is a mark of a subject, or a number of subjects', () => {
  expect(obstacleText({ condition: 'every', subject: 'mathematics', needed: 50, got: 45 }, nameOf)).toBe(
    'Toán 4,5, cần 5,0',
  );
  expect(obstacleText({ condition: 'counted', subject: null, needed: 6, got: 4 }, nameOf)).toBe(
    'số môn đạt ngưỡng 4, cần 6',
  );
});

test('a setting that acted says its question and its answer', () => {
  expect(settingText({ name: 'soleSubjectTest', value: 'exclude' })).toContain('Các môn còn lại tự đạt mức');
});

test('the steps about one subject leave out the others', () => {
  const step = (decided: Step['decided'], subject: string | null) => ({ decided, subject }) as Step;
  const steps = [step('subject_year', 'mathematics'), step('subject_year', 'literature'), step('promotion', null)];
  expect(stepsAbout(steps, { name: '', decided: ['subject_year'], subject: 'mathematics' })).toEqual([steps[0]]);
  expect(stepsAbout(steps, { name: '', decided: ['promotion'] })).toEqual([steps[2]]);
});
