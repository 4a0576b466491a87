import { explain } from '../tenant/http.ts';
import type { MailReader } from '../tenant/mail-reader.ts';
import type { DraftFields, MailWriter, StoredDraft } from '../tenant/mail-writer.ts';
import { type Address, type Message, nameOf } from '../tenant/message.ts';
import type { Mailbox } from '../tenant/people.ts';
import { WORDS } from '../words/words.ts';
import type { World } from '../world.ts';
import type { Draft } from './draft.ts';
import type { OutlookHost } from './host.ts';
import { decideAboutSending } from './send-check.ts';
import { type ComposeForm, createComposeForm } from './view/compose-form.ts';
import type { ReadingPane } from './view/reading-pane.ts';
import { askWhetherToSend } from './view/send-alert.ts';

export interface Writing {
  forward(message: Message, mailbox: Mailbox): Promise<void>;
  /** To whoever the mail asks to be answered, else to its sender. */
  reply(message: Message, mailbox: Mailbox): Promise<void>;
  begin(mailbox: Mailbox): Promise<void>;
  /** Another mail is opened: what was written stays among the drafts. */
  leave(): void;
}

export interface WritingParts {
  world: World;
  writer: MailWriter;
  reader: MailReader;
  reading: ReadingPane;
  host: OutlookHost;
  /** Where dialogs and the page for events are put. */
  place: HTMLElement;
  /** Nothing is being written any more. */
  closed(): void;
}

/** Writing a mail, from the click on “Forward” or “New mail” to its sending. */
export function createWriting(parts: WritingParts): Writing {
  const { world, writer, host, reading } = parts;
  const words = WORDS[world.store.get().lang].writing;
  let stop: (() => void) | undefined;

  async function open(
    beginning: Promise<StoredDraft>,
    kind: Pick<Draft, 'mailbox' | 'composeType' | 'inReplyTo'>,
    subject: string,
    to: readonly Address[] = [],
  ): Promise<void> {
    let stored: StoredDraft;
    try {
      stored = await beginning;
    } catch (error) {
      return reading.showProblem(explain(error, words.failed));
    }
    const first = { to, cc: [], subject, html: stored.html };
    const { draft, form } = createDraft(stored, first, kind, parts, close);
    stop = () => void draft.save().catch(() => undefined);
    reading.showDraft(form.element);
    host.write(draft);
  }

  function close(): void {
    stop = undefined;
    host.write(null);
    parts.closed();
  }

  return {
    forward: (message, mailbox) =>
      open(
        writer.forward(mailbox.address, message.id),
        { mailbox, composeType: 'forward', inReplyTo: message.internetMessageId },
        `${words.prefix}${message.subject}`,
      ),
    reply: (message, mailbox) =>
      open(
        writer.begin(mailbox.address),
        { mailbox, composeType: 'reply', inReplyTo: message.internetMessageId },
        `${words.replyPrefix}${message.subject}`,
        message.replyTo.length > 0 ? message.replyTo : [message.from],
      ),
    begin: (mailbox) =>
      open(
        writer.begin(mailbox.address),
        { mailbox, composeType: 'newMail', inReplyTo: undefined },
        '',
      ),
    leave() {
      stop?.();
      stop = undefined;
      host.write(null);
    },
  };
}

/** The draft as add-ins see it, and the form it is written in. */
function createDraft(
  stored: StoredDraft,
  first: DraftFields,
  kind: Pick<Draft, 'mailbox' | 'composeType' | 'inReplyTo'>,
  { world, writer, reader, host, place }: WritingParts,
  close: () => void,
): { draft: Draft; form: ComposeForm } {
  const words = WORDS[world.store.get().lang].writing;
  const { address } = kind.mailbox;
  let saved: string | undefined;
  const form: ComposeForm = createComposeForm(first, words, {
    send: () => void send(),
    discard: () => void writer.discard(address, stored.id).then(close, complain),
    recipientsChanged: () => host.recipientsChanged(),
  });
  const draft: Draft = {
    ...kind,
    conversationId: stored.conversationId,
    session: new Map(),
    headers: new Map(),
    read: form.read,
    change: form.change,
    async save() {
      await writer.save(address, stored.id, form.read(), draft.headers);
      saved = stored.id;
      return saved;
    },
    savedId: () => saved,
  };
  const complain = (error: unknown) =>
    form.showProblem(`${words.failed}: ${explain(error, words.failed)}`);

  async function send(): Promise<void> {
    form.setBusy(true);
    try {
      const { allow, message } = await decideAboutSending(world, reader, draft, place);
      if (!allow && !(await askWhetherToSend(message, words, place))) return;
      await draft.save();
      await writer.send(address, stored.id);
      world.notices.show(words.sent(form.read().to.map(nameOf).join(', ')));
      close();
    } catch (error) {
      complain(error);
    } finally {
      form.setBusy(false);
    }
  }

  return { draft, form };
}
