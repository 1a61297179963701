import type { PrimaryScale, Scale } from '@truong/rules/gradebook/columns';

/** What may be chosen: the text of the cell, the key that chooses it, and its name. */
export type LevelKey = { text: string; key: string; name: string };

const subject: readonly LevelKey[] = [
  { text: 'T', key: 't', name: 'Hoàn thành tốt' },
  { text: 'H', key: 'h', name: 'Hoàn thành' },
  { text: 'C', key: 'c', name: 'Chưa hoàn thành' },
];

/** "T" and "C" are other words of a subject than of a quality or competence. */
const keys: Readonly<Record<Exclude<PrimaryScale, 'test' | 'old_test'>, readonly LevelKey[]>> = {
  subject_level: subject,
  old_subject_level: subject.slice(1),
  trait_level: [
    { text: 'T', key: 't', name: 'Tốt' },
    { text: 'Đ', key: 'd', name: 'Đạt' },
    { text: 'C', key: 'c', name: 'Cần cố gắng' },
  ],
  old_trait_level: [
    { text: 'Đ', key: 'd', name: 'Đạt' },
    { text: 'CĐ', key: 'c', name: 'Chưa đạt' },
  ],
};

/** None for a column that is typed into. */
export function levelKeysOf(scale: Scale): readonly LevelKey[] {
  return scale in keys ? keys[scale as keyof typeof keys] : [];
}

/** The level that a key chooses: its letter with or without diacritics, or its place from 1. */
export function levelOfKey(levels: readonly LevelKey[], pressed: string): LevelKey | undefined {
  const letter = pressed.toLowerCase().replace('đ', 'd');
  return levels.find(({ key }, at) => key === letter || String(at + 1) === pressed);
}
