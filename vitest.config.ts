import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Browser tests run from their own config, after the rest. */
const ELSEWHERE = ['packages/e2e'];

const rooms = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(import.meta.dirname, folder)).map((name) => `${folder}/${name}`))
  .filter((room) => !ELSEWHERE.includes(room));

export default defineConfig({
  test: {
    // At the root it runs once for all projects, and what it provides reaches each of them.
    globalSetup: ['packages/db/src/testing/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: rooms.map((room) => ({
      extends: true as const,
      test: { name: room, root: join(import.meta.dirname, room), include: ['src/**/*.test.{ts,tsx}'] },
    })),
  },
});
