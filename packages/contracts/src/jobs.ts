import { z } from 'zod';
import { Id, RequestId } from './common.ts';
import type { ErrorCode } from './errors.ts';

const count = z.int().nonnegative();

/** Every kind of job: what it is asked with (ids and choices, never contents) and the facts that it ends with. */
const jobForms = {
  /** A school's chains, outcomes and filings recomputed: how many differ. */
  school_check: { input: z.object({}), result: z.object({ chains: count, outcomes: count, filings: count }) },
} as const satisfies Record<string, { input: z.ZodType; result: z.ZodType }>;

export type JobKind = keyof typeof jobForms;
export const JobKind = z.enum(Object.keys(jobForms) as [JobKind, ...JobKind[]]);
export type JobInput<K extends JobKind> = z.infer<(typeof jobForms)[K]['input']>;
export type JobResult<K extends JobKind> = z.infer<(typeof jobForms)[K]['result']>;

export function jobInputOf<K extends JobKind>(kind: K, input: unknown): JobInput<K> {
  return jobForms[kind].input.parse(input) as JobInput<K>;
}

/** A refusal as it is kept: the code and the facts that its words need. */
export const KeptError = z.object({
  code: z.string().transform((code) => code as ErrorCode),
  data: z.unknown().optional(),
});

function jobOf<K extends JobKind>(kind: K) {
  return z.object({
    kind: z.literal(kind),
    unitId: Id,
    id: z.uuid(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: count,
    /** How much there is to do; null until it is known. */
    total: count.nullable(),
    result: jobForms[kind].result.nullable(),
    error: KeptError.nullable(),
    at: z.string(),
    finishedAt: z.string().nullable(),
  });
}

export const Job = z.discriminatedUnion('kind', [jobOf('school_check')]);
export type Job = z.infer<typeof Job>;
export const JobRef = z.object({ unitId: Id, id: z.uuid() });
export type JobRef = z.infer<typeof JobRef>;
/** Whoever's jobs of the last days, newest first. */
export const JobList = z.array(Job);
export const StartSchoolCheck = z.object({ unitId: Id, requestId: RequestId });
export type StartSchoolCheck = z.infer<typeof StartSchoolCheck>;
