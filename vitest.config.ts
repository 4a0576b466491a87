import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node',
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
  server: { deps: { inline: [/@fluentui/] } },
};

/** Four groups, one after the other: the guards plant files in `src`, and the browser and servers in processes of their own want the processor for themselves. */
export default defineConfig({
  test: {
    // one fewer by default, which on two cores is one
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/processes/**', 'test/guards/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/e2e/*.test.ts'],
          globalSetup: ['test/support/fill-company.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'processes',
          include: ['test/processes/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          name: 'guards',
          include: ['test/guards/*.test.ts'],
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
