import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import { readRegister } from '../../src/core/register.ts';
import { type Suggestion, suggest } from '../../src/core/suggestion.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import entries from '../../src/sample/mails.json' with { type: 'json' };
import { mail } from '../support/register.ts';

const { register } = sampleCompany(new Date('2026-10-07T10:26:00Z'));
const { responsibilities } = readRegister(register.responsibilities);
const knowledge = {
  index: buildRegisterIndex(responsibilities),
  absences: [],
  today: '2026-10-07',
};

/** Nobody is away here: what is asked is the responsibility, not the person. */
const answered = entries.map((entry) => ({
  ...entry,
  suggestion: suggest(readRequest(mailOf(entry)), knowledge),
}));

function mailOf(entry: (typeof entries)[number]) {
  const headers = Object.keys(entry.headers ?? {}).map((name) => name.toLowerCase());
  return mail({
    subject: entry.subject,
    from: entry.from,
    to: entry.to,
    cc: entry.cc ?? [],
    mailbox: entry.mailbox,
    ...(entry.html === undefined ? { text: entry.text ?? '' } : { html: entry.html }),
    attachmentNames: entry.attachments ?? [],
    bulk: headers.includes('list-unsubscribe') || headers.includes('list-id'),
  });
}

function firstOf(suggestion: Suggestion): string | undefined {
  if (suggestion.kind === 'suggested') return suggestion.best.title;
  return suggestion.kind === 'unclear' ? suggestion.options[0]?.title : undefined;
}

const bandOf = (suggestion: Suggestion) =>
  suggestion.kind === 'suggested' ? suggestion.band : 'unclear';

describe('the mails of the sample company', () => {
  const owned = answered.flatMap((each) =>
    'title' in each.expected ? [{ ...each, title: each.expected.title }] : [],
  );
  const isRight = ({ suggestion, title }: (typeof owned)[number]) => firstOf(suggestion) === title;

  it('that have an owner get the right one first, nine out of ten', () => {
    const wrong = owned.filter((each) => !isRight(each)).map(({ id }) => id);
    expect(owned.length).toBeGreaterThan(40);
    expect(1 - wrong.length / owned.length, wrong.join(', ')).toBeGreaterThanOrEqual(0.9);
  });

  it('are right in nearly every case that Baton calls clear', () => {
    const clear = owned.filter(({ suggestion }) => bandOf(suggestion) === 'clear');
    expect(clear.length / owned.length).toBeGreaterThan(0.5);
    expect(clear.filter(isRight).length / clear.length).toBeGreaterThanOrEqual(0.95);
  });

  it('that belong to nobody are never called clear', () => {
    const open = answered.filter(
      ({ expected }) => 'kind' in expected && expected.kind !== 'newsletter',
    );
    expect(
      open.filter(({ suggestion }) => bandOf(suggestion) === 'clear').map(({ id }) => id),
    ).toEqual([]);
  });

  it('that are newsletters need nobody', () => {
    const newsletters = answered.filter(
      ({ expected }) => 'kind' in expected && expected.kind === 'newsletter',
    );
    expect(newsletters.map(({ suggestion }) => suggestion.kind)).toEqual(
      newsletters.map(() => 'nothing_to_do'),
    );
  });
});
