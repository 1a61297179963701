import { expect, test } from 'vitest';
import { yearNote } from './year-notes.ts';

const plain = { causes: [], retest: [], missing: [], adjustedBy: null, manualReason: null };
const nameOf = (code: string) => ({ mathematics: 'Toán', literature: 'Ngữ văn' })[code] ?? code;

test('a pupil who is promoted needs no note', () => {
  expect(yearNote(plain, nameOf)).toBe('');
});

test('why a pupil is not promoted stands with what may be retaken', () => {
  expect(yearNote({ ...plain, causes: ['learning'], retest: ['mathematics', 'literature'] }, nameOf)).toBe(
    'Học tập chưa đạt; môn được kiểm tra lại: Toán, Ngữ văn',
  );
});

test('what the principal decided from an individual plan says why', () => {
  const note = yearNote({ ...plain, manualReason: 'Đạt mục tiêu kế hoạch' }, nameOf);
  expect(note).toBe('Theo kế hoạch cá nhân: Đạt mục tiêu kế hoạch');
});

test('what lacks is counted by subjects and named otherwise', () => {
  const missing = [
    { kind: 'subject' as const, subject: 'mathematics' },
    { kind: 'subject' as const, subject: 'literature' },
    { kind: 'absences' as const, subject: null },
  ];
  expect(yearNote({ ...plain, missing }, nameOf)).toBe('Thiếu kết quả 2 môn, số buổi nghỉ');
});
