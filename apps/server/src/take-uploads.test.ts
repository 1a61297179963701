import { once } from 'node:events';
import { createServer } from 'node:net';
import { sessionCookieName } from '@truong/api/identity/sessions';
import { tokenOf } from '@truong/api/testing/callers';
import { schoolYear } from '@truong/api/testing/factories';
import { pupilFile } from '@truong/api/testing/imports';
import { newSchoolWorld, type SchoolWorld } from '@truong/api/testing/school';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from './start-server.ts';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

const megabyte = 1024 * 1024;

describe('the address that takes files', () => {
  let w: SchoolWorld;
  let server: Awaited<ReturnType<typeof startServer>>;
  let cookie: string;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
    server = await startServer({
      urls: w.world.urls,
      port: await freePort(),
      host: '127.0.0.1',
      isPortFixed: false,
      staffDist: 'nowhere',
      isDemo: true,
    });
    cookie = `${sessionCookieName}=${await tokenOf(w.world.pool, w.people.principal.username)}`;
  });
  afterAll(async () => {
    await server?.close();
    await w?.world.close();
  });

  const send = async (path: string, bytes: Buffer, assignmentId = w.people.principal.assignmentId) => {
    const response = await fetch(`${server.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-assignment-id': String(assignmentId) },
      body: JSON.stringify({
        unitId: w.school,
        schoolYear,
        fileName: 'danh-sach.xlsx',
        base64: bytes.toString('base64'),
        requestId: crypto.randomUUID(),
      }),
    });
    const body = (await response.json()) as {
      error?: { data: { appCode: string; appData: unknown } };
      result?: unknown;
    };
    return { status: response.status, refused: body.error?.data.appCode, facts: body.error?.data.appData, body };
  };
  const upload = '/trpc/upload/people.uploadImport';

  it('takes a workbook, and serves nothing else', async () => {
    expect(await send(upload, pupilFile([]))).toMatchObject({ status: 200, body: { result: expect.anything() } });
    const { body } = await send('/trpc/upload/people.commitImport', Buffer.alloc(0));
    expect(JSON.stringify(body)).toContain('NOT_FOUND');
  });

  it('refuses a file of 50 MB in words, not by a dropped connection', async () => {
    expect(await send(upload, Buffer.alloc(50 * megabyte))).toMatchObject({
      status: 413,
      refused: 'IMPORT_FILE_REFUSED',
      facts: { refusal: 'too_large' },
    });
  });

  it('refuses a body of unknown length in the same words', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(new Uint8Array(megabyte).fill(65));
      },
    });
    const response = await fetch(`${server.address}${upload}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { data: { appCode: 'IMPORT_FILE_REFUSED' } } });
  });

  it('refuses a file between 20 MB and what a body may hold by its own size', async () => {
    expect(await send(upload, Buffer.alloc(20 * megabyte + 1))).toMatchObject({
      status: 400,
      facts: { refusal: 'too_large' },
    });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a file that is no workbook', Buffer.from('Họ và tên,Ngày sinh'), 'not_a_workbook'],
  ])('refuses %s', async (_, bytes, refusal) => {
    expect(await send(upload, bytes)).toMatchObject({
      status: 400,
      refused: 'IMPORT_FILE_REFUSED',
      facts: { refusal },
    });
  });

  it('other addresses take no body of that size', async () => {
    const response = await fetch(`${server.address}/trpc/people.uploadImport`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: 'x'.repeat(5 * megabyte),
    });
    expect(response.status).toBe(413);
  });

  it('reads no file of somebody who may not run imports', async () => {
    const { teacher } = w.people;
    cookie = cookie.replace(/=.*/, `=${await tokenOf(w.world.pool, teacher.username)}`);
    expect(await send(upload, pupilFile([]), teacher.assignmentId)).toMatchObject({
      status: 403,
      refused: 'FORBIDDEN',
    });
  });
});
