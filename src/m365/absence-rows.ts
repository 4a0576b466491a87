import { z } from 'zod';
import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';
import type { AbsenceRow, AbsenceRows, CoverAnswer } from '../usecases/people-ports.ts';
import { type ListItem, listItemPage } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';
import { noonOf } from './handoff-fields.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

/** The Absences list row by row. It is short, so all of it is read. */
export function createAbsenceRows(site: Site, graph: Graph): AbsenceRows {
  const itemsPath = async () => `${await site.listPath('Absences')}/items`;
  const itemPath = async ({ itemId }: AbsenceRow) => `${await itemsPath()}/${segment(itemId)}`;
  return {
    async list() {
      const items = await graph.getAll(`${await itemsPath()}?$expand=fields`, listItemPage);
      return items.flatMap((item) => rowOf(item) ?? []);
    },
    async add({ person, from, to, source }) {
      const fields = {
        Title: person.oid,
        PersonOid: person.oid,
        PersonName: person.name,
        From: noonOf(from),
        To: noonOf(to),
        Source: source,
      };
      await graph.post(await itemsPath(), { fields }, anything);
    },
    async change(row, cover) {
      const order = { fields: fieldsOf(cover) };
      await graph.patch(await itemPath(row), order, anything, { 'If-Match': row.etag });
    },
    async end(row, to) {
      const order = { fields: { To: noonOf(to) } };
      await graph.patch(await itemPath(row), order, anything, { 'If-Match': row.etag });
    },
    async remove(row) {
      await graph.delete(await itemPath(row), { 'If-Match': row.etag });
    },
  };
}

function fieldsOf({ askedOid, accepted, declined, toldOid }: CoverAnswer): Record<string, unknown> {
  return {
    CoveredByOid: askedOid,
    Accepted: accepted,
    Declined: declined,
    ToldOid: toldOid,
  };
}

function rowOf(item: ListItem): AbsenceRow | undefined {
  const { PersonOid: oid, PersonName, From, To, CoveredByOid, Accepted, Declined } = item.fields;
  const from = dayIn(From);
  if (typeof oid !== 'string' || from === undefined) return undefined;
  const etag = item['@odata.etag'] ?? item.eTag;
  if (etag === undefined) throw new ProductError('list_broken', 'an absence came without an eTag');
  const to = dayIn(To);
  const entered = dayIn(item.fields['Created']);
  return {
    itemId: item.id,
    etag,
    ...(entered !== undefined && { entered }),
    oid,
    name: textOf(PersonName),
    from,
    ...(to !== undefined && { to }),
    askedOid: textOf(CoveredByOid).trim(),
    accepted: Accepted === true,
    declined: Declined === true,
    toldOid: textOf(item.fields['ToldOid']).trim(),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function dayIn(value: unknown): Day | undefined {
  const isMoment = typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return isMoment ? dayOf(new Date(value)) : undefined;
}
