/** The settings that name who leads an area (`Rechnungen: a@firma.de, b@firma.de`, one area a line) and who audits (one address a line). */
export const leadsSetting = 'Leads';
export const auditorsSetting = 'Auditors';

/** Who has a part that no hand-off names, by Entra id. */
export interface Roles {
  auditors: string[];
  leads: { area: string; oids: string[] }[];
}

/** The same as an admin writes it: by address, in lower case. */
export interface NamedRoles {
  auditors: string[];
  leads: { area: string; mails: string[] }[];
}

/** Lines without a colon or without an address name nobody. An area may stand on several lines. */
export function namedRoles(settings: Readonly<Record<string, string>>): NamedRoles {
  const leads = (settings[leadsSetting] ?? '').split(/\r?\n/).flatMap((line) => {
    const colon = line.lastIndexOf(':');
    const mails = addressesIn(line.slice(colon + 1));
    return colon > 0 && mails.length > 0 ? [{ area: line.slice(0, colon).trim(), mails }] : [];
  });
  return { auditors: addressesIn(settings[auditorsSetting] ?? ''), leads };
}

/** The addresses of a setting, however they are separated, in lower case. */
export function addressesIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((each) => each.includes('@'));
}
