/** Topics of primary school. */
import { isPrimaryMark, primaryTests } from '@truong/rules/gradebook/primary/assessment-plan';
import { primaryAward } from '@truong/rules/gradebook/primary/awards';
import { gradeCompletion } from '@truong/rules/gradebook/primary/completion';
import { type PrimaryYear, primaryYearResult } from '@truong/rules/gradebook/primary/year-level';
import type { PrimaryRules } from '@truong/rules/gradebook/regimes/primary-rules';
import { withSettings } from '@truong/rules/gradebook/rule-set';
import {
  type Example,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  numberOf,
  type Topic,
  type TopicAnswer,
  textOf,
} from './example-form.ts';
import { decimal, entriesOf, tenths } from './example-marks.ts';
import { primaryRules } from './example-rules.ts';
import { nameOfSubject, subjectOf } from './example-words.ts';

export const primaryTopics: Readonly<Record<string, Topic>> = {
  primary_tests: tests,
  primary_mark: marks,
  primary_year: year,
  primary_titles: awards,
};

const points = {
  GiuaHK1: 'mid_term_1',
  CuoiHK1: 'end_term_1',
  GiuaHK2: 'mid_term_2',
  CuoiNam: 'year_end',
} as const;
const subjectMarks = { T: 'well_completed', H: 'completed', C: 'not_completed' } as const;
const traitMarks = { T: 'good', D: 'satisfactory', C: 'needs_effort', CD: 'unsatisfactory' } as const;
const levels = {
  HoanThanhXuatSac: 'excellent',
  HoanThanhTot: 'well_completed',
  HoanThanh: 'completed',
  ChuaHoanThanh: 'not_completed',
} as const;
const awardWords = {
  excellent_pupil: 'HocSinhXuatSac',
  model_pupil: 'HocSinhTieuBieu',
  excellent_all_round: 'HoanThanhXuatSac',
  outstanding_progress: 'VuotTroi',
} as const;

function known<Words extends object>(words: Words, word: Json | undefined): Words[keyof Words] {
  const found = words[textOf(word) as keyof Words];
  if (found === undefined) throw new Error(`unknown word: ${JSON.stringify(word)}`);
  return found;
}

function tests(example: Example): TopicAnswer {
  const rules = primaryRules(example);
  const named = listOf(example.input.cases).map((one) => {
    const [grade, point] = listOf(one);
    const subjects = primaryTests(rules, { grade: numberOf(grade), point: known(points, point) });
    return subjects.map((code) => nameOfSubject(code, []));
  });
  return { got: { tests: named } };
}

function marks(example: Example): TopicAnswer {
  const valid = listOf(example.input.cases).map((one) => {
    const [regime, mark] = listOf(one);
    const { units, scale } = decimal(mark);
    return isPrimaryMark(primaryRules(example, textOf(regime)), (10 * units) / scale);
  });
  return { got: { valid } };
}

function year(example: Example): TopicAnswer {
  const { input } = example;
  const rules = withTests(primaryRules(example), input);
  const grade = numberOf(input.grade);
  const of: PrimaryYear = {
    grade,
    subjects: entriesOf(input.subjects).map(([name, word]) => ({
      subject: subjectOf(name),
      mark: word === null ? null : known(subjectMarks, word),
    })),
    traits: entriesOf(input.traits).map(([trait, word]) => ({
      trait,
      mark: word === null ? null : known(traitMarks, word),
    })),
    tests: entriesOf(input.yearEndTests).map(([name, mark]) => ({
      subject: subjectOf(name),
      tenths: mark === null ? null : tenths(mark),
    })),
  };
  const result = primaryYearResult(rules, of);
  if (result.kind === 'not_available') {
    return { got: { yearLevel: null, gradeCompleted: null, award: null, status: 'INCOMPLETE' } };
  }
  const completion = gradeCompletion(rules, { grade, year: result, supplement: null, principal: null, plan: null });
  const isOutstanding = input.outstanding !== undefined && input.outstanding !== null;
  const isRecognisedByClass = input.classRecognised === true;
  const award = primaryAward(rules, { level: result.level, isOutstanding, isRecognisedByClass, year: of });
  return {
    got: {
      yearLevel: wordOfLevel(result.level),
      gradeCompleted: completion.state === 'completed',
      award: award === null ? null : awardWords[award],
      status: 'COMPLETE',
    },
  };
}

/** Two marks for Tin học and Công nghệ say that the school tests them apart. */
function withTests(rules: PrimaryRules, { yearEndTests }: JsonObject): PrimaryRules {
  const isApart = isObject(yearEndTests) && yearEndTests.TinHoc !== undefined && yearEndTests.CongNghe !== undefined;
  return isApart ? withSettings(rules, { technologyTests: 'two' }) : rules;
}

function wordOfLevel(level: string | null): string | null {
  return Object.entries(levels).find(([, code]) => code === level)?.[0] ?? null;
}

function awards(example: Example): TopicAnswer {
  const rules = primaryRules(example);
  const titles = listOf(example.input.cases).map((one): Json => {
    if (!isObject(one)) throw new Error('not a case');
    const award = primaryAward(rules, {
      level: known(levels, one.yearLevel),
      isOutstanding: one.outstanding !== undefined && one.outstanding !== null && one.outstanding !== false,
      isRecognisedByClass: one.classRecognised === true,
    });
    return award === null ? null : awardWords[award];
  });
  return { got: { titles } };
}
