import { type Explanation, explain, given } from '../explain/explanation.ts';
import type { PrimaryAward, PrimaryLevel, PrimaryRules } from '../regimes/primary-rules.ts';
import { primaryTests } from './assessment-plan.ts';
import { meetsBar, type PrimaryYear } from './year-level.ts';

export type AwardCandidate = {
  level: PrimaryLevel | null;
  /** Outstanding in a subject, or marked progress in a quality or competence. */
  isOutstanding: boolean;
  isRecognisedByClass: boolean;
  /** What stands at the end of the year, where an award asks for it (TT22/2016). */
  year?: PrimaryYear;
};

/**
 * The award of the year. TT27/2020 art. 13: Học sinh Xuất sắc by level; Học sinh Tiêu biểu at Hoàn thành tốt, outstanding and
 * recognised by the class. TT22/2016 art. 16: everything T, Tốt and 9 or more; or outstanding and recognised. TT30/2014 (from
 * memory): recognised only. Awards for sudden achievements are entered by hand. Null: none.
 */
export function primaryAward(
  rules: PrimaryRules,
  pupil: AwardCandidate,
  explanation?: Explanation,
): PrimaryAward | null {
  const isRecognised = pupil.isOutstanding && pupil.isRecognisedByClass;
  const earned = rules.awards.find(
    ({ level, bar, needsRecognition }) =>
      (level === null || level === pupil.level) &&
      (bar === null || (pupil.year !== undefined && meetsBar(rules, tested(rules, pupil.year), bar))) &&
      (!needsRecognition || isRecognised),
  );
  if (explanation) {
    explain(explanation, rules, {
      decided: 'primary_award',
      rule: rules.sources.award,
      inputs: [
        given('year_level', pupil.level),
        given('outstanding', pupil.isOutstanding ? 'yes' : 'no'),
        given('recognised', pupil.isRecognisedByClass ? 'yes' : 'no'),
      ],
      result: earned?.award ?? null,
    });
  }
  return earned?.award ?? null;
}

/** The year with each test that the grade has; one that lacks stands against the award. */
function tested(rules: PrimaryRules, year: PrimaryYear): PrimaryYear {
  const given = new Map(year.tests.map(({ subject, tenths }) => [subject, tenths]));
  const studied = year.subjects.map(({ subject }) => subject);
  const tests = primaryTests(rules, { grade: year.grade, point: 'year_end', studied });
  return { ...year, tests: tests.map((subject) => ({ subject, tenths: given.get(subject) ?? null })) };
}
