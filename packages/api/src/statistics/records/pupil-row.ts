import { ageValue } from '@truong/rules/statistics/pupil-values';
import type { RecordPerson, RecordRow } from '@truong/rules/statistics/record-set';
import type { PupilColumns } from './records-of.ts';

export function personOf({ id, name, place }: RecordPerson): RecordPerson {
  return { id, name, place };
}

/** The dimensions that rows of pupils, leavers and arrivals share. */
export function pupilValues(row: PupilColumns, schoolYear: number): RecordRow['values'] {
  return {
    grade: String(row.grade),
    level: row.level,
    sex: sexValue(row.isFemale),
    ethnicity: row.ethnicGroupCode,
    minority: yesOrNo(row.isMinority),
    age: ageValue(row.birthDate, schoolYear),
  };
}

export function sexValue(isFemale: boolean): 'female' | 'male' {
  return isFemale ? 'female' : 'male';
}

export function yesOrNo(answer: boolean): 'yes' | 'no' {
  return answer ? 'yes' : 'no';
}
