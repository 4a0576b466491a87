import type { Mail } from '../../src/core/mail.ts';
import type { Person } from '../../src/core/person.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';

/** Somebody called so; the id and the address follow from the name. */
export function person(name: string): Person {
  const oid = name.toLowerCase().replaceAll(' ', '-');
  return { oid, name, mail: `${oid}@firma.example` };
}

/** A responsibility that says nothing but what the test is about. */
export function responsibility(stated: Partial<Responsibility> & { id: number }): Responsibility {
  return {
    title: `Aufgabe ${stated.id}`,
    area: '',
    description: '',
    notHere: '',
    keywords: [],
    excludedPhrases: [],
    senderPatterns: [],
    mailboxes: [],
    owner: person(`Owner ${stated.id}`),
    deputies: [],
    team: [],
    informed: [],
    separateFrom: [],
    confidential: false,
    filing: false,
    ...stated,
  };
}

/** A plain mail from a stranger. */
export function mail(stated: Partial<Mail> & { text?: string; html?: string } = {}): Mail {
  const { text = '', html, ...rest } = stated;
  return {
    subject: '',
    from: { name: 'Max Fremd', address: 'max@fremd.example' },
    to: [{ name: '', address: 'info@firma.example' }],
    cc: [],
    receivedAt: '2026-11-23T08:00:00Z',
    body:
      html === undefined
        ? { contentType: 'text', content: text }
        : { contentType: 'html', content: html },
    attachmentNames: [],
    bulk: false,
    ...rest,
  };
}
