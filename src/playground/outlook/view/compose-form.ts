import { button, el } from '../../shell/dom.ts';
import { icon } from '../../shell/icons.ts';
import type { DraftFields } from '../../tenant/mail-writer.ts';
import type { Words } from '../../words/de.ts';
import { readAddressLine, writeAddressLine } from '../addresses.ts';
import { writingFrame } from './mail-frame.ts';

export interface ComposeForm {
  element: HTMLElement;
  read(): DraftFields;
  change(fields: Partial<DraftFields>): void;
  /** While it is being sent nothing can be changed. */
  setBusy(busy: boolean): void;
  showProblem(problem: string): void;
}

export interface ComposeActions {
  send(): void;
  discard(): void;
  recipientsChanged(): void;
}

/** A mail being written: recipients, subject, text, and what is quoted below it. */
export function createComposeForm(
  first: DraftFields,
  words: Words['writing'],
  actions: ComposeActions,
): ComposeForm {
  const to = line('to', words.to, writeAddressLine(first.to), actions.recipientsChanged);
  const cc = line('cc', words.cc, writeAddressLine(first.cc), actions.recipientsChanged);
  const subject = line('subject', words.subject, first.subject);
  const body = writingFrame(first.html, words.body);
  const problem = el('p', { class: 'problem', role: 'alert' });
  const send = button(
    { class: 'primary', 'data-testid': 'send' },
    actions.send,
    icon('sent'),
    words.send,
  );
  const discard = button(
    { class: 'quiet', 'data-testid': 'discard' },
    actions.discard,
    words.discard,
  );
  const bar = el('div', { class: 'compose-bar' }, send, discard);
  const lines = [to, cc, subject].map(({ element }) => element);
  return {
    element: el('form', { class: 'compose' }, bar, problem, ...lines, body.element),
    read: () => ({
      to: readAddressLine(to.input.value),
      cc: readAddressLine(cc.input.value),
      subject: subject.input.value,
      html: body.html(),
    }),
    change(fields) {
      if (fields.to) to.input.value = writeAddressLine(fields.to);
      if (fields.cc) cc.input.value = writeAddressLine(fields.cc);
      if (fields.subject !== undefined) subject.input.value = fields.subject;
      if (fields.html !== undefined) body.setHtml(fields.html);
      if (fields.to ?? fields.cc) actions.recipientsChanged();
    },
    setBusy(busy) {
      send.disabled = busy;
      send.lastChild?.replaceWith(busy ? words.sending : words.send);
    },
    showProblem: (said) => void (problem.textContent = said),
  };
}

function line(name: string, label: string, value: string, changed?: () => void) {
  const attributes = {
    type: 'text',
    name,
    value,
    autocomplete: 'off',
    'data-testid': `write-${name}`,
  };
  const input = el('input', attributes);
  if (changed) input.addEventListener('change', changed);
  // Enter in a line is no wish to send
  input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  return { input, element: el('label', { class: 'compose-line' }, el('span', {}, label), input) };
}
