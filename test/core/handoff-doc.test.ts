import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeHandoffs, handoffDocFile } from '../../scripts/handoff-doc.ts';

it('docs/handoff.md says what the tables say (`node scripts/handoff-doc.ts` writes it anew)', () => {
  expect(readFileSync(handoffDocFile, 'utf8')).toBe(describeHandoffs());
});
