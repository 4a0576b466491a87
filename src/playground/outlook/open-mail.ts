import { explain } from '../tenant/http.ts';
import type { MailReader } from '../tenant/mail-reader.ts';
import type { Message } from '../tenant/message.ts';
import type { Mailbox } from '../tenant/people.ts';
import type { OpenMail } from './calls.ts';

export interface MailOpener {
  /** Opens a mail, or closes the open one when the id is empty. */
  open(mailbox: Mailbox, id: string): Promise<void>;
}

export interface MailScreen {
  /** Nothing is open. */
  nothing(): void;
  /** Only said when the answer takes so long that people would wonder. */
  loading(): void;
  problem(problem: string): void;
  mail(open: OpenMail): void;
}

const PATIENCE_MS = 150;

/** Reads the mail that is to be shown. Only the last wish counts, however the answers arrive. */
export function createMailOpener(
  reader: MailReader,
  unreachable: string,
  screen: MailScreen,
): MailOpener {
  let turn = 0;
  return {
    async open(mailbox, id) {
      const mine = ++turn;
      if (id === '') return screen.nothing();
      const waiting = setTimeout(() => mine === turn && screen.loading(), PATIENCE_MS);
      try {
        const message: Message = await reader.message(mailbox.address, id);
        if (mine === turn) screen.mail({ message, mailbox });
      } catch (error) {
        if (mine === turn) screen.problem(explain(error, unreachable));
      } finally {
        clearTimeout(waiting);
      }
    },
  };
}
