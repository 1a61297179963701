import { defineConfig } from 'vitest/config';

/** Journeys through a real browser, two files at a time: each has a server, a database and a browser of its own. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: ['../db/src/testing/global-setup.ts'],
    include: ['src/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What a page does reaches the database when its outbox has been sent: as long as a wait in the browser may take.
    expect: { poll: { timeout: 15_000 } },
  },
});
