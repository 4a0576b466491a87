import { z } from 'zod';
import { isProductError } from '../core/errors.ts';
import type { ProbeMailbox } from '../usecases/probing.ts';
import { message, messagePage, user } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import { immutableIds, tagProperty } from './message-paths.ts';

const anything = z.unknown();

/** The mailbox of whoever is signed in, for mails to themselves. */
export function createProbeMailbox(graph: Graph, tag: string): ProbeMailbox {
  const tagged = [{ id: tagProperty, value: tag }];
  const find = async (folder: string, filter: string) =>
    (
      await graph.getAll(
        `/me/mailFolders/${folder}/messages?$select=id,isDraft&$filter=${filter}`,
        messagePage,
        50,
        immutableIds,
      )
    ).map(({ id }) => id);
  const bySubject = (folder: string, subject: string) =>
    find(folder, `subject%20eq%20${literal(subject)}`);
  const toOneself = async () => {
    const { mail, userPrincipalName } = await graph.get('/me', user);
    return [{ emailAddress: { address: mail ?? userPrincipalName } }];
  };
  const remove = (id: string) => graph.delete(pathOf(id), immutableIds);
  return {
    async draft(subject) {
      const body = { contentType: 'text', content: 'Baton tries something out and deletes this.' };
      const toRecipients = await toOneself();
      const draft = { subject, body, toRecipients, singleValueExtendedProperties: tagged };
      return (await graph.post('/me/messages', draft, message, immutableIds)).id;
    },
    send: (id) =>
      graph
        .post(`${pathOf(id)}/send`, undefined, anything, immutableIds)
        .then(() => 'taken' as const, refused),
    async look(id) {
      const found = await graph
        .get(`${pathOf(id)}?$select=id,isDraft`, message, immutableIds)
        .catch(nothingIfMissing);
      if (found === undefined) return 'gone';
      return found.isDraft === false ? 'left' : 'draft';
    },
    async sentCopies(subject) {
      const carrying = new Set(await find('sentitems', byTag(tag)));
      const ids = await bySubject('sentitems', subject);
      return ids.map((id) => ({ id, isTagged: carrying.has(id) }));
    },
    countArrived: async (subject) => (await bySubject('inbox', subject)).length,
    async forwardKeepsTag(id) {
      const toRecipients = await toOneself();
      const forward = { message: { toRecipients, singleValueExtendedProperties: tagged } };
      const path = `${pathOf(id)}/createForward`;
      const made = await graph.post(path, forward, message, immutableIds);
      try {
        return (await find('drafts', byTag(tag))).includes(made.id);
      } finally {
        await remove(made.id);
      }
    },
    async clear(subject) {
      for (const folder of ['drafts', 'sentitems', 'inbox'])
        for (const id of await bySubject(folder, subject)) await remove(id);
    },
  };
}

function pathOf(id: string): string {
  return `/me/messages/${segment(id)}`;
}

function byTag(tag: string): string {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${tagProperty}' and ep/value eq '${tag}')`;
  return encodeURIComponent(filter);
}

function nothingIfMissing(error: unknown): undefined {
  if (!isProductError(error) || error.code !== 'not_found') throw error;
}

/** Only what Exchange says about this mail; rights and throttles are no answer. */
function refused(error: unknown): 'refused' {
  const answers = new Set<number | undefined>([400, 404, 409, 412]);
  if (isProductError(error) && answers.has(error.status)) return 'refused';
  throw error;
}
