import type { Folder, Language } from '../../state.ts';
import { type MessageRow, nameOf } from '../../tenant/message.ts';
import { WORDS } from '../../words/words.ts';
import { shortDate } from '../../words/dates.ts';
import { avatar } from '../../shell/avatar.ts';
import { el, setAttributes, spoken } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';

/** The row's element outlives its content, so that focus and scroll position stay when something changes. */
export function createRow({ id }: MessageRow): HTMLElement {
  return el('div', {
    class: 'row',
    role: 'option',
    tabindex: '-1',
    'data-testid': 'mail',
    'data-id': id,
  });
}

export function fillRow(
  element: HTMLElement,
  row: MessageRow,
  folder: Folder,
  lang: Language,
  now: Date,
): void {
  const words = WORDS[lang].list;
  const other = otherSide(row, folder, lang);
  const signature = JSON.stringify([row, other, shortDate(row.receivedAt, lang, now)]);
  if (element.dataset['shown'] === signature) return;
  element.dataset['shown'] = signature;
  setAttributes(element, { 'data-subject': row.subject, 'data-unread': String(row.unread) });
  const sent = folder === 'sentitems';
  element.replaceChildren(
    avatar(sent ? nameOf(row.to[0] ?? row.from) : nameOf(row.from)),
    spoken(row.unread ? `${words.unread}. ` : ''),
    el('span', { class: 'row-from' }, other),
    el(
      'time',
      { class: 'row-time', datetime: row.receivedAt },
      shortDate(row.receivedAt, lang, now),
    ),
    el('span', { class: 'row-subject' }, row.subject || words.noSubject),
    row.hasAttachments ? attachmentSign(words.attachment) : '',
    el('span', { class: 'row-preview' }, row.preview),
  );
}

function attachmentSign(words: string): HTMLElement {
  return el('span', { class: 'row-signs' }, icon('clip'), spoken(words));
}

/** Whom the row names: the sender, or in the sent items the recipients. */
function otherSide(row: MessageRow, folder: Folder, lang: Language): string {
  const words = WORDS[lang].list;
  if (folder === 'sentitems') return words.to(row.to.map(nameOf).join(', '));
  return nameOf(row.from) || words.noSender;
}
