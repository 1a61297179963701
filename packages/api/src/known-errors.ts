import { AppError, type ErrorCode, type ErrorData } from '@truong/contracts/errors';
import { z } from 'zod';

// Classes 08 (connection), 53 (resources), 57P (shutdown): the database is away; the request may be sent again.
const awayStates = /^(08|53|57P)/;
const awaySystem = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** What the owner's functions raise; an act's refusals are told by `inActWith` already. CT004: too many finds of persons. */
const raisedByOwner = new Map<string, PlainCode>([
  ['CT001', 'SESSION_ENDED'],
  ['CT005', 'PASSWORD_CHANGE_NEEDED'],
  ['CT006', 'FACTOR_NEEDED'],
  ['CT007', 'FORBIDDEN'],
  ['CT008', 'LAST_ADMINISTRATOR'],
  ['CT009', 'FACTOR_ENROLLED'],
  ['CT010', 'ACCOUNT_EXISTS'],
  ['CT011', 'ONLY_SEEING'],
  ['CT020', 'FORM_PUBLISHED'],
  ['CT501', 'FORBIDDEN'],
  ['CT502', 'ROLE_HELD'],
  ['CT503', 'LAST_ADMINISTRATOR'],
  ['CT504', 'DATES_INVALID'],
]);
/** A code that needs no facts beside it. */
type PlainCode = { [Code in ErrorCode]: ErrorData[Code] extends undefined ? Code : never }[ErrorCode];

/** What an error means to the person who asked; undefined for a defect of ours. */
export function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return new AppError('INPUT_INVALID', { fields: fieldsOf(error) });
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const raised = raisedByOwner.get(code);
  if (raised) return new AppError(raised);
  if (code === 'CT004') return new AppError('TOO_MANY_REQUESTS', { retryAfterSeconds: 3600 });
  if (awayStates.test(code) || awaySystem.has(code) || awayMessages.test(error.message))
    return new AppError('DATABASE_UNAVAILABLE');
  return undefined;
}

function fieldsOf(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.');
    fields[field] = [...(fields[field] ?? []), issue.message];
  }
  return fields;
}
