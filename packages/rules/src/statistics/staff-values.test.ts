import { describe, expect, test } from 'vitest';
import {
  contractValue,
  postValue,
  qualificationValue,
  staffAgeValue,
  staffLevel,
  trainingValue,
} from './staff-values.ts';

describe('values of a member of staff', () => {
  test.each([
    ['Hiệu trưởng', 'principal'],
    ['principal', 'principal'],
    ['Phó Hiệu trưởng', 'vice_principal'],
    ['vice_principal', 'vice_principal'],
    ['Giám đốc', 'principal'],
    ['Giáo viên', 'teacher'],
    ['GV THCS hạng II', 'teacher'],
    ['teacher', 'teacher'],
    ['Tổ trưởng chuyên môn', 'teacher'],
    ['Giáo viên - Tổng phụ trách Đội', 'youth_leader'],
    ['Kế toán', 'support'],
    ['guard', 'support'],
    ['', 'support'],
  ])('%s is %s', (text, post) => expect(postValue(text)).toBe(post));

  test.each([
    [['Đại học Sư phạm Toán'], 'university'],
    [['ĐHSP'], 'university'],
    [['Cao đẳng', 'Thạc sĩ Quản lí giáo dục'], 'master'],
    [['Tiến sỹ'], 'doctor'],
    [['CĐSP'], 'college'],
    [['Trung cấp', null], 'intermediate'],
    [['12/12'], 'below'],
    [['Thạc sĩ, Đại học'], 'master'],
    [['Tin học'], null],
    [[null], null],
  ])('%o: %s', (texts, qualification) => expect(qualificationValue(texts)).toBe(qualification));

  test.each([
    ['teacher', 'preschool', 'college', 'standard'],
    ['teacher', 'preschool', 'university', 'above'],
    ['teacher', 'preschool', 'intermediate', 'below'],
    ['teacher', 'primary', 'college', 'below'],
    ['teacher', 'primary', 'university', 'standard'],
    ['principal', 'upper_secondary', 'master', 'above'],
    ['support', 'primary', 'university', null],
    ['teacher', null, 'university', null],
    ['teacher', 'primary', null, null],
  ] as const)('%s at %s with %s: %s', (post, level, qualification, training) =>
    expect(trainingValue({ post, level, qualification })).toBe(training),
  );

  test.each([
    ['Biên chế', 'permanent'],
    ['Viên chức', 'permanent'],
    ['Hợp đồng làm việc', 'permanent'],
    ['Hợp đồng', 'contract'],
    ['HĐLĐ', 'contract'],
    ['khác', null],
    [null, null],
  ])('%s: %s', (text, contract) => expect(contractValue(text)).toBe(contract));

  test.each([
    ['1995-12-31', 'under_30'],
    ['1994-01-01', 'from_30'],
    ['1989-06-05', 'from_35'],
    ['1970-03-03', 'from_50'],
    ['1965-03-03', 'from_55'],
    ['1964-12-31', 'from_60'],
    ['1950-01-01', 'from_60'],
    ['2030-01-01', null],
    [null, null],
  ])('born %s, in the year 2024: %s', (birthDate, group) => expect(staffAgeValue(birthDate, 2024)).toBe(group));

  test('a member of staff counts at the level of most classes taught, else of most classes of the school', () => {
    const school = ['primary', 'primary', 'lower_secondary'] as const;
    expect(staffLevel(['lower_secondary', 'lower_secondary', 'primary'], school)).toBe('lower_secondary');
    expect(staffLevel(['lower_secondary', 'primary'], school)).toBe('primary');
    expect(staffLevel([], school)).toBe('primary');
    expect(staffLevel([], [])).toBeNull();
  });
});
