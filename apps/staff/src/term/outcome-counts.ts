import type { OutcomeList } from '@truong/contracts/gradebook';
import type { LevelCounts } from '../level-parts.ts';

/** Pupils by level; whoever has none yet, or is not assessed, is counted as not assessed. */
export function countLevels(pupils: OutcomeList['pupils'], of: 'learning' | 'conduct'): LevelCounts {
  const counts: LevelCounts = { good: 0, fair: 0, satisfactory: 0, unsatisfactory: 0, not_assessed: 0 };
  for (const pupil of pupils) counts[(pupil.isAssessed && pupil[of]) || 'not_assessed'] += 1;
  return counts;
}
