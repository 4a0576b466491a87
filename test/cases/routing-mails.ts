import { readFileSync } from 'node:fs';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRegister } from '../../src/core/register.ts';
import type { Candidate, Suggestion } from '../../src/core/suggestion.ts';
import { sampleCompany } from '../../src/sample/company.ts';
import { mail } from '../support/register.ts';

const { register } = sampleCompany(new Date('2026-11-23T10:26:00Z'));
export const { responsibilities } = readRegister(register.responsibilities);
/** Nobody is away here: what is asked is the responsibility, not the person. */
export const knowledge = {
  index: buildRegisterIndex(responsibilities),
  absences: [],
  today: '2026-11-23',
};

/** What routing.md may expect instead of a responsibility. */
export const openOutcomes = ['niemand', 'unklar'];
export const noRequests = ['Newsletter', 'Abwesenheitsnotiz', 'Zustellfehler'];

/** A mail of routing.md and what is expected of it. */
export interface Entry {
  subject: string;
  /** Name and address, recipients, attachments, by the label before the colon. */
  facts: ReadonlyMap<string, string>;
  text: string;
  /** Kinds of cautions, the first one first. */
  cautions: string[];
  expected: string;
  why: string;
}

function readEntries(markdown: string): Entry[] {
  return markdown
    .split(/^### /m)
    .slice(1)
    .map((section) => readEntry(section.split(/^## /m, 1)[0] ?? ''));
}

function readEntry(section: string): Entry {
  const [subject = '', facts = '', ...rest] = section.split('\n').filter((line) => line !== '');
  const verdict = /^→ \*\*(.+)\*\*: (.+)$/.exec(rest.at(-1) ?? '');
  return {
    subject: subject === '(ohne Betreff)' ? '' : subject,
    facts: new Map(
      facts.split(' · ').map((fact) => {
        const [label = '', value = ''] = fact.split(': ');
        return [label, value];
      }),
    ),
    text: rest
      .filter((line) => line.startsWith('> '))
      .map((line) => line.slice(2))
      .join('\n'),
    cautions: (rest.find((line) => line.startsWith('⚠ ')) ?? '')
      .slice(2)
      .split(', ')
      .filter(Boolean),
    expected: verdict?.[1] ?? '',
    why: verdict?.[2] ?? '',
  };
}

export function mailOf({ subject, facts, text }: Entry) {
  const [, name = '', address = ''] = /^(.*) <(.+)>$/.exec(facts.get('Von') ?? '') ?? [];
  const replyTo = facts.get('Antwort');
  const mailbox = facts.get('An') ?? 'info@nordlicht-technik.example';
  return mail({
    subject,
    text,
    from: { name, address },
    to: [{ name: '', address: mailbox }],
    mailbox,
    attachmentNames: facts.get('Anhang')?.split(', ') ?? [],
    ...(replyTo !== undefined && { replyTo: [{ name: '', address: replyTo }] }),
    bulk: facts.has('Verteiler'),
  });
}

/** Everybody a suggestion names, the first one first. */
export function proposalsOf(suggestion: Suggestion): Candidate[] {
  if (suggestion.kind === 'suggested') return [suggestion.best, ...suggestion.alternatives];
  return suggestion.kind === 'unclear' ? suggestion.options : [];
}

export const routingMails: readonly Entry[] = readEntries(
  readFileSync(new URL('routing.md', import.meta.url), 'utf8'),
);

/** One responsibility is right. */
export function hasOwner({ expected }: Pick<Entry, 'expected'>): boolean {
  return ![...openOutcomes, ...noRequests].includes(expected) && !expected.includes(' + ');
}
