import { z } from 'zod';

const Env = z.object({
  /** How many connections the app holds; 16 keep two cores busy. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  /** 'true' behind a proxy that ends TLS: cookies become secure and forwarded addresses are believed. */
  BEHIND_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

/** The server's settings, read once. Throws with the name of the setting that is wrong. */
export const env = Env.parse({
  DATABASE_POOL: process.env.DATABASE_POOL,
  BEHIND_PROXY: process.env.BEHIND_PROXY,
  LOG_LEVEL: process.env.LOG_LEVEL,
});
