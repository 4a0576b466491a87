import { randomUUID } from 'node:crypto';
import type { Directory } from '../../src/wire/directory.ts';
import type { NewHandoff } from '../../src/wire/handoffs.ts';
import type { RunningTenant } from '../support/processes.ts';
import type { Crowd } from './crowd.ts';

/** Where hand-offs happen, and what was promised to people. */
export interface Stage {
  tenant: RunningTenant;
  crowd: Crowd;
  people: readonly string[];
  /** Ids of the responsibilities for which somebody is reachable. */
  responsibilityIds: readonly number[];
  /** Keys of all clicks that a server answered with "handed off". */
  accepted: string[];
  /** Keys of colleagues who acted on one request and never took anything back. */
  contests: string[][];
  /** Answers that nobody expected, by what they said. */
  surprises: Map<string, number>;
}

export async function setStage(tenant: RunningTenant, crowd: Crowd): Promise<Stage> {
  const answered = await crowd.ask('Petra Hansen', 'GET', '/responsibilities');
  const directory: Directory | undefined = answered?.body;
  const reachable = directory?.entries.filter(({ recipient }) => recipient !== undefined) ?? [];
  return {
    tenant,
    crowd,
    people: tenant.sample.tenant.users.map(({ displayName }) => displayName),
    responsibilityIds: reachable.map(({ responsibility }) => responsibility.id),
    accepted: [],
    contests: [],
    surprises: new Map(),
  };
}

export interface Order {
  person: string;
  order: NewHandoff;
}

/** The same request comes into the mailboxes of so many people, and each of them means to hand it off. */
export async function deliver(
  { tenant, people, responsibilityIds }: Stage,
  number: number,
  count: number,
  dice: () => number,
): Promise<Order[]> {
  const mail = {
    subject: `Anfrage ${number}`,
    internetMessageId: `<${number}.${randomUUID()}@kunde.example>`,
    from: { emailAddress: { name: 'Kunde', address: 'kunde@kunde.example' } },
    body: { contentType: 'text', content: 'Bitte um Antwort.' },
  };
  const responsibilityId = pick(responsibilityIds, dice);
  return Promise.all(
    pickSome(people, count, dice).map(async (person) => {
      const address = mailOf(tenant, person);
      const path = `/mailboxes/${address}/messages`;
      const { id } = await tenant.control<{ id: string }>('POST', path, mail);
      const order = { messageId: id, handoffKey: randomUUID(), responsibilityId };
      return { person, order: { ...order, kind: 'forward' } };
    }),
  );
}

export function pick<T>(from: readonly T[], dice: () => number): T {
  const one = from[Math.floor(dice() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function pickSome<T>(from: readonly T[], count: number, dice: () => number): T[] {
  const left = [...from];
  return Array.from({ length: count }, () =>
    left.splice(Math.floor(dice() * left.length), 1),
  ).flat();
}

function mailOf({ sample }: RunningTenant, person: string): string {
  return sample.tenant.users.find(({ displayName }) => displayName === person)?.mail ?? '';
}
