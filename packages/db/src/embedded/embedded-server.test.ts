import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporary-cluster.ts';
import { withClient } from '../with-client.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { startEmbeddedServer } from './start-embedded-server.ts';

let parent: string;
let dataDir: string;
const start = () => startEmbeddedServer({ dataDir, isDurable: false });
const clusterFolder = (): string => join(dataDir, 'pg');

beforeAll(() => {
  parent = makeTemporaryFolder();
  dataDir = join(parent, 'dữ liệu của trường');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function ask(url: string, question: string): Promise<unknown> {
  return withClient(url, async (client) => (await client.query({ text: question, rowMode: 'array' })).rows[0]?.[0]);
}

test('a first start makes a Vietnamese-ordered cluster in a folder with spaces in its path', {
  timeout: 60_000,
}, async () => {
  const server = await start();
  try {
    expect(server.startedHere).toBe(true);
    const url = server.superuserUrl('postgres');
    expect(await ask(url, `select string_agg(w, ' ' order by w) from unnest('{đa,da,ea}'::text[]) w`)).toBe('da đa ea');
    expect(await ask(url, 'show server_encoding')).toBe('UTF8');
    expect(await ask(url, 'select inet_server_addr()::text')).toBe('127.0.0.1/32');
  } finally {
    await server.stop();
  }
  expect(readPostmasterFile(clusterFolder())).toBeUndefined();
});

test('a later start finds the same data on the same port', { timeout: 60_000 }, async () => {
  const first = await start();
  await ask(first.superuserUrl('postgres'), 'create table kept (n int)');
  await first.stop();
  const second = await start();
  try {
    expect(second.port).toBe(first.port);
    expect(await ask(second.superuserUrl('postgres'), 'select count(*)::int from kept')).toBe(0);
  } finally {
    await second.stop();
  }
});

test('a taken port is given up for a free one', { timeout: 60_000 }, async () => {
  const first = await start();
  await first.stop();
  const stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(first.port, '127.0.0.1', resolve));
  const second = await start();
  try {
    expect(second.port).not.toBe(first.port);
  } finally {
    await second.stop();
    stranger.close();
  }
});

test('of starts at the same moment one starts the server, the others join, and the last to leave stops it', {
  timeout: 60_000,
}, async () => {
  const servers = await Promise.all([start(), start(), start()]);
  expect(servers.filter((server) => server.startedHere)).toHaveLength(1);
  expect(new Set(servers.map((server) => server.port)).size).toBe(1);
  const [last, ...others] = servers;
  for (const server of others) await server.stop();
  expect(await ask(last?.superuserUrl('postgres') ?? '', 'select 1')).toBe(1);
  await last?.stop();
  expect(readPostmasterFile(clusterFolder())).toBeUndefined();
});

test('a start waits for a server that is stopping', { timeout: 60_000 }, async () => {
  const first = await start();
  const [, second] = await Promise.all([first.stop(), start()]);
  expect(await ask(second.superuserUrl('postgres'), 'select 1')).toBe(1);
  await second.stop();
});

test('a server killed with its file left behind is started again', { timeout: 60_000 }, async () => {
  const first = await start();
  const pid = readPostmasterFile(clusterFolder())?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  const second = await start();
  expect(second.startedHere).toBe(true);
  expect(await ask(second.superuserUrl('postgres'), 'select 1')).toBe(1);
  await first.stop();
  await second.stop();
});

test('a file left behind that names a living stranger does not keep the server from starting', {
  timeout: 60_000,
}, async () => {
  const first = await start();
  const path = join(clusterFolder(), 'postmaster.pid');
  const left = readFileSync(path, 'utf8');
  await first.stop();
  const [, ...rest] = left.split('\n');
  writeFileSync(path, ['1', ...rest].join('\n'));
  const second = await start();
  expect(second.startedHere).toBe(true);
  await second.stop();
});

test.runIf(process.getuid?.() === 0)(
  'as root, a folder the server user may not pass through is named in one line',
  async () => {
    const closed = join(parent, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const attempt = startEmbeddedServer({ dataDir: join(closed, 'data'), isDurable: false });
    await expect(attempt).rejects.toThrow(new RegExp(`may not enter ${closed}\\. .*chmod o\\+x`));
  },
);
