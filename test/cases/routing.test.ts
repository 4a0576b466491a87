import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/core/mail.ts';
import { type Suggestion, suggest } from '../../src/core/suggestion.ts';
import {
  type Entry,
  hasOwner,
  knowledge,
  mailOf,
  noRequests,
  proposalsOf,
  responsibilities,
  routingMails,
} from './routing-mails.ts';

/** Shares reached when they were last raised, rounded down. They only ever rise: who makes it better, raises them. */
const floor = { first: 0.9, amongThree: 0.94, rightWhenClear: 0.97, bothNamed: 0.8 };

const isClear = (suggestion: Suggestion) =>
  suggestion.kind === 'suggested' && suggestion.band === 'clear';

const answered = routingMails.map((entry) => {
  const suggestion = suggest(readRequest(mailOf(entry)), knowledge);
  return { ...entry, suggestion, proposals: proposalsOf(suggestion) };
});
const owned = answered.filter(hasOwner);
const withTwo = answered.filter(({ expected }) => expected.includes(' + '));
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;
const subjectsOf = (entries: readonly Entry[]) =>
  entries.map(({ subject, expected }) => `${subject} → ${expected}`).join('\n');

describe('routing.md', () => {
  it('holds at least 150 mails, each with a sender, a text, an expectation and a reason', () => {
    expect(answered.length).toBeGreaterThanOrEqual(150);
    expect(
      answered.filter(
        ({ facts, text, expected, why }) =>
          !/ <\S+@\S+>$/.test(facts.get('Von') ?? '') || [text, expected, why].includes(''),
      ),
    ).toEqual([]);
  });

  it('expects titles that stand in the register, or one of the words it explains', () => {
    const titles = new Set(responsibilities.map(({ title }) => title));
    expect(owned.filter(({ expected }) => !titles.has(expected))).toEqual([]);
  });

  it('has mails for all nine fields of work, and for every responsibility in force', () => {
    const expected = new Set(owned.map((each) => each.expected));
    const without = responsibilities.filter(({ title }) => !expected.has(title));
    expect(without.map(({ title }) => title)).toEqual([]);
    expect(new Set(responsibilities.map(({ area }) => area)).size).toBe(9);
  });
});

describe('the mails of routing.md', () => {
  const first = owned.filter(({ proposals: [best], expected }) => best?.title === expected);
  const amongThree = owned.filter(({ proposals, expected }) =>
    proposals.slice(0, 3).some(({ title }) => title === expected),
  );
  const clear = answered.filter(({ suggestion }) => isClear(suggestion));
  const wrongThoughClear = clear.filter(
    ({ proposals: [best], expected }) => best?.title !== expected,
  );

  const figures = [
    `of ${owned.length} with an owner ${first.length} first, ${amongThree.length} among three`,
    `of ${clear.length} called clear ${wrongThoughClear.length} wrong`,
  ].join('; ');

  it(`reach at least what they reached before (${figures})`, () => {
    const missed = owned.filter((each) => !first.includes(each));
    expect(share(first, owned), subjectsOf(missed)).toBeGreaterThanOrEqual(floor.first);
    expect(share(amongThree, owned)).toBeGreaterThanOrEqual(floor.amongThree);
    expect(1 - share(wrongThoughClear, clear), subjectsOf(wrongThoughClear)).toBeGreaterThanOrEqual(
      floor.rightWhenClear,
    );
  });

  it('never go to anybody who does not stand in the register for it', () => {
    const people = new Map(
      responsibilities.map(({ id, owner, deputies, team }) => [
        id,
        [owner, ...deputies, ...team].map(({ oid }) => oid),
      ]),
    );
    for (const { proposals, subject } of answered) {
      for (const { responsibilityId, recipient } of proposals) {
        expect(people.get(responsibilityId), subject).toContain(recipient.person.oid);
      }
    }
  });

  const bothNamed = withTwo.filter(({ proposals, expected }) => {
    const titles = new Set(proposals.map(({ title }) => title));
    return expected.split(' + ').every((title) => titles.has(title));
  });

  it(`that make two requests are told from all others (both named in ${bothNamed.length} of ${withTwo.length})`, () => {
    const seen = answered.filter(
      ({ suggestion }) => suggestion.kind === 'unclear' && suggestion.reason === 'two_requests',
    );
    expect(subjectsOf(seen)).toBe(subjectsOf(withTwo));
    expect(withTwo.length).toBeGreaterThanOrEqual(6);
    expect(share(bothNamed, withTwo)).toBeGreaterThanOrEqual(floor.bothNamed);
  });

  it('advise caution where it is written, of what is written, and nowhere else', () => {
    const advised = answered.map(({ subject, suggestion }) => [
      subject,
      (suggestion.cautions ?? []).map(({ kind }) => kind),
    ]);
    expect(advised).toEqual(answered.map(({ subject, cautions }) => [subject, cautions]));
  });

  it('that may be a fraud are never clear', () => {
    const doubtful = answered.filter(
      ({ expected, cautions }) => cautions.length > 0 && expected === 'niemand',
    );
    expect(doubtful.length).toBeGreaterThanOrEqual(7);
    expect(subjectsOf(doubtful.filter(({ suggestion }) => isClear(suggestion)))).toBe('');
  });

  for (const kind of noRequests) {
    it(`that are no requests leave nothing to hand off: ${kind}`, () => {
      const entries = answered.filter(({ expected }) => expected === kind);
      expect(entries.length).toBeGreaterThan(3);
      const others = entries.filter(({ suggestion }) => suggestion.kind !== 'nothing_to_do');
      expect(subjectsOf(others)).toBe('');
    });
  }
});
