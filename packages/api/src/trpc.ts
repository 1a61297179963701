import { initTRPC, TRPCError } from '@trpc/server';
import { AppError, type ErrorCode, type ErrorShape, httpStatusOf } from '@truong/contracts/errors';
import { confirmed, gateOf, mayPass, type ProcedureName } from '@truong/contracts/permissions';
import { type Act, type Ending, inActWith } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { z } from 'zod';
import type { Context } from './context.ts';
import { refuseAfterEnd } from './ended-unit.ts';
import { isConfirmed } from './identity/own-password.ts';
import { asAppError } from './known-errors.ts';

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const known = isOurDefect(error) ? undefined : asAppError(error.cause ?? error);
    const told: ErrorShape = { appCode: known?.code ?? 'INTERNAL', appData: known?.data };
    return {
      ...shape,
      message: told.appCode,
      data: { code: shape.data.code, httpStatus: httpStatusOf[told.appCode], ...told },
    };
  },
});

/** An answer that does not fit its own contract is no fault of whoever asked. */
function isOurDefect(error: TRPCError): boolean {
  return error.code === 'INTERNAL_SERVER_ERROR' && error.cause instanceof z.ZodError;
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const trpcCodeOf: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

function refusal(error: AppError): TRPCError {
  return new TRPCError({
    code: trpcCodeOf[httpStatusOf[error.code]] ?? 'INTERNAL_SERVER_ERROR',
    message: error.code satisfies ErrorCode,
    cause: error,
  });
}

/**
 * The parser of a contract for the procedures that carry hundreds of cells: asked synchronously, zod runs the checks it
 * has compiled; asked as tRPC asks by itself, it walks them one by one, which for a whole sheet takes several times as long.
 */
export function parserOf<In, Out>(contract: z.ZodType<Out, In>): ((value: unknown) => Out) & { contract: z.ZodType } {
  return Object.assign((value: unknown) => contract.parse(value), { contract });
}

/** Runs a use case inside an act; the gate of the procedure is checked against the role before anything else is. */
export type InAct = <R>(run: (trx: Trx, act: Act) => Promise<R>) => Promise<R>;
/** The same with statements that travel together with the act: see db's `inActWith`. */
export type InActWith = <L, R>(
  load: (trx: Trx) => Promise<L>,
  run: (trx: Trx, act: Act, loaded: L) => Promise<R | Ending<R>>,
) => Promise<R>;

/** The unit that a request names. */
function unitOf(input: unknown): number | undefined {
  const unitId = input !== null && typeof input === 'object' && 'unitId' in input ? input.unitId : undefined;
  return typeof unitId === 'number' ? unitId : undefined;
}

/** Some reading leaves a mark, as in the log of looks: an act without write units cannot, so it does not see that either. */
function isRefusedWrite(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '42501' || error.code === 'CT003');
}

/** A procedure by its name in the table of gates: without an entry there it does not compile, and there is no other way to make one. */
export function procedure(name: ProcedureName) {
  const gate = gateOf[name];
  return t.procedure.meta({}).use(async ({ ctx, next, type, getRawInput }) => {
    const asking = gate !== 'anyone';
    if (asking && !ctx.token) throw refusal(new AppError('SESSION_ENDED'));
    if (asking && gate !== 'signed_in' && ctx.assignmentId === null) throw refusal(new AppError('ASSIGNMENT_INVALID'));
    if (confirmed.has(name) && ctx.token && (await isConfirmed(ctx.pool, ctx.token)) === false)
      throw refusal(new AppError('CONFIRMATION_NEEDED'));
    let isSeeing = false;
    const inActWithGate: InActWith = (load, run) =>
      inActWith(
        ctx.pool,
        { token: ctx.token ?? '', assignmentId: ctx.assignmentId ?? 0 },
        load,
        async (trx, act, loaded) => {
          if (!mayPass(gate, act)) throw new AppError('FORBIDDEN');
          isSeeing = act.seenAccountId !== null;
          if (isSeeing && type === 'mutation') throw new AppError('ONLY_SEEING');
          // What the policies would hide or refuse anyway has one answer, whatever the procedure is.
          const input = await getRawInput();
          const unitId = unitOf(input);
          if (unitId !== undefined && !act.readUnits.includes(unitId)) throw new AppError('NOT_FOUND');
          if (act.writeUnits.length === 0 && !isSeeing && gate !== 'signed_in')
            await refuseAfterEnd(trx, act, { type, input });
          return run(trx, act, loaded);
        },
      ).catch((error: unknown) => {
        throw isSeeing && isRefusedWrite(error) ? new AppError('ONLY_SEEING') : error;
      });
    const inAct: InAct = (run) =>
      inActWithGate(
        async () => undefined,
        (trx, act) => run(trx, act),
      );
    const result = await next({ ctx: { inAct, inActWith: inActWithGate, kind: type } });
    if (!result.ok) {
      const known =
        result.error.cause instanceof z.ZodError ? undefined : asAppError(result.error.cause ?? result.error);
      if (known) throw refusal(known);
    }
    return result;
  });
}
