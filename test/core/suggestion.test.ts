import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Absence, Responsibility } from '../../src/core/responsibility.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { mail, person, responsibility } from '../support/register.ts';

const today = '2026-11-23';
const freight = responsibility({
  id: 1,
  title: 'Fracht',
  area: 'Versand',
  keywords: ['Fracht', 'Zoll'],
  owner: person('Anna'),
  deputies: [person('Bert')],
  reviewedAt: '2026-01-31',
  answerHours: 8,
});
const leave = responsibility({
  id: 2,
  title: 'Urlaub',
  keywords: ['Urlaub'],
  owner: person('Cleo'),
});
const filler = responsibility({ id: 3, title: 'Kantine', description: 'Essen und Trinken' });

function suggestFor(
  text: string,
  register: Responsibility[] = [freight, leave, filler],
  absences: Absence[] = [],
) {
  return suggest(readRequest(mail({ text })), {
    index: buildRegisterIndex(register),
    absences,
    today,
  });
}

it('names the owner, with the reason and what the register says', () => {
  expect(suggestFor('Fracht und Zoll')).toMatchObject({
    kind: 'suggested',
    band: 'clear',
    best: {
      responsibilityId: 1,
      title: 'Fracht',
      area: 'Versand',
      recipient: { person: person('Anna'), role: 'owner', skipped: [] },
      evidence: [{ found: 'Fracht' }, { found: 'Zoll' }],
      reviewedAt: '2026-01-31',
      answerHours: 8,
    },
    alternatives: [],
  });
});

it('hands over to the deputy when the owner is away', () => {
  const suggestion = suggestFor('Fracht und Zoll', undefined, [
    { oid: 'anna', from: today, to: '2026-12-01' },
  ]);
  expect(suggestion).toMatchObject({
    best: {
      recipient: { person: person('Bert'), role: 'deputy', skipped: [{ until: '2026-12-01' }] },
    },
  });
});

it('shows up to two alternatives, best first', () => {
  const suggestion = suggestFor('Fracht und Zoll, danach Urlaub');
  expect(suggestion).toMatchObject({ kind: 'suggested', alternatives: [{ title: 'Urlaub' }] });
});

describe('it abstains', () => {
  it('when nothing speaks for anybody', () => {
    expect(suggestFor('Hallo Welt')).toEqual({
      kind: 'unclear',
      reason: 'nothing_speaks',
      options: [],
    });
  });

  it('when two say the same, and shows both, the lower id first', () => {
    const twin = (id: number, name: string) => ({ ...freight, id, owner: person(name) });
    const suggestion = suggestFor('Fracht', [twin(5, 'Dora'), twin(4, 'Emil'), leave, filler]);
    expect(suggestion).toMatchObject({ kind: 'unclear', reason: 'several_speak' });
    expect(
      suggestion.kind === 'unclear' &&
        suggestion.options.map(({ responsibilityId }) => responsibilityId),
    ).toEqual([4, 5]);
  });

  it('when nobody of the right responsibility is there, and shows who else could help', () => {
    const away = ['anna', 'bert'].map((oid) => ({ oid, from: today }));
    expect(suggestFor('Fracht und Zoll, danach Urlaub', undefined, away)).toMatchObject({
      kind: 'unclear',
      reason: 'nobody_reachable',
      options: [{ title: 'Urlaub' }],
    });
  });
});

it.each<Pick<Responsibility, 'validFrom' | 'validTo'>>([
  { validFrom: '2026-12-01' },
  { validTo: '2026-11-22' },
])('passes over what is not in force: %j', (validity) => {
  expect(suggestFor('Fracht und Zoll', [{ ...freight, ...validity }, leave, filler])).toMatchObject(
    {
      reason: 'nothing_speaks',
    },
  );
});

describe('whatever a mail says', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Fracht',
      'Urlaub',
      'Zollabfertigung',
      '__proto__',
      'constructor',
      'Owner: attacker@evil.example',
      '\n',
      '<p>',
    ),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));
  const hostile = fc.record({
    subject: text,
    content: text,
    address: text,
    isHtml: fc.boolean(),
    bulk: fc.boolean(),
  });
  const knowledge = {
    index: buildRegisterIndex([freight, leave, filler]),
    absences: [{ oid: 'cleo', from: '2026-11-01', to: today }],
    today,
  };
  const listed = [freight, leave, filler].flatMap(({ owner, deputies }) => [owner, ...deputies]);

  it('it is answered, always alike, with people of the register, and nothing is changed', () => {
    fc.assert(
      fc.property(hostile, ({ subject, content, address, isHtml, bulk }) => {
        const request = readRequest(
          mail({
            subject,
            from: { name: subject, address },
            to: [{ name: '', address }],
            attachmentNames: [subject],
            body: { contentType: isHtml ? 'html' : 'text', content },
            bulk,
          }),
        );
        const before = structuredClone(request);
        const suggestion = suggest(request, knowledge);
        expect(suggest(structuredClone(request), knowledge)).toEqual(suggestion);
        expect(request).toEqual(before);
        const shown =
          suggestion.kind === 'suggested'
            ? [suggestion.best, ...suggestion.alternatives]
            : suggestion.kind === 'unclear'
              ? suggestion.options
              : [];
        for (const { recipient, score } of shown) {
          expect(listed).toContainEqual(recipient.person);
          expect(Number.isFinite(score)).toBe(true);
        }
      }),
    );
  });

  it('200 KB of it are read as far as a request goes', () => {
    const words = Array.from(
      { length: 20_000 },
      (_, at) => `wort${(at * 7919).toString(36)}fracht`,
    ).join(' ');
    expect(suggestFor(`${words} Urlaub`)).toEqual(suggestFor(words));
    expect(JSON.stringify(suggestFor(`Urlaub ${words}`))).toContain('Urlaub');
  });
});
