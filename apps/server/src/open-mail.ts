import type { Mail } from '@truong/api/context';
import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';

export type MailSettings = { smtpUrl: string; from: string; publicUrl: string };

/** Letters by the mail server of these settings. One that is not taken is an error in the log; whoever waits for it asks again. */
export function openMail({ smtpUrl, from, publicUrl }: MailSettings, log: FastifyBaseLogger): Mail {
  const transport = createTransport(smtpUrl, { from });
  return {
    publicUrl,
    send(letter) {
      transport.sendMail(letter).catch((error: unknown) => log.error({ err: error }, 'mail'));
    },
  };
}
