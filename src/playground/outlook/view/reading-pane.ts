import type { Language } from '../../state.ts';
import { type Address, type Message, nameOf } from '../../tenant/message.ts';
import { fileSize, longDate } from '../../words/dates.ts';
import { WORDS } from '../../words/words.ts';
import { avatar } from '../../shell/avatar.ts';
import { button, el } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';
import { mailFrame } from './mail-frame.ts';

export interface ReadingPane {
  element: HTMLElement;
  showNothing(): void;
  showLoading(): void;
  showSeveral(count: number): void;
  showProblem(problem: string): void;
  showMail(message: Message): void;
  /** What is being written takes the place of what is read. */
  showDraft(form: HTMLElement): void;
}

/** What is begun with the mail that is read. */
export interface MailAnswers {
  forward(message: Message): void;
  reply(message: Message): void;
}

export function createReadingPane(
  lang: Language,
  close: () => void,
  follow: (link: string) => void,
  answer: MailAnswers,
): ReadingPane {
  const words = WORDS[lang].reading;
  const content = el('div', {
    class: 'reading-content',
    tabindex: '0',
    role: 'group',
    'aria-label': words.label,
  });
  const back = button(
    { class: 'back quiet', 'data-testid': 'back' },
    close,
    icon('back'),
    words.back,
  );
  const show = (...children: Node[]) => {
    content.replaceChildren(...children);
    content.scrollTop = 0;
  };
  const state = (...lines: Node[]) => el('div', { class: 'reading-state' }, ...lines);
  return {
    element: el('section', { class: 'reading', 'aria-label': words.label }, back, content),
    showNothing: () =>
      show(
        state(icon('mail'), el('p', { class: 'strong' }, words.none), el('p', {}, words.noneHint)),
      ),
    showSeveral: (count) =>
      show(state(icon('mail'), el('p', { class: 'strong' }, words.several(count)))),
    showLoading: () => show(state(el('p', {}, words.loading))),
    showProblem: (problem) =>
      show(state(el('p', { class: 'problem' }, `${words.failed}: ${problem}`))),
    showMail: (message) =>
      show(head(message, lang, answer), ...attachments(message, lang), body(message, lang, follow)),
    showDraft: (form) => show(form),
  };
}

function head(message: Message, lang: Language, answer: MailAnswers): HTMLElement {
  const words = WORDS[lang];
  const { from, to, cc } = message;
  const answers = (['reply', 'forward'] as const).map((kind) =>
    button(
      { class: 'answer', 'data-testid': kind },
      () => answer[kind](message),
      icon(kind),
      words.writing[kind],
    ),
  );
  const when = el('time', { datetime: message.receivedAt }, longDate(message.receivedAt, lang));
  return el(
    'header',
    { class: 'mail-head' },
    el('h2', { 'data-testid': 'subject' }, message.subject || words.list.noSubject),
    avatar(nameOf(from)),
    el('p', { class: 'mail-from' }, nameOf(from) || words.list.noSender),
    el('p', { class: 'mail-when' }, when),
    from.name && from.address && el('p', { class: 'mail-to' }, from.address),
    el('p', { class: 'mail-to' }, `${words.reading.to}: ${people(to)}`),
    cc.length > 0 && el('p', { class: 'mail-to' }, `${words.reading.cc}: ${people(cc)}`),
    el('p', { class: 'answers' }, ...answers),
  );
}

const MOST_NAMES = 12;

function people(addresses: readonly Address[]): string {
  const names = addresses.slice(0, MOST_NAMES).map(nameOf).join('; ');
  return addresses.length > MOST_NAMES ? `${names} +${addresses.length - MOST_NAMES}` : names;
}

function attachments({ attachments: all }: Message, lang: Language): HTMLElement[] {
  const files = all.filter((file) => !file.inline);
  if (files.length === 0) return [];
  const items = files.map(({ name, size }) =>
    el(
      'li',
      { 'data-testid': 'attachment' },
      icon('clip'),
      el('span', {}, name),
      el('small', {}, fileSize(size, lang)),
    ),
  );
  return [el('ul', { class: 'files', 'aria-label': WORDS[lang].reading.attachments }, ...items)];
}

function body(
  { body: { type, content } }: Message,
  lang: Language,
  follow: (link: string) => void,
) {
  const words = WORDS[lang].reading;
  if (content.trim() === '') return el('p', { class: 'mail-text' }, words.empty);
  if (type === 'html') return mailFrame(content, words.body, follow);
  return el('div', { class: 'mail-text', 'data-testid': 'mail-text' }, content);
}
