import type { Address } from '../tenant/message.ts';

/** `Name <address>; address` as addresses. What is no address is kept as it was typed, for the tenant to refuse. */
export function readAddressLine(line: string): Address[] {
  return line
    .split(/[;,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name, address] = /^(.*?)\s*<([^<>]+)>$/.exec(part) ?? [];
      return address === undefined
        ? { name: '', address: part }
        : { name: name ?? '', address: address.trim() };
    });
}

export function writeAddressLine(addresses: readonly Address[]): string {
  return addresses
    .map(({ name, address }) =>
      name === '' || name === address ? address : `${name.replace(/[;,<>]/g, ' ')} <${address}>`,
    )
    .join('; ');
}
