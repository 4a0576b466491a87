import { z } from 'zod';
import type { AccountState } from '../core/account.ts';
import { isProductError } from '../core/errors.ts';
import { isUnknown } from '../core/person.ts';
import type { Accounts } from '../usecases/people-ports.ts';
import { user } from '../wire/graph-answers.ts';
import { type Graph, literal } from './graph.ts';

const userPage = z.object({ value: z.array(user) });

/** As many comparisons as Graph takes in one filter. */
const most = 15;
/** So many filters are asked at the same time. */
const atOnce = 4;
/** So long an answer is good enough for what is only looked at: people do not leave by the minute. */
const rememberMs = 60 * 60_000;

/** Asks the directory about accounts, fifteen at a time, with the app's own identity. */
export function createAccounts(graph: Graph, now: () => Date): Accounts {
  const known = new Map<string, { state: AccountState; at: number }>();
  const ask = async (oids: readonly string[]) => {
    const filter = oids.map((oid) => `id%20eq%20${literal(oid)}`).join('%20or%20');
    const path = `/users?$select=id,mail,accountEnabled&$top=${most}&$filter=${filter}`;
    const { value } = await graph.get(path, userPage);
    const found = new Map(value.map((each) => [each.id, stateOf(each)]));
    const at = now().getTime();
    for (const oid of oids) known.set(oid, { state: found.get(oid) ?? 'left', at });
  };
  const askAll = async (oids: readonly string[]) => {
    const parts = Array.from({ length: Math.ceil(oids.length / most) }, (_, at) =>
      oids.slice(at * most, (at + 1) * most),
    );
    for (let at = 0; at < parts.length; at += atOnce)
      await Promise.all(parts.slice(at, at + atOnce).map(ask));
  };
  return {
    async stateOf(oids, maxAgeMs = rememberMs) {
      const asked = [...new Set(oids)].filter((oid) => !isUnknown(oid));
      const notKnownWithin = (ms: number) =>
        asked.filter((oid) => !((known.get(oid)?.at ?? -Infinity) > now().getTime() - ms));
      try {
        await askAll(notKnownWithin(maxAgeMs));
      } catch (error) {
        // while the directory does not answer, what it said within the hour is the best there is
        if (!isPassing(error) || notKnownWithin(rememberMs).length > 0) throw error;
      }
      return new Map([...new Set(oids)].map((oid) => [oid, known.get(oid)?.state ?? 'left']));
    },
  };
}

function isPassing(error: unknown): boolean {
  return (
    isProductError(error) &&
    (error.code === 'microsoft_busy' || error.code === 'microsoft_unreachable')
  );
}

function stateOf({ accountEnabled, mail }: z.infer<typeof user>): AccountState {
  if (accountEnabled === false) return 'disabled';
  return mail ? 'fine' : 'no_mailbox';
}
