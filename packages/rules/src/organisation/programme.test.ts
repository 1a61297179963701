import { describe, expect, it, test } from 'vitest';
import { gradesOfClass, planOf, programmeFor } from './programme.ts';
import { programme2006, subjectPlan2006 } from './programme-2006.ts';
import { programme2018 } from './programme-2018.ts';
import { primary2018 } from './programme-2018-primary.ts';

const periodsOf = (at: { grade: number; schoolYear: number }, code: string) =>
  planOf(at).find((line) => line.code === code)?.periods;

describe('the programme of a grade in a year', () => {
  test.each([
    [6, 2020, 'GDPT2006'],
    [6, 2021, 'GDPT2018'],
    [10, 2021, 'GDPT2006'],
    [10, 2022, 'GDPT2018'],
    [9, 2023, 'GDPT2006'],
    [9, 2024, 'GDPT2018'],
    [12, 2024, 'GDPT2018'],
    [5, 2024, 'GDPT2018'],
    [0, 2024, null],
  ])('grade %i in %i', (grade, schoolYear, programme) => {
    expect(programmeFor({ grade, schoolYear })).toBe(programme);
  });

  test.each([
    [9, 2023, 'literature', 175],
    [8, 2020, 'chemistry', 70],
    [7, 2020, 'chemistry', undefined],
    [9, 2023, 'music', 18],
    [9, 2023, 'foreign-language-1', 70],
    [9, 2024, 'foreign-language-1', 105],
    [9, 2024, 'physics', undefined],
    [1, 2024, 'vietnamese', 420],
    [2, 2024, 'vietnamese', 350],
    [3, 2024, 'informatics-technology', 70],
    [4, 2024, 'nature-society', undefined],
    [4, 2024, 'science', 70],
  ])('grade %i in %i has %s %s times a year', (grade, schoolYear, code, periods) => {
    expect(periodsOf({ grade, schoolYear }, code)).toBe(periods);
  });

  test.each([6, 7, 8, 9, 10, 11, 12])('grade %i of 2006 has no informatics to choose only below grade 10', (grade) => {
    const informatics = subjectPlan2006(grade).find((line) => line.code === 'informatics');
    expect(informatics?.isElective).toBe(grade < 10);
  });

  it('names a subject by one code in every programme', () => {
    const names = new Map<string, string>();
    for (const { code, name } of [...programme2018, ...programme2006, ...primary2018]) {
      expect(names.get(code) ?? name).toBe(name);
      names.set(code, name);
    }
    expect(new Set(programme2006.map(({ code }) => code)).size).toBe(programme2006.length);
  });
});

describe('the grades of a class', () => {
  test.each([
    ['of its pupils', { name: '7A', level: 'lower_secondary', enrolled: [2, 1, 2] }, [1, 2]],
    ['by its name while nobody is in it', { name: '10A3', level: 'upper_secondary', enrolled: [] }, [10]],
    ['not by a name of another level', { name: '10A3', level: 'lower_secondary', enrolled: [] }, []],
    ['not without a number', { name: 'Mầm 1', level: 'preschool', enrolled: [] }, []],
  ])('%s', (_name, of, grades) => {
    expect(gradesOfClass(of)).toEqual(grades);
  });
});
