import { describe, expect, test } from 'vitest';
import { readPersonalNumber } from './personal-number.ts';

function read(text: string, sex: 'female' | 'male' | null, birthYear: number | null): string {
  const reading = readPersonalNumber(text, { sex, birthYear });
  if (reading.ok) return `${reading.number}${reading.areZerosRestored ? ' restored' : ''}`;
  return reading.expected === null ? reading.problem : `${reading.problem} → ${reading.expected}`;
}

describe('a personal number (ND137/2015, art. 13)', () => {
  test.each<[string, 'female' | 'male' | null, number | null, string]>([
    ['002313000011', 'female', 2013, '002313000011'],
    ['002213000022', 'male', 2013, '002213000022'],
    ['002075000011', 'male', 1975, '002075000011'],
    ['002188000022', 'female', 1988, '002188000022'],
    ['002313000011', null, null, '002313000011'],
    ['002 313 000 011', 'female', 2013, '002313000011'],
    ["'002313000011", 'female', 2013, '002313000011'],
    ['2313000011', 'female', 2013, '002313000011 restored'],
    ['96313000011', 'female', 2013, '096313000011 restored'],
    ['313000011', 'female', 2013, 'not_a_personal_number'],
    ['2013000011', 'female', 2013, 'personal_number_sex → male'],
    ['5313000011', 'female', 2013, 'not_a_personal_number'],
    ['0023130000111', 'female', 2013, 'not_a_personal_number'],
    ['00231300001x', 'female', 2013, 'not_a_personal_number'],
    ['003313000011', 'female', 2013, 'personal_number_province'],
    ['097313000011', 'female', 2013, 'personal_number_province'],
    ['002213000011', 'female', 2013, 'personal_number_sex → male'],
    ['002313000011', 'male', 2013, 'personal_number_sex → female'],
    ['002313000011', 'female', 2012, 'personal_number_year → 2013'],
    ['002113000011', 'female', 2013, 'personal_number_year → 1913'],
  ])('%s of %s born in %s: %s', (text, sex, year, result) => {
    expect(read(text, sex, year)).toBe(result);
  });
});
