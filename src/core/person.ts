/** A person in the company. `oid` is the Entra object id and the only key; `mail` is for addressing, never for deciding who somebody is. */
export interface Person {
  oid: string;
  name: string;
  mail: string;
}

/** No Entra id begins so. */
const unknown = 'unknown:';

/** Somebody whom a row names by an address that the directory does not know, or not any more. */
export function unknownPerson(name: string, mail: string): Person {
  return { oid: `${unknown}${mail.toLowerCase()}`, name: name === '' ? mail : name, mail };
}

/** The same for a day that is over: on it they may have been there, so nothing follows from not knowing them today. */
export function formerPerson(person: Person): Person {
  return { ...person, oid: person.oid.replace(unknown, 'former:') };
}

/** Whether this is no Entra id, but stands for somebody whom the directory does not know. */
export function isUnknown(oid: string): boolean {
  return oid.startsWith(unknown);
}
