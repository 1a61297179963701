import { expect, test } from 'vitest';
import { formInPeriod } from './period-names.ts';

test.each([
  ['Báo cáo đầu năm học, trường tiểu học', 'start', 'Báo cáo đầu năm học, trường tiểu học'],
  ['Báo cáo duy trì sĩ số hằng tháng', 'month-03', 'Báo cáo duy trì sĩ số hằng tháng, tháng 3'],
  ['Báo cáo kết quả cuối học kỳ', 'term-2', 'Báo cáo kết quả cuối học kỳ, học kỳ II'],
  ['Khảo sát', 'ad-hoc-1', 'Khảo sát, đợt 1'],
])('%s for %s', (name, period, said) => expect(formInPeriod(name, period)).toBe(said));
