import type { HandoffRecord } from '../core/handoff-record.ts';
import { englishDay, escapeHtml, germanDay, linksOf } from './handoff-card.ts';
import type { LinkTo } from './ports.ts';

/**
 * The block for the top of a mail that its sender sends themselves: why you, what is asked and done, until when, and
 * what to do if it is not yours. In both languages, because nobody knows which the recipient reads; every value is escaped.
 */
export function ownSendCard(record: HandoffRecord, linkTo?: LinkTo): string {
  const links = linkTo === undefined ? '' : linksOf(record, linkTo);
  const note = escapeHtml(record.note).replaceAll('\n', '<br>');
  const german = lines(record, de).join('<br>');
  const english = `<div lang="en" style="font-size:12px;margin-top:6px">${lines(record, en).join('<br>')}</div>`;
  const parts = [german, note && `<p style="margin:8px 0">${note}</p>`, links, english];
  return `<div style="border-left:3px solid #0f6cbd;padding:6px 12px;margin:0 0 16px;font-family:'Segoe UI',sans-serif;font-size:14px">${parts.join('')}</div><p></p>`;
}

interface Words {
  head: (name: string) => string;
  owner: (title: string) => string;
  deputy: (name: string, title: string) => string;
  due: (day: string) => string;
  end: string;
}

const de: Words = {
  head: (name) => `Übergabe an ${name}`,
  owner: (title) => `Warum Sie: zuständig für „${title}“.`,
  deputy: (name, title) => `Warum Sie: in Vertretung von ${name}, „${title}“.`,
  due: (day) => `Frist: ${germanDay(day)}`,
  end: 'Nicht Ihre Sache? Bitte mit Baton weitergeben, in Outlook oder Teams.',
};

const en: Words = {
  head: (name) => `Handed off to ${name}`,
  owner: (title) => `Why you: responsible for “${title}”.`,
  deputy: (name, title) => `Why you: standing in for ${name}, “${title}”.`,
  due: (day) => `Due: ${englishDay(day)}`,
  end: 'Not yours? Please pass it on with Baton in Outlook or Teams.',
};

function lines({ owner, onBehalfOf, title, due }: HandoffRecord, words: Words): string[] {
  const about = escapeHtml(title);
  const why = onBehalfOf ? words.deputy(escapeHtml(onBehalfOf.name), about) : words.owner(about);
  return [
    `<b>${words.head(escapeHtml(owner.name))}</b>`,
    ...(title === '' ? [] : [why]),
    ...(due === undefined ? [] : [words.due(due)]),
    words.end,
  ];
}
