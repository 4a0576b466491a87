import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { withEarlier } from '../../src/core/earlier-requests.ts';
import { featuresOf } from '../../src/core/features.ts';
import { learn } from '../../src/core/learning.ts';
import { readRequest } from '../../src/core/mail.ts';
import {
  bytesOf,
  createMemory,
  type Example,
  forgetOne,
  type Memory,
  remember,
  slotOf,
} from '../../src/core/memory.ts';
import { mail, responsibility } from '../support/register.ts';

const register = [
  responsibility({ id: 1, title: 'Eingangsrechnungen', keywords: ['Rechnung'] }),
  responsibility({ id: 2, title: 'Reisekosten', keywords: ['Hotel'] }),
  responsibility({ id: 3, title: 'Fuhrpark', description: 'Autos und Reifen' }),
];
const index = buildRegisterIndex(register);
const decideFor = (text: string, memory?: Memory, by = index) =>
  decide(featuresOf(readRequest(mail({ text }))), by, memory === undefined ? {} : { memory });
const firstFor = (text: string, memory?: Memory, by = index) =>
  decideFor(text, memory, by).ranking[0]?.responsibility.id;

function remembering(handoffs: [string, number][], corrected = false): Memory {
  const memory = createMemory();
  for (const [text, responsibilityId] of handoffs) {
    const { signals, said } = decideFor(text, memory);
    learn(memory, { signals, said, responsibilityId, at: '2026-11-23', corrected }, index);
  }
  return memory;
}

describe('a hand-off', () => {
  const request = 'Quittung vom Abstellplatz am Flughafen';

  it('once learned brings the same request to the same responsibility', () => {
    for (const { id } of register) expect(firstFor(request, remembering([[request, id]]))).toBe(id);
  });

  it('says something about requests in other words of the same kind', () => {
    const memory = remembering([[request, 3]]);
    const shareOf = (by?: Memory) =>
      decideFor('Abstellplatzquittung', by).ranking.find(({ responsibility: { id } }) => id === 3)
        ?.probability ?? 0;
    expect(shareOf(memory)).toBeGreaterThan(shareOf() + 0.1);
  });

  it('says next to nothing about requests that have nothing in common with it', () => {
    expect(firstFor('Rechnung 4711', remembering([[request, 3]]))).toBe(1);
  });

  it('counts more as a correction', () => {
    const shareAfter = (corrected: boolean) =>
      decideFor(request, remembering([[request, 3]], corrected)).ranking[0]?.probability ?? 0;
    expect(shareAfter(true)).toBeGreaterThan(shareAfter(false));
  });

  it('for a responsibility that is gone is passed over', () => {
    expect(remembering([[request, 99]]).learned).toBe(0);
  });
});

it('a responsibility taken out of the register is never proposed again', () => {
  const memory = remembering([
    ['Sommerreifen', 3],
    ['Sommerreifen', 3],
  ]);
  const without = buildRegisterIndex(register.slice(0, 2));
  expect(decideFor('Sommerreifen', memory, without).ranking).toHaveLength(2);
});

it('the same log gives the same answer, to the last digit', () => {
  const log: [string, number][] = Array.from({ length: 60 }, (_, at) => [
    `Anfrage ${at % 7} wegen ${['Rechnung', 'Hotel', 'Reifen'][at % 3]}`,
    (at % 3) + 1,
  ]);
  const answer = () =>
    decideFor('Anfrage wegen Reifen', remembering(log)).ranking.map(
      ({ probability }) => probability,
    );
  expect(answer()).toEqual(answer());
});

it('probabilities add up to one and are finite, whatever was learned', () => {
  const memory = remembering([
    ['', 1],
    ['constructor __proto__', 2],
    ['   ', 3],
  ]);
  const shares = decideFor('hasOwnProperty', memory).ranking.map(({ probability }) => probability);
  expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
});

