import { expect, inject, test } from 'vitest';
import { connectCluster } from './cluster.ts';
import { newTestDatabase } from './testing/test-database.ts';
import { withClient } from './with-client.ts';

test('the owner can create the extensions the schema uses without a superuser', async () => {
  const { urls, drop } = await newTestDatabase();
  await withClient(urls.owner, async (client) => {
    for (const extension of ['unaccent', 'btree_gist', 'pgcrypto', 'pg_trgm', 'ltree']) {
      await client.query(`create extension if not exists ${extension}`);
    }
  });
  await drop();
});

test('the app cannot create tables, temporary ones included, and bypasses nothing', async () => {
  const { urls, drop } = await newTestDatabase();
  await withClient(urls.app, async (client) => {
    await expect(client.query('create table mine (n int)')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('create temporary table mine (n int)')).rejects.toMatchObject({ code: '42501' });
    const { rows } = await client.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });
  await drop();
});

test('a dropped database is gone, also while a connection is open', async () => {
  const cluster = connectCluster(inject('cluster'));
  const { urls, name, drop } = await newTestDatabase();
  await withClient(urls.auditor, async () => {
    await drop();
    expect(await cluster.hasDatabase(name)).toBe(false);
  });
});

test('exclusive work of two callers does not overlap', async () => {
  const cluster = connectCluster(inject('cluster'));
  const steps: string[] = [];
  const work = async (name: string): Promise<void> => {
    steps.push(`${name} begins`);
    await cluster.hasDatabase('postgres');
    steps.push(`${name} ends`);
  };
  await Promise.all([cluster.exclusively(() => work('one')), cluster.exclusively(() => work('two'))]);
  expect(steps.filter((_, index) => index % 2 === 1).every((step) => step.endsWith('ends'))).toBe(true);
});
