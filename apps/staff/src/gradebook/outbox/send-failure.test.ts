import { type ErrorCode, httpStatusOf } from '@truong/contracts/errors';
import { expect, it } from 'vitest';
import type { Refusal } from '../../trpc.ts';
import { failureOf, pauseBefore } from './send-failure.ts';

const facts: Partial<Record<ErrorCode, unknown>> = {
  TOO_MANY_REQUESTS: { retryAfterSeconds: 7 },
  MARKS_INVALID: { problems: [{ pupilId: 1, slot: 'r1', problem: 'not_a_mark' }] },
};
const refused = (appCode: ErrorCode) => failureOf({ appCode, appData: facts[appCode] } as Refusal);

it.each([
  ['SESSION_ENDED', 'session'],
  ['DATABASE_UNAVAILABLE', 'again'],
  ['INTERNAL', 'again'],
  ['TOO_MANY_REQUESTS', 'again'],
  ['MARKS_INVALID', 'invalid'],
  ['INPUT_INVALID', 'invalid'],
  ['REQUEST_REUSED', 'renumber'],
  ['SHEET_CLOSED', 'blocked'],
  ['TERM_CLOSED', 'blocked'],
  ['NOT_FOUND', 'blocked'],
  ['FORBIDDEN', 'blocked'],
  ['ASSIGNMENT_INVALID', 'blocked'],
] as const)('%s calls for: %s', (code, kind) => {
  expect(refused(code).kind).toBe(kind);
});

it('no answer calls for the same batch again', () => {
  expect(failureOf(undefined)).toEqual({ kind: 'again', trouble: 'network', afterSeconds: null });
});

it('a server that asks for patience says how long', () => {
  expect(refused('TOO_MANY_REQUESTS')).toMatchObject({ afterSeconds: 7 });
});

it('every code has an answer', () => {
  for (const code of Object.keys(httpStatusOf) as ErrorCode[]) expect(refused(code).kind).toBeTypeOf('string');
});

it('pauses grow to half a minute and are spread', () => {
  expect([0, 1, 2, 3, 9, 50].map((attempt) => pauseBefore(attempt, 0.5))).toEqual([
    1000, 2000, 4000, 8000, 30_000, 30_000,
  ]);
  expect(pauseBefore(0, 0)).toBe(750);
  expect(pauseBefore(0, 1)).toBe(1250);
});
