import { escapeHtml } from './handoff-card.ts';
import type { LinkTo } from './ports.ts';

/** What a mail from Baton to a colleague says, in both languages: nobody knows which one the reader has chosen. */
export interface LetterText {
  german: string;
  english: string;
  /** What it is about, a line each, in the language of the register. */
  lines: readonly string[];
  /** The place of the tab where it is settled. */
  place: string;
}

/** HTML without images; every value is escaped. */
export function letterHtml({ german, english, lines, place }: LetterText, linkTo?: LinkTo): string {
  const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  const open = 'In Baton öffnen · Open in Baton';
  const link = linkTo?.(place);
  return [
    `<p><b>${escapeHtml(german)}</b></p>`,
    `<p lang="en">${escapeHtml(english)}</p>`,
    list && `<ul>${list}</ul>`,
    link === undefined
      ? '<p>Öffnen Sie Baton in Teams oder Outlook. · Open Baton in Teams or Outlook.</p>'
      : `<p><a href="${escapeHtml(link)}">${open}</a></p>`,
  ].join('');
}
