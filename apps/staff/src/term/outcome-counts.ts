import type { OutcomeList } from '@truong/contracts/gradebook';
import type { LevelPart } from '@truong/ui/LevelBar.tsx';
import { levelNames } from '../messages.ts';

export type OutcomeLevel = OutcomeList['levels']['learning'][number];
type Counted = Pick<OutcomeList, 'levels'> & {
  pupils: readonly Pick<OutcomeList['pupils'][number], 'learning' | 'conduct' | 'isAssessed'>[];
};

/** Pupils by level, best first by the circulars of the list; whoever has none yet, or is not assessed, stands beside them. */
export function countLevels(list: Counted, of: 'learning' | 'conduct'): Map<OutcomeLevel | 'not_assessed', number> {
  const counts = new Map<OutcomeLevel | 'not_assessed', number>(list.levels[of].map((level) => [level, 0]));
  counts.set('not_assessed', 0);
  for (const pupil of list.pupils) {
    const level = (pupil.isAssessed && pupil[of]) || 'not_assessed';
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

const notAssessed = 'Không đánh giá';

const places: Readonly<Record<OutcomeLevel | 'not_assessed', LevelPart['level']>> = {
  excellent: 1,
  good: 1,
  fair: 2,
  satisfactory: 3,
  average: 3,
  unsatisfactory: 4,
  weak: 4,
  poor: 5,
  not_assessed: 'none',
};

export function outcomeParts(list: Counted, of: 'learning' | 'conduct'): LevelPart[] {
  return [...countLevels(list, of)].map(([level, count]) => ({
    level: places[level],
    label: level === 'not_assessed' ? notAssessed : levelNames[level],
    count,
  }));
}
