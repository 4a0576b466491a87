/** Domains at which everybody can have an address: they say nothing about who somebody is. */
const commonDomains: ReadonlySet<string> = new Set(
  `aol.com arcor.de freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hotmail.com hotmail.de
  icloud.com live.com live.de mail.de mail.ru mailbox.org me.com msn.com online.de outlook.com outlook.de posteo.de
  proton.me protonmail.com t-online.de vodafone.de web.de yahoo.com yahoo.de ymail.com`.split(
    /\s+/,
  ),
);

/**
 * Whether mails from there say who somebody is, so that a row may name it as a sender; a domain in lower case. Whoever
 * writes a mail chooses what stands there: what is no domain, or would stand for many (`*`), is none.
 */
export function isTellingDomain(domain: string): boolean {
  return isDomain.test(domain) && !commonDomains.has(domain);
}

const isDomain = /^[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63})+$/u;
