/** Domains at which everybody can have an address: they say nothing about who somebody is. */
const commonDomains: ReadonlySet<string> = new Set(
  `aol.com arcor.de freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hotmail.com hotmail.de
  icloud.com live.com live.de mail.de mail.ru mailbox.org me.com msn.com online.de outlook.com outlook.de posteo.de
  proton.me protonmail.com t-online.de vodafone.de web.de yahoo.com yahoo.de ymail.com`.split(
    /\s+/,
  ),
);

/** Whether everybody can have an address there; a domain in lower case. */
export function isCommonDomain(domain: string): boolean {
  return commonDomains.has(domain);
}
