import { asAppError } from '../known-errors.ts';

/** The code and facts of a refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await call;
  } catch (error) {
    const { cause = error } = error as { cause?: unknown };
    const known = asAppError(cause);
    if (known) return { code: known.code, data: known.data };
    throw error;
  }
  throw new Error('nothing was refused');
}
