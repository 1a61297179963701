import { type Explanation, explain, given, type Obstacle } from '../explain/explanation.ts';
import { type ConductLevel, isAtLeast, type LearningLevel } from '../levels.ts';
import type { SecondaryRules, TitleCode, TitleRow } from '../regimes/secondary-rules.ts';

export type TitleCandidate<L, C> = {
  period: 'term' | 'year';
  /** As first judged: results after the summer give no title. */
  conduct: C;
  learning: L;
  /** The averages of the score subjects that count, in tenths. */
  averages: readonly number[];
};

/**
 * The title of a pupil. TT22/2021 art. 15, at the end of the year only: Học sinh Xuất sắc (Tốt, Tốt, six subjects from 9,0),
 * Học sinh Giỏi (Tốt, Tốt). TT43/2021 art. 14: the same for learners, five subjects. TT58/2011 art. 18, semester and year:
 * Học sinh giỏi, Học sinh tiên tiến. Other commendations are entered by hand. Null: none.
 */
export function titleOf<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: TitleCandidate<L, C>,
  explanation?: Explanation,
): TitleCode | null {
  const { periods, rows } = rules.titles;
  if (!periods.includes(pupil.period)) return null;
  const earned = rows.find((row) => earns(rules, row, pupil));
  if (explanation) {
    const above = rows[earned ? rows.indexOf(earned) - 1 : rows.length - 1];
    const obstacles: Obstacle[] = [];
    if (above?.counted) obstacles.push(...countObstacle(above.counted, pupil.averages));
    explain(explanation, rules, {
      decided: 'title',
      rule: rules.sources.title,
      inputs: [given('conduct', pupil.conduct), given('learning', pupil.learning)],
      result: earned?.title ?? null,
      obstacles,
    });
  }
  return earned?.title ?? null;
}

function earns<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  row: TitleRow<L, C>,
  { conduct, learning, averages }: TitleCandidate<L, C>,
): boolean {
  return (
    isAtLeast(rules.conduct.levels, conduct, row.conduct) &&
    isAtLeast(rules.learning.levels, learning, row.learning) &&
    (row.counted === null || countObstacle(row.counted, averages).length === 0)
  );
}

function countObstacle(counted: { subjects: number; tenths: number }, averages: readonly number[]): Obstacle[] {
  let got = 0;
  for (const tenths of averages) if (tenths >= counted.tenths) got += 1;
  return got >= counted.subjects ? [] : [{ condition: 'counted', subject: null, needed: counted.subjects, got }];
}
