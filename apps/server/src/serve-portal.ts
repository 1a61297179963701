import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import { checkPaper } from '@truong/api/certificates/check-paper';
import { findDepartmentName } from '@truong/api/organisation/department-name';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type pg from 'pg';

/** The part of the portal's renderer used here; it is built, so it is known by its path only. */
type Renderer = { renderPage(of: Page, site: { department: string | null }): string };
type Page =
  | { page: 'front' | 'busy' | 'not_found' }
  | { page: 'check'; asked: string; answer: Awaited<ReturnType<typeof checkPaper>> | 'unknown' };

/** How many codes one address may ask for in a minute: enough for a stack of papers, useless for guessing. */
const checksAMinute = 30;
/** Public pages carry no script at all, and nothing keeps them. */
const pageOptions = {
  helmet: {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
  },
};

type Parts = { pool: pg.Pool; portalDist: string };

/** The public pages: the department's front page and the check of a paper by its code. False where they are not built. */
export async function servePortal(server: FastifyInstance, { pool, portalDist }: Parts): Promise<boolean> {
  const built = join(portalDist, 'render.js');
  if (!existsSync(built)) return false;
  const { renderPage } = (await import(pathToFileURL(built).href)) as Renderer;
  const answer = async (reply: FastifyReply, of: Page): Promise<FastifyReply> =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderPage(of, { department: await findDepartmentName(pool) }));

  await server.register(fastifyStatic, {
    root: portalDist,
    prefix: '/portal/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => path.startsWith('/assets/') || path === '/gate.svg',
  });
  server.get('/', pageOptions, (_request, reply) => answer(reply, { page: 'front' }));
  server.get<{ Querystring: { ma?: string } }>('/kiem-tra', pageOptions, (request, reply) => {
    const asked = String(request.query.ma ?? '').trim();
    return asked === ''
      ? answer(reply, { page: 'check', asked, answer: null })
      : reply.redirect(`/kiem-tra/${encodeURIComponent(asked.slice(0, 60))}`, 303);
  });
  server.get<{ Params: { code: string } }>(
    '/kiem-tra/:code',
    {
      ...pageOptions,
      config: { rateLimit: { max: checksAMinute, timeWindow: '1 minute' } },
      errorHandler: (error, _request, reply) => {
        if (error.statusCode !== 429) throw error;
        return answer(reply.code(429), { page: 'busy' });
      },
    },
    async (request, reply) => {
      const asked = request.params.code.slice(0, 60);
      const paper = await checkPaper(pool, asked);
      return answer(reply.code(paper ? 200 : 404), { page: 'check', asked, answer: paper ?? 'unknown' });
    },
  );
  server.setNotFoundHandler({ preHandler: [] }, (request, reply) =>
    request.headers.accept?.includes('text/html')
      ? answer(reply.code(404), { page: 'not_found' })
      : reply.code(404).send({ error: 'not found' }),
  );
  return true;
}
