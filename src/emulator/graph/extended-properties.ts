import type { GraphExtendedProperty, GraphHeader } from '../../wire/graph.ts';

/**
 * The one spelling of an extended property's id: its type and guid may be written in any case, its
 * name may not, as in `String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color`.
 */
export function samePropertyId(id: string): string {
  const parts = /^(\w+)\s+(\{[^}]*\}|0x[0-9a-f]+)(?:\s+(name|id)\s+(.*))?$/is.exec(id.trim());
  if (!parts) return id;
  const [, type = '', place = '', kind, name = ''] = parts;
  const head = `${capital(type)} ${place.toLowerCase()}`;
  return kind === undefined ? head : `${head} ${capital(kind)} ${name}`;
}

/** PidTagMessageClass, as Exchange sets it for what it knows to be a non-delivery report. */
export function messageClassOf(headers: readonly GraphHeader[]): GraphExtendedProperty[] {
  const isReport = headers.some(({ name }) => /^x-ms-exchange-message-is-ndr$/i.test(name ?? ''));
  return isReport ? [{ id: 'String 0x001A', value: 'REPORT.IPM.Note.NDR' }] : [];
}

const capital = (word: string): string =>
  word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
