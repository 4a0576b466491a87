import type { MailHeader } from './automatic-headers.ts';

/**
 * Whether Microsoft found that a mail breaks the rules its sender's domain has published (DMARC with `quarantine` or
 * `reject`): `compauth=fail reason=000`. Other reasons say only that a domain has published no rules, as many honest
 * small companies have not. Only the topmost header is Microsoft's; those below it came with the mail.
 */
export function isUnproven(headers: readonly MailHeader[]): boolean {
  const result = headers.find(({ name }) => name.toLowerCase() === 'authentication-results');
  return /\bcompauth=fail reason=000\b/i.test(result?.value ?? '');
}
