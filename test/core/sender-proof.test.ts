import { expect, test } from 'vitest';
import { isUnproven } from '../../src/core/sender-proof.ts';

const result = (value: string) => ({ name: 'Authentication-Results', value });
const failed = result(
  'spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=firma.example; dkim=none; dmarc=fail action=quarantine header.from=firma.example;compauth=fail reason=000',
);
const passed = result(
  'spf=pass; dkim=pass; dmarc=pass header.from=firma.example;compauth=pass reason=100',
);

test.each([
  ['breaks the rules of its domain', [failed], true],
  ['keeps them', [passed], false],
  ['comes from a domain without rules', [result('dmarc=none;compauth=fail reason=001')], false],
  ['brought a failing header of its own along', [passed, failed], false],
  ['has no such header', [{ name: 'Subject', value: 'compauth=fail reason=000' }], false],
  ['has an empty one', [{ name: 'authentication-results' }], false],
])('a mail that %s', (_, headers, expected) => {
  expect(isUnproven(headers)).toBe(expected);
});
