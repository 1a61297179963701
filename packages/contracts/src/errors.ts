/** Every way in which a request can be refused, with the facts that the words on the screen need. */
export type ErrorData = {
  SIGN_IN_FAILED: undefined;
  SIGN_IN_THROTTLED: { retryAfterSeconds: number };
  SESSION_ENDED: undefined;
  ASSIGNMENT_INVALID: undefined;
  FORBIDDEN: undefined;
  NOT_FOUND: undefined;
  INPUT_INVALID: { fields: Record<string, string[]> };
  /** Cells that cannot be saved; nothing of the request was. */
  MARKS_INVALID: { problems: { pupilId: number; slot: string; problem: string; suggestion?: string | undefined }[] };
  SHEET_CLOSED: undefined;
  SHEET_INCOMPLETE: { missing: number };
  TERM_CLOSED: undefined;
  TERM_NOT_CLOSED: undefined;
  TERM_NOT_OPENED: undefined;
  /** Pupils whose missing cells still ask for a decision. */
  TERM_INCOMPLETE: { pupils: number; cells: number };
  /** The same request number came with other content. */
  REQUEST_REUSED: undefined;
  FILING_BLOCKED: { findings: number };
  FILING_NOT_ALLOWED: undefined;
  /** The filing under review is no longer the latest one. */
  FILING_REPLACED: undefined;
  TOO_MANY_REQUESTS: { retryAfterSeconds: number };
  DATABASE_UNAVAILABLE: undefined;
  INTERNAL: undefined;
};

export type ErrorCode = keyof ErrorData;

/** Where a code stands in HTTP. */
export const httpStatusOf = {
  SIGN_IN_FAILED: 401,
  SIGN_IN_THROTTLED: 429,
  SESSION_ENDED: 401,
  ASSIGNMENT_INVALID: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INPUT_INVALID: 400,
  MARKS_INVALID: 400,
  SHEET_CLOSED: 409,
  SHEET_INCOMPLETE: 409,
  TERM_CLOSED: 409,
  TERM_NOT_CLOSED: 409,
  TERM_NOT_OPENED: 409,
  TERM_INCOMPLETE: 409,
  REQUEST_REUSED: 409,
  FILING_BLOCKED: 409,
  FILING_NOT_ALLOWED: 409,
  FILING_REPLACED: 409,
  TOO_MANY_REQUESTS: 429,
  DATABASE_UNAVAILABLE: 503,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>;

/** An expected refusal. The message is for logs; screens turn the code into words. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly data: ErrorData[Code];

  constructor(code: Code, ...[data]: ErrorData[Code] extends undefined ? [] : [ErrorData[Code]]) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.data = data as ErrorData[Code];
  }
}

/** What travels beside a refused answer. */
export type ErrorShape = { appCode: ErrorCode; appData: ErrorData[ErrorCode] };
