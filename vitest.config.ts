import { defineConfig } from 'vitest/config';

/** Two kinds of test: beside the pure code, and stories on a real database. Figures are bench/'s business, never a test's. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['./test/plain-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
