import { z } from 'zod';

const Env = z
  .object({
    /** How many connections the app holds; 16 keep two cores busy. */
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
    /** 'true' behind a proxy that ends TLS: cookies become secure and forwarded addresses are believed. */
    BEHIND_PROXY: z.stringbool().default(false),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
    /** smtp:// or smtps://, with name and password where the server asks for them; without it no letters are sent. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Whom letters are from. */
    MAIL_FROM: z.string().min(3).optional(),
    /** Where people reach this server, for the links in letters. */
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  })
  .refine(({ SMTP_URL, MAIL_FROM, PUBLIC_URL }) => !SMTP_URL || (MAIL_FROM && PUBLIC_URL), {
    error: 'SMTP_URL needs MAIL_FROM and PUBLIC_URL',
  });

/** The server's settings, read once. Throws with the name of the setting that is wrong. */
export const env = Env.parse({
  DATABASE_POOL: process.env.DATABASE_POOL,
  BEHIND_PROXY: process.env.BEHIND_PROXY,
  LOG_LEVEL: process.env.LOG_LEVEL,
  SMTP_URL: process.env.SMTP_URL,
  MAIL_FROM: process.env.MAIL_FROM,
  PUBLIC_URL: process.env.PUBLIC_URL,
});
