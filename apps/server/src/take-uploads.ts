import type { AnyRouter } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { tooLargeAnswer, uploadBodyLimit, uploadPath, uploadRouter } from '@truong/api/uploads';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Up to here a body that is too large is read to its end and dropped: a browser hears the answer only when it has sent all. */
const drainLimit = 300 * 1024 * 1024;

type Parts = { trpcOptions: Omit<FastifyTRPCPluginOptions<AnyRouter>['trpcOptions'], 'router'> };

/** The one address that takes large bodies, and only for the procedure that reads files. */
export async function takeUploads(server: FastifyInstance, { trpcOptions }: Parts): Promise<void> {
  server.addHook('onRoute', (route) => {
    route.bodyLimit = uploadBodyLimit;
  });
  server.addHook('preParsing', async (request, reply) => {
    if (Number(request.headers['content-length'] ?? 0) > uploadBodyLimit) await refuseTooLarge(request, reply);
  });
  server.setErrorHandler(async (error, request, reply) => {
    if ((error as { code?: string }).code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error;
    await refuseTooLarge(request, reply);
  });
  await server.register(fastifyTRPCPlugin, {
    prefix: uploadPath,
    trpcOptions: { ...trpcOptions, router: uploadRouter },
  });
}

async function refuseTooLarge({ raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  let read = 0;
  raw.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > drainLimit) raw.destroy();
  });
  await new Promise<void>((resolve) => {
    if (raw.readableEnded || raw.destroyed) resolve();
    raw
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
  });
  await reply.code(413).send(tooLargeAnswer);
}
