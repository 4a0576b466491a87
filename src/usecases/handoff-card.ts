import { goesToPartner, type HandoffRecord } from '../core/handoff-record.ts';
import type { LinkTo } from './ports.ts';

/**
 * The block that stands above the forwarded mail: who hands what to whom, until when, with which words. In German and
 * in English, because nobody knows which of the two the recipient reads. HTML, no images, no colours of text that
 * a dark screen would lose; every value is escaped. The links lead a phone, which has no pane, to the hand-off in
 * Teams: there it is asked before anything is done.
 */
export function handoffCard(record: HandoffRecord, linkTo?: LinkTo): string {
  const words = goesToPartner(record) ? outside : inside;
  const [german, english] = [words.de(record), words.en(record)].map((lines) =>
    lines.filter((line) => line !== '').join('<br>'),
  );
  const note = escapeHtml(record.note).replaceAll('\n', '<br>');
  const links = linkTo === undefined || goesToPartner(record) ? '' : linksOf(record, linkTo);
  const parts = [
    german,
    note && `<p style="margin:8px 0">${note}</p>`,
    links,
    english && small(english),
  ];
  return `<div style="border-left:3px solid #0f6cbd;padding:6px 12px;margin:0 0 16px;font-family:'Segoe UI',sans-serif;font-size:14px">${parts.join('')}</div>`;
}

/** In both languages at once: a second row of the same links would say nothing new. */
const linked = [
  ['accept', 'Annehmen', 'Accept'],
  ['pass_on', 'Weitergeben', 'Pass on'],
  ['done', 'Erledigt', 'Done'],
] as const;

/** Where a phone, which has no pane, accepts, passes on and finishes. */
export function linksOf({ handoffKey }: HandoffRecord, linkTo: LinkTo): string {
  const links = linked.map(([action, german, english]) => {
    const link = escapeHtml(linkTo(`handoffs/${handoffKey}?do=${action}`));
    return `<a href="${link}" style="display:inline-block;padding:8px 0">${german} (<span lang="en">${english}</span>)</a>`;
  });
  return `<p style="margin:8px 0">${links.join(' &nbsp;·&nbsp; ')}</p>`;
}

type Lines = (record: HandoffRecord) => string[];

const inside: Record<'de' | 'en', Lines> = {
  de: (record) => [
    `<b>Übergabe an ${escapeHtml(record.owner.name)}${about(record)}</b>`,
    `Von ${escapeHtml(record.handedOffBy.name)}${due(record, ', Frist ', germanDay)}`,
    record.onBehalfOf ? `In Vertretung von ${escapeHtml(record.onBehalfOf.name)}` : '',
    'Antworten gehen an den Absender der Anfrage. Annehmen oder ablehnen: in Outlook oder Teams mit Baton.',
  ],
  en: (record) => [
    `<b>Handed off to ${escapeHtml(record.owner.name)}</b> by ${escapeHtml(record.handedOffBy.name)}${due(record, ', due ', englishDay)}`,
    record.onBehalfOf ? `Standing in for ${escapeHtml(record.onBehalfOf.name)}` : '',
    'Answers go to the sender of the request. Accept or decline in Outlook or Teams with Baton.',
  ],
};

/** A partner learns who asks and until when, and nothing of how the company is organised. */
const outside: Record<'de' | 'en', Lines> = {
  de: (record) => [
    `<b>Auftrag an ${escapeHtml(record.partner?.name ?? '')}${about(record)}</b>`,
    `Von ${escapeHtml(record.handedOffBy.name)}${due(record, ', Frist ', germanDay)}`,
    'Bitte antworten Sie auf diese Mail.',
  ],
  en: (record) => [
    `<b>For ${escapeHtml(record.partner?.name ?? '')}</b>, from ${escapeHtml(record.handedOffBy.name)}${due(record, ', due ', englishDay)}`,
    'Please reply to this mail.',
  ],
};

function small(html: string): string {
  return `<div lang="en" style="font-size:12px;margin-top:6px">${html}</div>`;
}

function about({ title }: HandoffRecord): string {
  return title === '' ? '' : ` · ${escapeHtml(title)}`;
}

function due({ due: day }: HandoffRecord, word: string, say: (day: string) => string): string {
  return day === undefined ? '' : word + say(day);
}

export function germanDay(day: string): string {
  return day.split('-').toReversed().join('.');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function englishDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
