import type { HandoffRecord } from '../core/handoff-record.ts';

/** The block that stands above the forwarded mail: who hands what to whom, until when, with which words. HTML, no images; every value is escaped. */
export function handoffCard(record: HandoffRecord): string {
  const lines = [
    `<b>Übergabe an ${escapeHtml(record.owner.name)}${record.title && ` · ${escapeHtml(record.title)}`}</b>`,
    `Von ${escapeHtml(record.handedOffBy.name)}${dueText(record)}`,
    record.onBehalfOf && `In Vertretung von ${escapeHtml(record.onBehalfOf.name)}`,
    record.note && escapeHtml(record.note).replaceAll('\n', '<br>'),
    'Antworten gehen an den Absender der Anfrage. Annehmen oder ablehnen: in Outlook oder Teams mit Baton.',
  ].filter(Boolean);
  return `<div style="border-left:3px solid #0f6cbd;padding:6px 12px;margin:0 0 16px;font-family:'Segoe UI',sans-serif;font-size:14px">${lines.join('<br>')}</div>`;
}

function dueText({ due }: HandoffRecord): string {
  if (due === undefined) return '';
  const [year, month, day] = due.split('-');
  return `, Frist ${day}.${month}.${year}`;
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
