import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const names = [
  'candidates',
  'caution',
  'combination',
  'cover',
  'cover-conditions',
  'cover-properties',
  'decision',
  'hearing',
  'learning',
  'lessons',
  'proposal',
  'question',
  'ranking',
  'runner-up',
  'signals',
  'suggestion',
  'sureness',
  'triage-desk',
  'two-requests',
];

/** What the mutants are judged by: the engine's own tests and the readable cases, without server or browser. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    setupFiles: ['test/support/setup.ts', 'test/mutation/setup.ts'],
    include: [...names.map((name) => `test/core/${name}.test.ts`), 'test/cases/suggestion.test.ts'],
    // Large and random inputs take seconds and tell little that the others do not.
    testNamePattern: /^(?!.*(register of 5,000|can be anything))/,
    testTimeout: 30_000,
  },
});
