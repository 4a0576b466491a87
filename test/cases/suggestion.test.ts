import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import { type Suggestion, suggest } from '../../src/core/suggestion.ts';
import { mail } from '../support/register.ts';
import { register } from './register.ts';
import { type Case, cases } from './suggestion.cases.ts';

const knowledge = { index: buildRegisterIndex(register), absences: [], today: '2026-11-23' };

it.each(cases)('$expect: "$subject" ($why)', (each) => {
  const suggestion = suggest(readRequest(mailOf(each)), knowledge);
  expect(answerOf(suggestion), JSON.stringify(suggestion, null, 1)).toBe(each.expect);
  if (each.band !== undefined) expect(bandOf(suggestion, each.band)).toBe(each.band);
});

it('never proposes anybody who does not stand in the register', () => {
  const known = new Set(
    register.flatMap(({ owner, deputies }) =>
      [owner, ...deputies].map(({ mail: address }) => address),
    ),
  );
  for (const each of cases) {
    const suggestion = suggest(readRequest(mailOf(each)), knowledge);
    for (const { recipient } of candidatesOf(suggestion))
      expect(known).toContain(recipient.person.mail);
  }
});

function mailOf({ subject = '', text = '', html, from, mailbox, attachments = [], bulk }: Case) {
  return mail({
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(from !== undefined && { from: { name: '', address: from } }),
    ...(mailbox !== undefined && { mailbox }),
    attachmentNames: attachments,
    bulk: bulk ?? false,
  });
}

function answerOf(suggestion: Suggestion): string {
  if (suggestion.kind === 'suggested') return suggestion.best.title;
  return suggestion.kind === 'unclear' ? 'unclear' : 'newsletter';
}

function candidatesOf(suggestion: Suggestion) {
  if (suggestion.kind === 'suggested') return [suggestion.best, ...suggestion.alternatives];
  return suggestion.kind === 'unclear' ? suggestion.options : [];
}

function bandOf(suggestion: Suggestion, wanted: string): string {
  const band = suggestion.kind === 'suggested' ? suggestion.band : 'unclear';
  return wanted === 'not clear' && band !== 'clear' ? 'not clear' : band;
}
