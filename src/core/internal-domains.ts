/** The setting that names the company's own mail domains, one a line. */
export const internalDomainsSetting = 'InternalDomains';

/** The company's own mail domains, in lower case. */
export function internalDomains(settings: Readonly<Record<string, string>>): string[] {
  const value = settings[internalDomainsSetting] ?? '';
  return value
    .split(/[\s,;]+/)
    .map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
    .filter((domain) => domain !== '');
}

/** True unless the address lies in one of the company's domains or below one. */
export function isExternal(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return !domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

/** How Outlook and others mark a forward, in German and English: behind it stands somebody else's request. */
const forwardMark = /^\s*(?:wg|fw|fwd|weitergeleitet)\s*:/i;

/** A colleague writes for themselves: nothing came in from outside that could be handed off. */
export function isInternalMail(
  { sender, subject }: { sender: string; subject: string },
  domains: readonly string[],
): boolean {
  return domains.length > 0 && !isExternal(sender, domains) && !forwardMark.test(subject);
}
