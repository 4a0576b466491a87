import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { privacyDocFile, withFields } from '../../scripts/privacy-doc.ts';

it('docs/datenschutz.md names every stored field (`node scripts/privacy-doc.ts` writes them anew)', () => {
  const page = readFileSync(privacyDocFile, 'utf8');
  expect(page).toBe(withFields(page));
  expect(page).toContain('| OwnerName |');
});
