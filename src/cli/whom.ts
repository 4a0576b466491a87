import type { Whom } from '../core/erasure.ts';
import { ProductError } from '../core/errors.ts';
import type { Tenant } from './deps.ts';

/** What `--person` takes. */
export const spellings =
  'an address, a name in full or an Entra id; several times for one person’s several spellings';

/** An option that may be given several times. */
export const collect = (value: string, before: string[]): string[] => [...before, value];

/** The shortest name that is looked for inside texts: a shorter one would be found in words. */
const shortestName = 4;

/** Whom these addresses, names and ids mean; the directory adds what it knows of an address. */
export async function whomOf(given: readonly string[], { registerList }: Tenant): Promise<Whom> {
  const short = given.find((each) => each.trim().length < shortestName);
  if (short !== undefined)
    throw new ProductError('invalid_request', `“${short}” is too short to name one person`);
  const oids = new Set<string>();
  const names = new Set<string>();
  for (const each of given.map((spelling) => spelling.trim())) {
    if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(each)) oids.add(each.toLowerCase());
    else names.add(each.toLowerCase());
    const known = each.includes('@') ? await registerList.findPerson(each) : undefined;
    if (known === undefined) continue;
    oids.add(known.oid);
    names.add(known.name.toLowerCase());
  }
  return { oids: [...oids], names: [...names] };
}
