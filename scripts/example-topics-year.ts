/** Topics about the year of a pupil: conduct, titles, promotion. */
import { yearConduct } from '@truong/rules/gradebook/conduct';
import { promotionOf } from '@truong/rules/gradebook/year/promotion';
import { retestSubjects } from '@truong/rules/gradebook/year/retest';
import { titleOf } from '@truong/rules/gradebook/year/titles';
import { yearOutcome } from '@truong/rules/gradebook/year/year-outcome';
import {
  type Example,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  numberOf,
  type Topic,
  type TopicAnswer,
} from './example-form.ts';
import { dotted, entriesOf, outcomeOf, outcomesOf, tenths } from './example-marks.ts';
import { secondaryRules } from './example-rules.ts';
import { levelOf, nameOfSubject, subjectOf, wordOfLevel } from './example-words.ts';

export const yearTopics: Readonly<Record<string, Topic>> = {
  conduct_year: conductYear,
  titles,
  promotion,
};

const titleWords: Readonly<Record<string, string>> = {
  excellent_pupil: 'HocSinhXuatSac',
  good_pupil: 'HocSinhGioi',
  advanced_pupil: 'HocSinhTienTien',
  excellent_learner: 'HocVienXuatSac',
  good_learner: 'HocVienGioi',
};

function wordOfTitle(title: string | null): string | null {
  return title === null ? null : (titleWords[title] ?? title);
}

function conductYear(example: Example): TopicAnswer {
  const rules = secondaryRules(example);
  const results = listOf(example.input.pairs).map((pair): Json => {
    const [first, second] = listOf(pair).map(levelOf);
    const year = yearConduct(rules, { first: first ?? null, second: second ?? null, entered: null });
    return year.kind === 'level' ? wordOfLevel(year.level) : null;
  });
  return { got: { results, result: results[0] ?? null } };
}

/** A pair is conduct and learning. A case without a period is a year. */
function titles(example: Example): TopicAnswer {
  const rules = secondaryRules(example);
  const { cases, period } = example.input;
  const of = (conduct: Json | undefined, learning: Json | undefined, averages: Json | undefined): string | null =>
    wordOfTitle(
      titleOf(rules, {
        period: period === 'semester' || period === 'HK1' || period === 'HK2' ? 'term' : 'year',
        conduct: levelOf(conduct),
        learning: levelOf(learning),
        averages: entriesOf(averages).map(([, mark]) => tenths(mark)),
      }),
    );
  if (cases === undefined) {
    const { conductYear: conduct, learningYear, yearAverages } = example.input;
    return { got: { title: of(conduct, learningYear, yearAverages) } };
  }
  return {
    got: {
      titles: listOf(cases).map((one) => {
        if (isObject(one)) return of(one.conductYear, one.learningYear, one.yearAverages);
        const [conduct, learning] = listOf(one);
        return of(conduct, learning, undefined);
      }),
    },
  };
}

/** Given as marks, or as levels. The summer of an example is over. */
function promotion(example: Example): TopicAnswer {
  return { got: isObject(example.input.scores) ? promotionByMarks(example) : promotionByLevels(example) };
}

function promotionByLevels(example: Example): JsonObject {
  const { input } = example;
  const decided = promotionOf(secondaryRules(example), {
    grade: numberOf(input.grade),
    conduct: levelOf(input.conductYear),
    learning: levelOf(input.learningYear),
    absences: absencesIn(input),
    conductAfterSummer: optionalLevel(input.conductAfterSummer),
    learningAfterRetest: optionalLevel(input.learningAfterRetest),
    isSummerOver: true,
  });
  return { ...answerOf(decided), learningAfter: wordOfLevel(optionalLevel(input.learningAfterRetest)) };
}

function promotionByMarks(example: Example): JsonObject {
  const { input } = example;
  const rules = secondaryRules(example);
  const subjects = outcomesOf(input);
  const names = [...entriesOf(input.scores), ...entriesOf(input.comments)].map(([name]) => name);
  const conduct = levelOf(input.conductYear);
  const year = yearOutcome(rules, {
    grade: numberOf(input.grade),
    subjects,
    // The year's conduct is given: two equal semesters have it in every circular.
    conduct: { first: conduct, second: conduct, entered: conduct },
    absences: absencesIn(input),
    isNotAssessed: false,
    specialised: typeof input.specialised === 'string' ? subjectOf(input.specialised) : null,
    summer: {
      conduct: optionalLevel(input.conductAfterSummer),
      retests: entriesOf(input.retest).map(([name, value]) => outcomeOf(name, value)),
      isOver: true,
    },
    manual: null,
  });
  const isBelow = year.promotion.decision !== 'promoted' || year.promotion.isAfterSummer;
  return {
    ...answerOf(year.promotion),
    learningBefore: wordOfLevel(year.learning),
    learningRaw: wordOfLevel(year.learningRaw),
    learningFinal: wordOfLevel(year.learning),
    dtbBefore: dotted(year.average),
    eligibleSubjects: isBelow ? retestSubjects(rules, subjects).map((code) => nameOfSubject(code, names)) : [],
    dtbAfter: dotted(year.retest?.learning?.average ?? null),
    learningAfter: wordOfLevel(year.retest?.learning?.final ?? null),
    title: wordOfTitle(year.title),
  };
}

function answerOf(decided: { beforeSummer: string; decision: string | null; causes: readonly string[] }): JsonObject {
  const { beforeSummer, decision, causes } = decided;
  return {
    beforeSummer: beforeSummer.toUpperCase(),
    decision: decision?.toUpperCase() ?? null,
    reason: causes[0]?.toUpperCase() ?? null,
  };
}

/** Counted together; an example that says nothing has none. */
function absencesIn({ absentSessions, excused, unexcused }: JsonObject): number {
  return numberOf(absentSessions ?? Number(excused ?? 0) + Number(unexcused ?? 0));
}

function optionalLevel(word: Json | undefined) {
  return word === undefined || word === null ? null : levelOf(word);
}
