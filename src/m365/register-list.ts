import { z } from 'zod';
import { dayOf } from '../core/calendar.ts';
import type { ListName } from '../core/lists.ts';
import type { Person } from '../core/person.ts';
import type { Absence } from '../core/responsibility.ts';
import type { RegisterList } from '../usecases/register-ports.ts';
import { listItemPage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import { noonOf } from './handoff-fields.ts';
import type { People } from './people.ts';
import { fieldsOfRow, lookupIdsOf, resolvePeople, rowOfItem } from './register-fields.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

/** The Responsibilities, Absences and Settings lists through Graph. */
export function createRegisterList(site: Site, graph: Graph, people: People): RegisterList {
  const read = async (list: ListName) =>
    graph.getAll(`${await site.listPath(list)}/items?$expand=fields`, listItemPage);
  const write = async (list: ListName, fields: Record<string, unknown>) =>
    graph.post(`${await site.listPath(list)}/items`, { fields }, anything);

  return {
    async readRows() {
      const [items, siteUsers] = await Promise.all([
        read('Responsibilities'),
        people.readSiteUsers(),
      ]);
      return Promise.all(items.map((item) => resolvePeople(rowOfItem(item), siteUsers, people)));
    },
    async readAbsences() {
      const items = await read('Absences');
      const absences = await Promise.all(items.map(({ fields }) => absenceOf(fields, people)));
      return absences.filter((each) => each !== undefined);
    },
    async readSettings() {
      const rows = (await read('Settings')).map(({ fields }) => fields);
      return Object.fromEntries(rows.map(({ Title, Value }) => [textOf(Title), textOf(Value)]));
    },
    findPerson: (mail) => people.findByMail(mail),
    findPeople: (words) => people.search(words),
    async writeRows(rows) {
      const lookupIds = lookupIdsOf(await people.readSiteUsers());
      for (const row of rows) await write('Responsibilities', fieldsOfRow(row, lookupIds));
    },
    async writeAbsences(absences) {
      for (const { oid, from, to, coveredBy } of absences) {
        await write('Absences', {
          Title: oid,
          PersonOid: oid,
          From: noonOf(from),
          ...(to !== undefined && { To: noonOf(to) }),
          ...(coveredBy && { CoveredByOid: coveredBy.oid, Accepted: true }),
          Source: 'import',
        });
      }
    },
    async writeSetting(key, value) {
      await write('Settings', { Title: key, Value: value });
    },
  };
}

async function absenceOf(
  fields: Record<string, unknown>,
  people: People,
): Promise<Absence | undefined> {
  const { PersonOid: oid, From: from, To: to } = fields;
  if (typeof oid !== 'string' || !isDate(from)) return undefined;
  const coveredBy = await whoCovers(fields, people);
  return {
    oid,
    from: dayOf(new Date(from)),
    ...(isDate(to) && { to: dayOf(new Date(to)) }),
    ...(coveredBy && { coveredBy }),
  };
}

/** Nobody covers who has not agreed to it. */
async function whoCovers(
  { CoveredByOid: oid, Accepted: accepted }: Record<string, unknown>,
  people: People,
): Promise<Person | undefined> {
  return accepted === true && typeof oid === 'string' && oid !== ''
    ? people.findByOid(oid.trim())
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