it('tells of earlier requests like this one, the newest day, how many, and of the same sender', () => {
  const memory = remembering([
    ['Quittung vom Abstellplatz', 3],
    ['Quittung vom Abstellplatz', 3],
    ['Rechnung 4711', 1],
  ]);
  const { ranking, signals } = decideFor('Quittung vom Abstellplatz', memory);
  const [first] = withEarlier(ranking.slice(0, 1), signals, 'max@fremd.example', memory);
  expect(first?.evidence).toContainEqual(
    expect.objectContaining({ kind: 'earlier_request', found: '2026-11-23', matched: '2' }),
  );
  expect(first?.evidence).toContainEqual(
    expect.objectContaining({
      kind: 'sender_history',
      found: 'max@fremd.example',
      matched: '2',
    }),
  );
});

it('never proposes what a phrase or the day rules out, however often it got such mail', () => {
  const ruledOut = buildRegisterIndex([
    responsibility({ id: 1, title: 'Anderes' }),
    responsibility({ id: 3, title: 'Fuhrpark', excludedPhrases: ['Quittung'] }),
    responsibility({ id: 4, title: 'Vorbei', validTo: '2026-01-01' }),
  ]);
  const memory = remembering([['Quittung', 3]]);
  const features = featuresOf(readRequest(mail({ text: 'Quittung' })));
  const { ranking } = decide(features, ruledOut, { memory, today: '2026-11-23' });
  expect(ranking.map(({ responsibility: { id } }) => id)).toEqual([1]);
});

it('a long log keeps looking again at the few requests of a quiet responsibility, not only at the newest', () => {
  const example = (responsibilityId: number, at: string): Example => ({
    blocks: { kinds: [], places: new Int32Array() },
    responsibilityId,
    sender: undefined,
    at,
    importance: 1,
    rivals: new Int32Array(),
    text: new Float32Array(),
    words: new Float32Array(),
    vector: { places: new Int32Array(), weights: new Float32Array() },
    pulls: new Float32Array(),
    recalled: new Float64Array(),
    looks: 0,
    lookedAt: 0,
  });
  const memory = createMemory();
  remember(example(3, 'quiet'), memory);
  for (const at of ['a', 'b', 'c']) remember(example(1, at), memory);
  remember(example(2, 'd'), memory);
  memory.next = 3;
  forgetOne(memory);
  expect(memory.examples.map(({ at }) => at)).toEqual(['quiet', 'b', 'c', 'd']);
  expect(memory.next).toBe(2);
  forgetOne(memory);
  forgetOne(memory);
  // all have one now: the oldest goes
  expect(memory.examples.map(({ at }) => at)).toEqual(['c', 'd']);
  expect(memory.byResponsibility.get(3)).toEqual([]);
});

describe('the memory in use', () => {
  /** All that the numbers of an example take, each place in memory once. */
  function buffersIn(value: unknown, found = new Set<ArrayBufferLike>()): Set<ArrayBufferLike> {
    if (ArrayBuffer.isView(value)) found.add(value.buffer);
    else if (typeof value === 'object' && value !== null)
      for (const each of Object.values(value)) buffersIn(each, found);
    return found;
  }
  const words = Array.from({ length: 90 }, (_, at) => `Wort${at * 7919}`).join(' ');

  it.each([
    ['of a few responsibilities', 0, true],
    ['of so many that the least telling features are left out', 10_000, false],
  ])('counts everything an example keeps, %s', (_, responsibilities, isWhole) => {
    const memory = remembering([]);
    for (let id = 1; id <= responsibilities; id++) slotOf(memory, id);
    for (const text of [words, `${words} Hotel`]) {
      const { signals, said } = decideFor(text, memory);
      const handoff = { signals, said, responsibilityId: 2, at: '2026-11-23', corrected: false };
      learn(memory, handoff, index);
    }
    for (const { blocks, vector } of memory.examples)
      expect(vector.places === blocks.places).toBe(isWhole);
    const kept = [...buffersIn(memory.examples)].map(({ byteLength }) => byteLength);
    const sum = kept.reduce((all, bytes) => all + bytes, 0);
    expect(bytesOf(memory)).toBe(memory.table.bytes() + sum);
  });
});

it('a few hand-offs against everything that was said take little of the trust in words and texts', () => {
  const { text, words } = remembering([
    ['Rechnung 1 vom Lieferanten', 3],
    ['Eingangsrechnungen: Rechnung 2, bitte zahlen', 3],
    ['Reisekosten, Hotel in Rostock', 1],
  ]).combination;
  expect(Math.min(text.factor, words.factor)).toBeGreaterThan(0.6);
});
