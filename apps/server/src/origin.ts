import type { FastifyReply, FastifyRequest } from 'fastify';

/** Writes come from our own pages only: a browser names the origin, and it must be the host it asked. */
export async function refuseForeignOrigins(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host)
    await reply.code(403).send({ error: 'foreign origin' });
}

/** A demo is for the machine it runs on: nothing may be passed on to it. */
export async function refuseForwarded(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some(
    (name) => name in request.headers,
  );
  if (isForwarded) await reply.code(403).send({ error: 'the demo is not to be published' });
}
