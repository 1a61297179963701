import type { LevelPart } from '@truong/ui/LevelBar.tsx';
import { levelNames } from './messages.ts';

export type LevelCounts = {
  good: number;
  fair: number;
  satisfactory: number;
  unsatisfactory: number;
  not_assessed: number;
};
export type LevelKey = keyof LevelCounts;

/** Best first; those not assessed stand beside the levels, inside the total. */
export const levelKeys: readonly LevelKey[] = ['good', 'fair', 'satisfactory', 'unsatisfactory', 'not_assessed'];

const places = { good: 1, fair: 2, satisfactory: 3, unsatisfactory: 4, not_assessed: 'none' } as const;

export const levelWords: Readonly<Record<LevelKey, string>> = { ...levelNames, not_assessed: 'Không đánh giá' };

export function levelParts(counts: LevelCounts): LevelPart[] {
  return levelKeys.map((key) => ({ level: places[key], label: levelWords[key], count: counts[key] }));
}
