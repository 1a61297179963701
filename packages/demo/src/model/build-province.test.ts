import { describe, expect, test } from 'vitest';
import { buildProvince } from './build-province.ts';
import { schoolYear, terms } from './calendar.ts';
import type { ClassModel } from './province-model.ts';

const province = buildProvince({ seed: 1, scale: 'demo' });
const classes = province.schools.flatMap((school) => school.classes);
const enrolments = classes.flatMap((one) => one.enrolments);
const staff = [...province.offices, ...province.schools].flatMap((unit) => unit.staff);

const isTaught = (one: ClassModel, subject: string) => one.teaching.some((line) => line.subject === subject);

describe('the demo province', () => {
  test('is the same for the same seed and another for another', () => {
    expect(buildProvince({ seed: 1, scale: 'demo' })).toEqual(province);
    expect(buildProvince({ seed: 2, scale: 'demo' })).not.toEqual(province);
  });

  test('has the 11 districts and 193 communes of Hà Giang, each place under one that is there', () => {
    const codesOf = (kind: string) => province.places.filter((place) => place.kind === kind).map((place) => place.code);
    expect(codesOf('district')).toHaveLength(11);
    expect(new Set(codesOf('commune')).size).toBe(193);
    const codes = new Set(province.places.map((place) => place.code));
    expect(province.places.filter((place) => place.parentCode !== null && !codes.has(place.parentCode))).toEqual([]);
    expect(province.offices.map((office) => office.kind).filter((kind) => kind === 'district')).toHaveLength(11);
  });

  test('has about 30 schools of all levels in all districts and about 8,000 pupils', () => {
    expect(province.schools.length).toBeGreaterThanOrEqual(28);
    expect(province.schools.length).toBeLessThanOrEqual(34);
    expect(enrolments.length).toBeGreaterThan(7600);
    expect(enrolments.length).toBeLessThan(8600);
    const districtOf = new Map(province.places.map((place) => [place.code, place.parentCode]));
    expect(new Set(province.schools.map((school) => districtOf.get(school.placeCode))).size).toBe(11);
    expect(new Set(province.schools.flatMap((school) => school.levels)).size).toBe(4);
    expect(new Set(province.schools.map((school) => school.type)).size).toBe(4);
  });

  test('has no two things with one code, name of account or key', () => {
    const isUnique = (list: readonly string[]) => expect(new Set(list).size).toBe(list.length);
    isUnique([...province.offices, ...province.schools].map((unit) => unit.code));
    isUnique(enrolments.map(({ pupil }) => pupil.code));
    isUnique(enrolments.map(({ pupil }) => pupil.key));
    isUnique(staff.map((member) => member.key));
    isUnique(staff.map((member) => member.code));
    isUnique(province.accounts.map((account) => account.username));
  });

  test('has somebody in charge of every class and a teacher for every line of every plan', () => {
    const known = new Set(staff.map((member) => member.key));
    expect(classes.filter((one) => !known.has(one.homeroomKey))).toEqual([]);
    expect(new Set(classes.map((one) => one.homeroomKey)).size).toBe(classes.length);
    const untaught = classes.flatMap((one) => one.plan.filter((line) => !isTaught(one, line.subject)));
    expect(untaught).toEqual([]);
    expect(classes.flatMap((one) => one.teaching).filter((line) => !known.has(line.staffKey))).toEqual([]);
  });

  test('assesses by plan in every grade from 1 to 12', () => {
    for (const one of classes) expect(one.plan.length > 0).toBe(one.level !== 'preschool');
  });

  test('has in grades 1 to 5 a homeroom teacher for most subjects, and for everything in a combined class', () => {
    const [village] = classes.filter((one) => one.isCombined);
    expect(new Set(village?.teaching.map((line) => line.staffKey))).toEqual(new Set([village?.homeroomKey]));
    const fourth = province.schools.find(({ key }) => key === 'thvixuyen')?.classes.find(({ name }) => name === '4A');
    const own = fourth?.teaching.filter((line) => line.staffKey === fourth.homeroomKey).map((line) => line.subject);
    expect(own).toEqual(expect.arrayContaining(['vietnamese', 'mathematics', 'ethics']));
    expect(own).not.toContain('physical-education');
  });

  test('has a combined class of grades 1 and 2 away from the main site', () => {
    const combined = province.schools.flatMap((school) =>
      school.classes.filter((one) => one.isCombined).map((one) => ({ school, one })),
    );
    expect(combined).toHaveLength(1);
    for (const { school, one } of combined) {
      expect(new Set(one.enrolments.map((enrolment) => enrolment.grade))).toEqual(new Set([1, 2]));
      expect(school.sites.find((site) => site.key === one.siteKey)?.isMain).toBe(false);
    }
  });

  test('has a teacher with two staff rows, one account and an assignment at each school', () => {
    const account = province.accounts.find((known) => known.username === 'gv.haitruong');
    const rows = staff.filter((member) => member.personKey === account?.personKey);
    expect(rows).toHaveLength(2);
    expect(new Set(account?.assignments.map((assignment) => assignment.unitKey)).size).toBe(2);
    for (const row of rows) {
      expect(classes.some((one) => one.teaching.some((line) => line.staffKey === row.key))).toBe(true);
    }
  });

  test('has sheets with two teachers', () => {
    const shared = classes.filter(
      (one) => one.teaching.filter((line) => line.subject === 'natural-science').length === 2,
    );
    expect(shared.length).toBeGreaterThan(0);
  });

  test('gives each pupil of grades 10 to 12 four electives, chosen differently in some classes', () => {
    const electives = new Set([
      'geography',
      'economics-law',
      'physics',
      'chemistry',
      'biology',
      'technology',
      'informatics',
    ]);
    const upper = classes.filter((one) => one.level === 'upper_secondary');
    for (const one of upper) {
      const lines = one.plan.filter((line) => electives.has(line.subject));
      for (const { pupil } of one.enrolments) {
        expect(lines.filter((line) => line.takers?.includes(pupil.key) ?? true)).toHaveLength(4);
      }
    }
    expect(upper.filter((one) => one.plan.some((line) => line.takers !== null)).length).toBeGreaterThan(3);
  });

  test('keeps the register in the order of the day: who comes later stands at the end', () => {
    const first = terms[0].startsOn;
    for (const { enrolments: register } of classes) {
      expect(register.map((line) => line.registerOrder)).toEqual(register.map((_, i) => i + 1));
      const late = register.findIndex((line) => line.startsOn > first);
      if (late >= 0) expect(register.slice(late).every((line) => line.startsOn > first)).toBe(true);
    }
    expect(enrolments.some((line) => line.startsOn > first)).toBe(true);
    expect(enrolments.some((line) => line.endsOn !== null)).toBe(true);
  });

  test('gives people names in NFC, with family and given name, in the mix of the province', () => {
    for (const { name } of [...staff, ...enrolments.map((line) => line.pupil)]) {
      expect(name.familyAndMiddle).toMatch(/^\p{Lu}\p{Ll}*( \p{Lu}\p{Ll}*)+$/u);
      expect(name.given).toMatch(/^\p{Lu}\p{Ll}*$/u);
      expect(`${name.familyAndMiddle} ${name.given}`.normalize('NFC')).toBe(`${name.familyAndMiddle} ${name.given}`);
    }
    const minority = enrolments.filter(({ pupil }) => pupil.ethnicGroup !== '01').length / enrolments.length;
    expect(minority).toBeGreaterThan(0.78);
    expect(minority).toBeLessThan(0.92);
    const groups = new Set(enrolments.map(({ pupil }) => pupil.ethnicGroup));
    for (const code of ['01', '02', '07', '08', '09', '25', '38', '43', '46', '47']) expect(groups).toContain(code);
  });

  test('has pupils of the age of their grade, or a year older', () => {
    for (const { grade, pupil } of enrolments.filter((line) => line.grade > 0)) {
      const age = schoolYear - Number(pupil.birthDate.slice(0, 4));
      expect([grade + 5, grade + 6]).toContain(age);
    }
  });
});

test('the small set has a primary school with a combined class, a lower-secondary, an upper-secondary and a boarding school', () => {
  const small = buildProvince({ seed: 1, scale: 'school' });
  expect(small.schools.map((school) => school.levels.join('+'))).toEqual([
    'primary',
    'lower_secondary',
    'upper_secondary',
    'lower_secondary+upper_secondary',
  ]);
  expect(small.offices.map((office) => office.kind)).toEqual(['department', 'district', 'district']);
  expect(small.schools[0]?.classes.some((one) => one.isCombined)).toBe(true);
  expect(small.schools[2]?.classes.map((one) => one.name)).toEqual(['10A1', '11A1']);
});
