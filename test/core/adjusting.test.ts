import { expect, it } from 'vitest';
import { adjust } from '../../src/core/adjusting.ts';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOfText } from '../../src/core/features.ts';
import { learn } from '../../src/core/learning.ts';
import { createMemory, type Example, type Memory, recallAt } from '../../src/core/memory.ts';
import { responsibility } from '../support/register.ts';

/** A memory of a register of so many, and one example of it that was just learned. */
function learnedFrom(size: number): { memory: Memory; example: Example } {
  const index = buildRegisterIndex(
    Array.from({ length: size }, (_, at) => responsibility({ id: at + 1, title: `Ort ${at + 1}` })),
  );
  const memory = createMemory();
  for (const responsibilityId of [3, 5, 3, 8]) {
    const features = featuresOfText(`Vorgang am Ort ${responsibilityId}`, 'Bitte um Antwort');
    const { signals, said } = decide(features, index, { memory });
    learn(memory, { signals, said, responsibilityId, at: '', corrected: false }, index);
  }
  const [example] = memory.examples;
  if (example === undefined) throw new Error('nothing was learned');
  return { memory, example };
}

/** The rivals of which the example knows what was learned says for them. */
function knownRivals({ rivals, recalled, vector }: Example, memory: Memory): number[] {
  const now = recallAt(rivals, vector, memory);
  const isKnown = (at: number) => Math.abs((now[at] ?? 0) - (recalled[at] ?? 0)) < 0.01;
  return Array.from(rivals.keys()).filter(isKnown);
}

/** What others teach changes what is said for every rival, and some of them just got a request. */
function teach({ rivals, vector }: Example, memory: Memory, isTaught: (at: number) => boolean) {
  memory.learned += 1;
  for (const [at, slot] of rivals.entries()) {
    memory.table.add(vector.places[0] ?? 0, slot, 1);
    if (isTaught(at)) memory.latest[slot] = memory.learned;
  }
}

it('asks about every rival at every look where there are few', () => {
  const { memory, example } = learnedFrom(20);
  teach(example, memory, () => false);
  expect(knownRivals(example, memory)).toHaveLength(0);
  adjust(example, memory);
  expect(knownRivals(example, memory)).toHaveLength(20);
});

it('of many asks about those it pulls and those that got a request meanwhile, and every fourth time about all', () => {
  const { memory, example } = learnedFrom(90);
  while (example.looks % 4 !== 0) adjust(example, memory);
  teach(example, memory, (at) => at % 9 === 5);
  const { pulls } = example;
  const asked = Array.from(pulls.keys()).filter((at) => pulls[at] !== 0 || at % 9 === 5);
  expect(asked.length).toBeLessThan(32);
  for (let look = 0; look < 3; look++) {
    adjust(example, memory);
    expect(knownRivals(example, memory)).toEqual(expect.arrayContaining(asked));
    expect(knownRivals(example, memory).length).toBeLessThan(48);
  }
  adjust(example, memory);
  expect(knownRivals(example, memory)).toHaveLength(64);
});
