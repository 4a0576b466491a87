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

/** A colleague writes for themselves, and passes on nobody's mail: nothing came in from outside that could be handed off. */
export function isInternalMail(
  { sender, forwards }: { sender: string; forwards?: boolean },
  domains: readonly string[],
): boolean {
  return domains.length > 0 && !isExternal(sender, domains) && forwards !== true;
}
