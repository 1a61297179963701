import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import type { AnyRouter } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { createContext } from '@truong/api/http-context';
import { appRouter } from '@truong/api/router';
import fastify, { type FastifyInstance } from 'fastify';
import type pg from 'pg';
import { env } from './env.ts';
import { type MailSettings, openMail } from './open-mail.ts';
import { refuseForeignOrigins, refuseForwarded } from './origin.ts';
import { servePortal } from './serve-portal.ts';
import { takeUploads } from './take-uploads.ts';

type Parts = {
  pool: pg.Pool;
  staffDist: string;
  /** Where the portal was built; without it the door leads to the staff. */
  portalDist?: string | undefined;
  isDemo: boolean;
  lostConnections: () => number;
  mail: MailSettings | undefined;
};

/** The HTTP side: API, staff app, public pages, health and metrics on one origin. */
export async function buildServer({
  pool,
  staffDist,
  portalDist,
  isDemo,
  lostConnections,
  mail: settings,
}: Parts): Promise<FastifyInstance> {
  const server = fastify({
    logger: { level: env.LOG_LEVEL },
    trustProxy: env.BEHIND_PROXY && !isDemo,
    // A batch names every procedure in its path.
    routerOptions: { maxParamLength: 5000 },
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: 'idle',
  });
  if (isDemo) server.addHook('onRequest', refuseForwarded);
  server.addHook('onRequest', refuseForeignOrigins);
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes style tags at run time; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: env.BEHIND_PROXY,
  });
  await server.register(rateLimit, { max: 6000, timeWindow: '1 minute' });

  let requests = 0;
  server.addHook('onResponse', async () => {
    requests += 1;
  });
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    try {
      await pool.query('select 1');
      return { ok: true };
    } catch {
      // The reason is in the database's log; whoever asks needs only the answer.
      return reply.code(503).send({ ok: false });
    }
  });
  server.get('/metrics', async (_request, reply) =>
    reply
      .type('text/plain')
      .send(
        `truong_requests_total ${requests}\ntruong_db_connections ${pool.totalCount}\ntruong_db_connections_idle ${pool.idleCount}\n` +
          `truong_db_waiting ${pool.waitingCount}\ntruong_db_connections_lost_total ${lostConnections()}\n`,
      ),
  );

  const mail = settings && openMail(settings, server.log);
  const trpcOptions = {
    createContext: ({ req, res }) =>
      createContext({
        pool,
        cookies: req.cookies,
        assignmentHeader: req.headers['x-assignment-id'],
        address: req.ip,
        userAgent: req.headers['user-agent'],
        isCookieSecure: env.BEHIND_PROXY,
        setCookie: (serialized) => res.header('set-cookie', serialized),
        mail,
      }),
    onError({ error, path }) {
      const isExpected = error.code !== 'INTERNAL_SERVER_ERROR';
      server.log[isExpected ? 'info' : 'error']({ path, err: error.cause ?? error }, error.message);
    },
  } satisfies Omit<FastifyTRPCPluginOptions<AnyRouter>['trpcOptions'], 'router'>;
  await server.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { ...trpcOptions, router: appRouter } });
  await server.register(takeUploads, { trpcOptions });

  if (existsSync(staffDist)) {
    await server.register(fastifyStatic, {
      root: staffDist,
      prefix: '/staff/',
      wildcard: false,
      setHeaders(reply, path) {
        const isNamedByContent = path.includes(`${join(staffDist, 'assets')}`);
        reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    const page = (_request: unknown, reply: { sendFile(name: string): unknown }) => reply.sendFile('index.html');
    server.get('/staff', page);
    server.get('/staff/*', page);
  }
  const hasPortal = portalDist !== undefined && (await servePortal(server, { pool, portalDist }));
  if (!hasPortal) server.get('/', async (_request, reply) => reply.redirect('/staff'));
  return server;
}
