import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { learn } from '../../src/core/learning.ts';
import { readRequest } from '../../src/core/mail.ts';
import { createMemory } from '../../src/core/memory.ts';
import { proposalOf } from '../../src/core/proposal.ts';
import { mail, responsibility } from '../support/register.ts';

/** Large enough that what was learned of one request is still little. */
const index = buildRegisterIndex(
  Array.from({ length: 40 }, (_, at) =>
    responsibility({ id: at + 1, title: `Aufgabe ${at + 1}`, description: `Thema${at + 1}` }),
  ),
);
const request = (text: string) => featuresOf(readRequest(mail({ text })));
const strange = 'Quittung vom Parkplatz am Flughafen';

/** After so many such requests to each of these. */
function proposedAfter(given: [number, number][], text = strange, at = '2026-11-23') {
  const memory = createMemory();
  for (const [responsibilityId, times] of given)
    for (let time = 0; time < times; time++) {
      const { signals, said } = decide(request(strange), index, { memory });
      learn(memory, { signals, said, responsibilityId, at, corrected: false }, index);
    }
  const features = request(text);
  return proposalOf(decide(features, index, { memory }), features, memory);
}

describe('what is shown of a decision', () => {
  it('is nothing where no word and no earlier request speaks for anybody', () => {
    const features = request(strange);
    expect(proposalOf(decide(features, index), features, undefined)).toEqual({
      ranked: [],
      band: 'unclear',
    });
  });

  it('is whoever got such a request before, with the day and how often', () => {
    const { ranked } = proposedAfter([[5, 1]]);
    expect(ranked[0]).toMatchObject({
      responsibility: { id: 5 },
      evidence: [
        { kind: 'earlier_request', found: '2026-11-23', matched: '1' },
        { kind: 'sender_history', matched: '1' },
      ],
    });
  });

  it.each([
    ['2026-03-11T22:30:00Z', '2026-03-11'],
    ['2026-03-11T23:30:00Z', '2026-03-12'],
    ['2026-07-11T22:30:00Z', '2026-07-12'],
    ['', ''],
  ])('tells the day it was in Germany: %s → %s', (at, found) => {
    const { ranked } = proposedAfter([[5, 1]], strange, at);
    expect(ranked[0]?.evidence[0]).toMatchObject({ kind: 'earlier_request', found });
  });

  it('is at least likely after three such requests', () => {
    expect(proposedAfter([[5, 3]]).band).not.toBe('unclear');
  });

  it('tells nothing of earlier requests that were about something else', () => {
    const { ranked } = proposedAfter([[5, 3]], 'Angebot für Fenster');
    expect(ranked.flatMap(({ evidence }) => evidence.map(({ kind }) => kind))).not.toContain(
      'earlier_request',
    );
  });
});
