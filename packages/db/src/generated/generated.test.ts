import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateTypes } from '../testing/generate-types.ts';
import { newTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await newTestDatabase();
});
afterAll(() => database.drop());

test('the committed types are those of the migrated database (npm run db:types renews them)', async () => {
  const committed = await readFile(new URL('database.ts', import.meta.url), 'utf8');
  expect(committed).toBe(await generateTypes(database.urls.owner));
});
