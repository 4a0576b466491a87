import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { type Circumstances, decide } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import { noteOfRequest } from '../../src/core/note-of-request.ts';
import { readSignals, writeSignals } from '../../src/core/signals-column.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { mail, responsibility } from '../support/register.ts';

const today = '2026-11-23';
const day = '2026-11-12';
const rows = [
  ...['Zoll', 'Kantine', 'Heizung'].map((title, at) =>
    responsibility({ id: at + 1, title, keywords: [title] }),
  ),
  ...Array.from({ length: 60 }, (_, at) =>
    responsibility({ id: at + 4, title: `Sonstiges ${at}` }),
  ),
];
const index = buildRegisterIndex(rows);
const requestOf = (text: string) => readRequest(mail({ text }));
const ask = (text: string, conversation?: Circumstances['conversation']) =>
  suggest(requestOf(text), {
    index,
    absences: [],
    today,
    ...(conversation && { conversation }),
  });

describe('a mail that goes on in a conversation', () => {
  it('is for whoever has the conversation, though its words say nothing, and the reason is told', () => {
    const text = 'Ja, das passt so für uns.';
    expect(ask(text)).toMatchObject({ kind: 'unclear', reason: 'nothing_speaks' });
    expect(ask(text, { responsibilityId: 3, day })).toMatchObject({
      kind: 'suggested',
      band: 'clear',
      best: { responsibilityId: 3, evidence: [{ kind: 'conversation', found: day }] },
    });
  });

  it('is for another one whose words and likeness say so, and the conversation stays in sight', () => {
    const suggestion = ask('Neues Thema: Der Zoll fragt nach der Ware. Zoll, Zoll, Zoll!', {
      responsibilityId: 3,
      day,
    });
    const ids =
      suggestion.kind === 'suggested'
        ? [suggestion.best, ...suggestion.alternatives]
        : suggestion.kind === 'unclear'
          ? suggestion.options
          : [];
    expect(ids.map(({ responsibilityId }) => responsibilityId)).toEqual([1, 3]);
  });

  it('names the next step of a process beside it, once its own step is done', () => {
    const conversation = { responsibilityId: 3, day, nextStepId: 2 };
    expect(ask('Ja, das passt so für uns.', conversation)).toMatchObject({
      best: { responsibilityId: 3 },
      alternatives: [{ responsibilityId: 2, evidence: [{ kind: 'next_step', found: day }] }],
    });
    // a few words are enough then
    expect(ask('Bitte jetzt an die Kantine geben.', conversation)).toMatchObject({
      best: { responsibilityId: 2 },
    });
  });

  it('says as much in a large register as in a small one', () => {
    const shareIn = (size: number) => {
      const some = Array.from({ length: size }, (_, at) =>
        responsibility({ id: at + 1, title: `Sonstiges ${at}` }),
      );
      const conversation = { responsibilityId: 2, day };
      const features = featuresOf(requestOf('Ja, gut.'));
      return decide(features, buildRegisterIndex(some), { conversation }).accept;
    };
    for (const size of [2, 20, 2000]) expect(shareIn(size)).toBeCloseTo(0.8, 1);
  });

  it('is asked about like any other where the row is gone, out of force or ruled out by a phrase', () => {
    const text = 'Der Zoll fragt nach.';
    expect(ask(text, { responsibilityId: 999, day, nextStepId: 998 })).toEqual(ask(text));
    const ended = [...rows, responsibility({ id: 70, title: 'Alt', validTo: '2026-01-31' })];
    const excluded = [...rows, responsibility({ id: 70, title: 'Alt', excludedPhrases: ['Zoll'] })];
    for (const more of [ended, excluded]) {
      const decision = decide(featuresOf(requestOf(text)), buildRegisterIndex(more), {
        today,
        conversation: { responsibilityId: 70, day },
      });
      expect(decision.ranking[0]?.responsibility.id).toBe(1);
    }
  });

  it('is kept as it was proposed, and learned without the conversation', () => {
    const request = requestOf('Ja, das passt so für uns.');
    const conversation = { responsibilityId: 3, day };
    const note = noteOfRequest(request, { index, today, conversation });
    expect(note).toMatchObject({ suggestedId: 3, band: 'clear' });
    expect(readSignals(note.signals)).toEqual(
      readSignals(writeSignals(decide(featuresOf(request), index))),
    );
  });
});
