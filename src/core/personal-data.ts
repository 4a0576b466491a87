import { type ListRow, parseDisclosures, parsePending, textOf } from './audit-rows.ts';
import type { Disclosures } from './disclosures.ts';
import { namesAbout, type Values, type Whom } from './erasure.ts';
import type { ListName } from './lists.ts';

/** What of one row is about a person: values by the name of their column, or of the sealed value beside an event. */
export interface PersonalRow {
  list: ListName;
  /** Item id. */
  item: string;
  values: Values;
}

/** The rows of one list. */
export interface ReadList {
  list: ListName;
  rows: readonly ListRow[];
}

/** Everything the lists hold about a person, in the order of the lists (GDPR, article 15). */
export function personalData(lists: readonly ReadList[], whom: Whom): PersonalRow[] {
  const senders = handoffsFrom(lists, whom);
  return lists.flatMap(({ list, rows }) =>
    rows.flatMap(({ id, fields }) => {
      const said = valuesOf(list, fields);
      const sender = senders.get(handoffOf(list, fields));
      const names = namesAbout(whom, [said, ...(sender ?? [])])(said);
      const values = Object.fromEntries(names.map((name) => [name, said[name]]));
      return names.length === 0 ? [] : [{ list, item: id, values }];
    }),
  );
}

/** What says who sent the mail of a hand-off, by the hand-off's key: the sender's events belong to them, too. */
function handoffsFrom(lists: readonly ReadList[], whom: Whom): Map<string, Values[]> {
  const found = new Map<string, Values[]>();
  for (const { list, rows } of lists)
    for (const { fields } of rows) {
      const values = valuesOf(list, fields);
      const isSender = namesAbout(whom, [])(values).includes('SenderName');
      if (isSender) found.set(handoffOf(list, fields), [values]);
    }
  return found;
}

function handoffOf(list: ListName, fields: ListRow['fields']): string {
  if (list === 'Handoffs') return textOf(fields['HandoffKey']);
  return list === 'HandoffEvents' ? (textOf(fields['EventKey']).split(':')[0] ?? '') : '';
}

/** The columns as they stand, without what SharePoint adds; what is sealed is read from beside the event. */
function valuesOf(list: ListName, fields: ListRow['fields']): Values {
  const own = Object.entries(fields).filter(
    ([name, value]) =>
      !/^@|^_|LookupId$/.test(name) && !opened.has(name) && value !== '' && value !== null,
  );
  return { ...Object.fromEntries(own), ...openedIn(list, fields) };
}

/** Columns whose values stand inside a text: they are opened, so that only the person's own are given out. */
const opened: ReadonlySet<string> = new Set(['Disclosures', 'Pending', 'Payload']);

function openedIn(list: ListName, fields: ListRow['fields']): Values {
  if (list === 'HandoffEvents')
    return unsealed(parseDisclosures(textOf(fields['Disclosures'])) ?? {});
  if (list !== 'Handoffs') return {};
  const pending = parsePending(textOf(fields['Pending']))?.disclosures ?? {};
  return Object.fromEntries(
    Object.entries(unsealed(pending)).map(([name, value]) => [`Pending.${name}`, value]),
  );
}

function unsealed(disclosures: Disclosures): Values {
  return Object.fromEntries(Object.entries(disclosures).map(([name, [, value]]) => [name, value]));
}
