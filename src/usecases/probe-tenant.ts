import {
  numberOf,
  type ProbeGroup,
  probeGroups,
  type TenantAnswer,
} from '../core/tenant-question.ts';
import { probeList } from './probe-list.ts';
import { probeMail } from './probe-mail.ts';
import { unanswered } from './probe-unanswered.ts';
import type { Probing } from './probing.ts';

/** Microsoft names 50 in five minutes, and nobody knows whether exchanges count. */
const exchanges = 60;

const probes = {
  lists: probeList,
  mail: probeMail,
  rows: async (probing) => [await ownRows(probing)],
  tokens: async (probing) => [await tokenExchanges(probing)],
} satisfies Record<ProbeGroup, (probing: Probing) => Promise<TenantAnswer[]>>;

/** Asks the tenant itself what nobody knows for sure, and takes away again what it made for that. */
export async function probeTenant(
  probing: Probing,
  groups: readonly ProbeGroup[],
): Promise<TenantAnswer[]> {
  const answers: TenantAnswer[] = [{ question: 'frames', outcome: 'by_hand', figures: {} }];
  for (const group of groups) answers.push(...(await asked(group, probing)));
  return answers.toSorted((a, b) => numberOf(a.question) - numberOf(b.question));
}

/** What fails says so for its questions; the others are asked all the same. */
function asked(group: ProbeGroup, probing: Probing): Promise<TenantAnswer[]> {
  return probes[group](probing).catch((error: unknown) =>
    probeGroups[group].map((question) => unanswered(question, error)),
  );
}

/** Rows that Baton may read and the person may not have rights of their own. */
async function ownRows({ rows }: Probing): Promise<TenantAnswer> {
  const { listed, byDelta } = await rows.ofPerson();
  const all = await rows.ofBaton();
  const hidden = countMissing(all, listed);
  const figures = { rows: all.length, hidden, hiddenFromDelta: countMissing(all, byDelta) };
  const isCovered = hidden === 0 || (await rows.areAskedFor());
  return { question: 'own_rows', outcome: isCovered ? 'good' : 'surprise', figures };
}

async function tokenExchanges({ exchangeTokens }: Probing): Promise<TenantAnswer> {
  const { refused } = await exchangeTokens(exchanges);
  const figures = { exchanges, refused };
  return { question: 'token_exchanges', outcome: refused === 0 ? 'good' : 'surprise', figures };
}

function countMissing(all: readonly string[], seen: readonly string[]): number {
  const known = new Set(seen);
  return all.filter((id) => !known.has(id)).length;
}
