import { z } from 'zod';
import { isProductError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import { listItemPage, user } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { Site } from './site.ts';

/** Finds people by what a list row names them by. */
export interface People {
  /** The site's own numbering of people: lookup id → address. */
  readSiteUsers(): Promise<Map<number, string>>;
  /** By address, in any case; nothing when the directory has no such person. */
  findByMail(mail: string): Promise<Person | undefined>;
  /** Everybody with this name, in full or the family name alone; who can't sign in any more is left out. */
  findByName(name: string): Promise<Person[]>;
  /** By Entra id; nothing when the directory has no such person. */
  findByOid(oid: string): Promise<Person | undefined>;
  /** People with a mailbox and an account that is not disabled whose name or address begins so. */
  search(words: string): Promise<Person[]>;
}

const rememberMs = 60 * 60_000;
const userPage = z.object({ value: z.array(user) });

export function createPeople(site: Site, graph: Graph, now: () => Date): People {
  const known = new Map<string, { person: Promise<Person | undefined>; at: number }>();
  const remembered = (key: string, lookUp: () => Promise<Person | undefined>) => {
    const cached = known.get(key);
    const at = now().getTime();
    if (cached && at - cached.at < rememberMs) return cached.person;
    const person = lookUp().catch((error: unknown) => {
      known.delete(key);
      throw error;
    });
    known.set(key, { person, at });
    return person;
  };
  return {
    readSiteUsers: () => readSiteUsers(site, graph),
    findByMail(mail) {
      const key = mail.trim().toLowerCase();
      return remembered(key, () => lookUp(key, graph));
    },
    findByName: (name) => findByName(name, graph),
    findByOid: (oid) => remembered(oid, () => lookUpOid(oid, graph)),
    search: (words) => search(words, graph),
  };
}

/** A person column holds the id of a row in the site's hidden User Information List (facts/graph.md §1.2). */
async function readSiteUsers(site: Site, graph: Graph): Promise<Map<number, string>> {
  const path = `${await site.path()}/lists/${segment('User Information List')}/items`;
  const rows = await graph.getAll(`${path}?$expand=fields($select=EMail,UserName)`, listItemPage);
  return new Map(
    rows.flatMap(({ id, fields }) => {
      const mail = fields['EMail'] ?? fields['UserName'];
      return typeof mail === 'string' ? [[Number(id), mail.toLowerCase()]] : [];
    }),
  );
}

async function lookUp(mail: string, graph: Graph): Promise<Person | undefined> {
  const filter = `mail%20eq%20${literal(mail)}%20or%20userPrincipalName%20eq%20${literal(mail)}`;
  const path = `/users?${userFields}&$filter=${filter}`;
  const found = await unlessMissing(graph.get(path, userPage));
  const [first] = found?.value ?? [];
  return first && personOf(first, mail);
}

/** Names are compared as the directory writes them, without regard to case; a family name alone only where no full name is so. */
async function findByName(name: string, graph: Graph): Promise<Person[]> {
  const [first = '', ...rest] = name.split(' ');
  const inFull = `displayName%20eq%20${literal(name)}`;
  const inParts = `givenName%20eq%20${literal(first)}%20and%20surname%20eq%20${literal(rest.join(' '))}`;
  const exact = rest.length === 0 ? inFull : `(${inFull}%20or%20(${inParts}))`;
  const found = await findEnabled(exact, graph);
  return found.length > 0 ? found : findEnabled(`surname%20eq%20${literal(name)}`, graph);
}

async function findEnabled(condition: string, graph: Graph): Promise<Person[]> {
  const filter = `accountEnabled%20eq%20true%20and%20${condition}`;
  const found = await graph.getAll(`/users?${userFields}&$filter=${filter}`, userPage, 20);
  return found.map((each) => personOf(each, each.userPrincipalName?.toLowerCase() ?? ''));
}

async function lookUpOid(oid: string, graph: Graph): Promise<Person | undefined> {
  const found = await unlessMissing(graph.get(`/users/${segment(oid)}?${userFields}`, user));
  return found && personOf(found, '');
}

const mostFound = 10;

/** `$search` takes no quotes inside, and is answered from Entra's second index only (facts/graph.md). */
async function search(words: string, graph: Graph): Promise<Person[]> {
  const plain = words.replace(/["\\\s]+/g, ' ').trim();
  if (plain === '') return [];
  const asked = encodeURIComponent(`"displayName:${plain}" OR "mail:${plain}"`);
  const path = `/users?${userFields}&$top=${mostFound}&$search=${asked}`;
  const found = await graph.get(path, userPage, { ConsistencyLevel: 'eventual' });
  return found.value
    .filter(({ mail, accountEnabled }) => mail && accountEnabled !== false)
    .map((each) => personOf(each, ''));
}

const userFields = '$select=id,displayName,mail,userPrincipalName,accountEnabled';

function personOf({ id, displayName, mail }: z.infer<typeof user>, address: string): Person {
  return { oid: id, name: displayName ?? address, mail: mail?.toLowerCase() ?? address };
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isProductError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}
