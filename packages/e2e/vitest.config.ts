import { defineConfig } from 'vitest/config';

/** Journeys through a real browser: one file at a time, since each starts a server and a browser on few cores. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: ['../db/src/testing/global-setup.ts'],
    include: ['src/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What a page does reaches the database when its outbox has been sent: as long as a wait in the browser may take.
    expect: { poll: { timeout: 8_000 } },
  },
});
