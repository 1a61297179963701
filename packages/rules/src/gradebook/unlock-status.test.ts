import { expect, it } from 'vitest';
import { type UnlockCourse, type UnlockStatus, unlockStatus } from './unlock-status.ts';

const now = new Date('2025-05-20T03:00:00Z');
const asked: UnlockCourse = {
  needsConfirmation: false,
  isConfirmed: false,
  decision: null,
  openUntil: null,
  isEnded: false,
};
const granted = { ...asked, decision: 'granted', openUntil: '2025-05-20T03:00:01Z' } as const;

it.each<[string, UnlockCourse, UnlockStatus]>([
  ['asked', asked, 'waiting'],
  ['asked where the homeroom teacher confirms', { ...asked, needsConfirmation: true }, 'unconfirmed'],
  ['confirmed', { ...asked, needsConfirmation: true, isConfirmed: true }, 'waiting'],
  ['refused', { ...asked, decision: 'refused' }, 'refused'],
  ['withdrawn by who asked', { ...asked, needsConfirmation: true, decision: 'withdrawn' }, 'withdrawn'],
  ['granted', granted, 'open'],
  ['granted, at its end', { ...granted, openUntil: '2025-05-20T03:00:00Z' }, 'over'],
  ['granted, the end told with an offset', { ...granted, openUntil: '2025-05-20T10:30:00+07:00' }, 'open'],
  ['ended by the principal', { ...granted, isEnded: true }, 'ended'],
])('a request %s', (_, course, expected) => {
  expect(unlockStatus(course, now)).toBe(expected);
});
