import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node',
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
  server: { deps: { inline: [/@fluentui/] } },
};

/** Three groups, one after the other: the guards plant files in `src`, and the browser wants the processor for itself. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/guards/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/e2e/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'guards',
          include: ['test/guards/*.test.ts'],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
