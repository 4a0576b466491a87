import { describe, expect, it, vi } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Memory } from '../../src/core/memory.ts';
import { noteOfRequest } from '../../src/core/note-of-request.ts';
import { createLearning } from '../../src/usecases/learn-from-list.ts';
import type { HandoffQuestion } from '../../src/core/handoff-question.ts';
import { holds } from '../../src/core/handoff-rule.ts';
import type { SeenRow } from '../../src/usecases/record-ports.ts';
import { handoffRecord } from '../support/handoff.ts';
import { mail, responsibility } from '../support/register.ts';

const responsibilities = [
  responsibility({ id: 1, title: 'Rechnungen' }),
  responsibility({ id: 2, title: 'Reisekosten' }),
  responsibility({ id: 3, title: 'Fuhrpark' }),
];
const index = buildRegisterIndex(responsibilities);
const texts = ['Beleg vom Bahnhof', 'Reifen am Kombi', 'Zahlung an Lieferant', 'Parkhaus am Markt'];
const requestAbout = (at: number) =>
  readRequest(mail({ subject: `Frage ${at}`, text: texts[at % texts.length] ?? '' }));

function rowAt(itemId: number): SeenRow {
  const record = handoffRecord({
    handoffKey: `key-${itemId}`,
    responsibilityId: 1 + (itemId % 3),
    ...noteOfRequest(requestAbout(itemId), { index, today: '2026-11-23' }),
    state: 'accepted',
    mailState: 'sent',
  });
  return { itemId: String(itemId), etag: '"x,1"', record };
}

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => rowAt(first + at));

/**
 * A server that sees these rows; `come` tells it of more, or of changed ones. Only one wait ever ends. `lateMs` is how
 * long the list takes to answer.
 */
function startServer(rows: SeenRow[], shortMs = 0, lateMs = () => 0) {
  let news: SeenRow[] = [];
  let time = Date.parse('2026-11-23T10:00:00Z');
  const waits: number[] = [];
  const log = {
    everyRow: () => rows,
    page: () => ({ rows: [], total: 0 }),
    choices: () => ({ areas: [], owners: [] }),
    findByHandoffKey: () => undefined,
    items: ({ rules }: HandoffQuestion) =>
      rows
        .filter(({ record }) => rules.every((each) => holds(each, record)))
        .map(({ itemId }) => Number(itemId)),
    rows: (items: readonly number[]) => rows.filter(({ itemId }) => items.includes(Number(itemId))),
    flow: () => [],
    passes: () => [],
    openOf: () => [],
    versionOf: () => '',
    versionOfSteps: () => '',
    runs: () => ({ keys: [], total: 0 }),
    ofRuns: () => [],
    unowned: () => [],
    put: () => {},
    state: () => ({ asOf: '', unreadable: 0, hidden: 0 }),
  };
  const register = {
    responsibilities,
    rows: [],
    index,
    absences: [],
    closed: [],
    findings: [],
    settings: {},
    sites: [],
    roles: { leads: [], auditors: [] },
    successors: new Map(),
    today: '2026-11-25',
    asOf: '',
    stale: false,
  };
  const learned = createLearning({
    log: {
      async ask() {
        time += lateMs();
        return { index: log, state: { ...log.state(), stale: false } };
      },
    },
    changedKeys: () => news.splice(0).map(({ record }) => record.handoffKey),
    currentRegister: async () => register,
    signalsSince: '2020-01-01T00:00:00Z',
    now: () => new Date(time),
    wait(ms) {
      if (ms > 0) waits.push(ms);
      return ms === 0 || ms === shortMs ? Promise.resolve() : new Promise(() => {});
    },
    onFailed: (error) => {
      throw error;
    },
  });
  const come = async (more: SeenRow[], isNew = true) => {
    if (isNew) rows.push(...more);
    news = [...more];
    return learned();
  };
  return { learned, come, waits };
}

function answersOf(memory: Memory | undefined) {
  return texts.map((_, at) =>
    decide(featuresOf(requestAbout(at)), index, memory && { memory }).ranking.map(
      ({ probability }) => probability,
    ),
  );
}

describe('of a long list', () => {
  const early = () => [...between(1, 100), ...between(2_990, 3_010), ...between(5_990, 5_998)];

  it('a server learns the newest rows and a few older ones of each responsibility', async () => {
    const memory = await startServer([...early(), ...between(5_999, 6_001)]).learned();
    expect(memory?.learned).toBe(60 + 11 + 12);
  });

  it('a server that has been running comes to the same as one that starts', async () => {
    const running = startServer(early());
    expect((await running.learned())?.learned).toBe(130);
    for (const row of between(5_999, 6_004)) await running.come([row]);
    const memory = await running.come([]);
    const started = await startServer([...early(), ...between(5_999, 6_004)]).learned();
    expect(memory?.learned).toBe(started?.learned);
    expect(answersOf(memory)).toEqual(answersOf(started));
  });

  it('a row that is too old stays unlearned when it changes', async () => {
    const server = startServer([...early(), ...between(5_999, 6_001)]);
    const before = (await server.learned())?.learned;
    const after = await server.come([rowAt(1)], false);
    expect(after?.learned).toBe(before);
  });
});

it('a row that stepped back from the same claim takes nothing from the one that holds it', async () => {
  const { record } = rowAt(5);
  const ghost: SeenRow = {
    itemId: '6',
    etag: '"x,1"',
    record: { ...record, state: 'withdrawn', mailState: 'cancelled' },
  };
  const rows = [...between(1, 5), ghost, rowAt(7)];
  const running = startServer(between(1, 4));
  await running.learned();
  const memory = await running.come([rowAt(5), ghost, rowAt(7)]);
  expect(memory?.learned).toBe(6);
  expect((await startServer(rows).learned())?.learned).toBe(6);
});

it('nobody waits until a long list is learned', async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    itemId: `${at + 1}`,
    etag: '"x,1"',
    record: handoffRecord({ handoffKey: `key-${at + 1}`, state: 'done', mailState: 'sent' }),
  }));
  expect(await startServer(rows).learned()).toBeUndefined();
  expect(await startServer(rows.slice(1)).learned()).toBeDefined();
});

it('after somebody has waited in vain the others wait again once all is learned', async () => {
  const server = startServer(between(1, 5), 5_000);
  expect(await server.learned()).toBeUndefined();
  expect(await server.learned()).toBeUndefined();
  await vi.waitFor(async () => expect(await server.learned()).toBeDefined());
  expect((await server.come([rowAt(6)]))?.learned).toBe(6);
});

it('while the list answers late only one waits for what is new, until it answers in time again', async () => {
  let lateMs = 0;
  const server = startServer(between(1, 5), 500, () => lateMs);
  await server.learned();
  lateMs = 2_000;
  for (let asked = 0; asked < 5; asked++) {
    await server.learned();
    await new Promise((later) => setTimeout(later));
  }
  expect(server.waits).toEqual([5_000, 500]);
  lateMs = 0;
  for (let asked = 0; asked < 2; asked++) {
    await server.learned();
    await new Promise((later) => setTimeout(later));
  }
  expect(server.waits).toEqual([5_000, 500, 500]);
});
