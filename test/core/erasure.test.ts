import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/canonical-json.ts';
import { type ErasureWish, wantedErasures } from '../../src/core/erasure.ts';

const tim = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';

/** A finished hand-off whose only event says the same as its row. */
function wanted(fields: Record<string, Json>, wish: ErasureWish) {
  const payload = JSON.stringify({
    actor: {},
    at: '2026-11-25T10:00:00Z',
    event: 1,
    format: 'baton-event/1',
    handoff: 'a',
    log: 'l',
    previous: '',
    set: {},
  });
  const entries = Object.entries(fields).map(([name, value]) => [name, ['00', value]]);
  const Disclosures = JSON.stringify(Object.fromEntries(entries));
  const row = { HandoffKey: 'a', State: 'done', MailState: 'sent', ...fields };
  const [erasure] = wantedErasures(
    {
      log: 'l',
      handoffs: [{ id: '1', fields: row }],
      events: [{ id: '1', fields: { Payload: payload, Disclosures } }],
      checkpoints: [],
    },
    wish,
  );
  return erasure?.events[1] ?? [];
}

const person = (...names: string[]): ErasureWish => ({
  kind: 'person',
  whom: { oids: [], names },
});
const people = { OwnerOid: tim, OwnerName: 'Tim Krause', HandedOffByName: 'Petra Hansen' };

const cases: [string, Record<string, Json>, ErasureWish, string[]][] = [
  ['id and name of a person go together', people, person('tim krause'), ['OwnerOid', 'OwnerName']],
  [
    'somebody else of the same name stays when the id is known',
    { ...people, HandedOffByOid: other, HandedOffByName: 'Tim Krause' },
    { kind: 'person', whom: { oids: [tim], names: ['tim krause'] } },
    ['OwnerOid', 'OwnerName'],
  ],
  [
    'an actor is found by id',
    { actor: { oid: tim, name: 'T. Krause' } },
    { kind: 'person', whom: { oids: [tim], names: [] } },
    ['actor'],
  ],
  [
    'a text that names the person goes as a whole',
    { Note: 'Bitte an Tim KRAUSE', Title: 'Anfrage' },
    person('tim krause'),
    ['Note'],
  ],
  [
    'with the sender goes everything of their mail',
    { ...people, SenderName: 'Jana Brandt', Title: 'Anfrage', MessageId: 'x', Signals: 'y' },
    person('jana brandt'),
    ['SenderName', 'Title', 'MessageId', 'Signals'],
  ],
  ['who is not named loses nothing', people, person('jana brandt'), []],
  ['all of it', people, { kind: 'handoffs', keys: ['a'] }, Object.keys(people)],
  ['nothing of another hand-off', people, { kind: 'handoffs', keys: ['b'] }, []],
];

describe('what is erased', () => {
  it.each(cases)('%s', (_why, fields, wish, expected) => {
    expect(wanted(fields, wish)).toEqual(expected);
  });
});
