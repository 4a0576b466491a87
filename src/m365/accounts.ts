import { z } from 'zod';
import type { AccountState } from '../core/findings/facts.ts';
import type { Accounts } from '../usecases/ports.ts';
import { user } from '../wire/graph-answers.ts';
import { type Graph, literal } from './graph.ts';

const userPage = z.object({ value: z.array(user) });

/** As many comparisons as Graph takes in one filter. */
const most = 15;
/** So long an answer is good enough: people do not leave by the minute. */
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
  return {
    async stateOf(oids) {
      const since = now().getTime() - rememberMs;
      const asked = [...new Set(oids)];
      const unknown = asked.filter((oid) => (known.get(oid)?.at ?? 0) <= since);
      for (let at = 0; at < unknown.length; at += most) await ask(unknown.slice(at, at + most));
      return new Map(asked.map((oid) => [oid, known.get(oid)?.state ?? 'left']));
    },
  };
}

function stateOf({ accountEnabled, mail }: z.infer<typeof user>): AccountState {
  if (accountEnabled === false) return 'disabled';
  return mail ? 'fine' : 'no_mailbox';
}
