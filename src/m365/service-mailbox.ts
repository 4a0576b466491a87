import { z } from 'zod';
import { ProductError } from '../core/errors.ts';
import { noticeMail } from '../usecases/notice-mail.ts';
import type { Letters, Notifier } from '../usecases/notice-ports.ts';
import type { LinkTo } from '../usecases/ports.ts';
import type { AnchorMailbox } from '../usecases/record-ports.ts';
import { user } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';

const anything = z.unknown();

/**
 * Writes to people from one mailbox that belongs to nobody, with the app's own identity. Its right to send is to be
 * limited to that mailbox (RBAC for Applications in Exchange). What was sent is not kept there.
 */
export function createLetters(from: string, graph: Graph): Letters {
  return {
    async send({ to, subject, html }) {
      const message = {
        subject,
        body: { contentType: 'html', content: html },
        toRecipients: [{ emailAddress: to }],
      };
      const path = `/users/${segment(from)}/sendMail`;
      await graph.post(path, { message, saveToSentItems: false }, anything);
    },
  };
}

/** Tells people about a hand-off by mail. */
export function createServiceMailbox(
  letters: Letters,
  graph: Graph,
  linkTo: LinkTo | undefined,
): Notifier {
  return {
    async notify({ action, to, record }) {
      const person = await graph.get(
        `/users/${segment(to.oid)}?$select=id,displayName,mail,userPrincipalName`,
        user,
      );
      if (!person.mail) throw new ProductError('not_found', 'the person to be told has no address');
      const address = { name: person.displayName ?? to.name, address: person.mail };
      await letters.send({ to: address, ...noticeMail(action, record, linkTo) });
      return 'mail';
    },
  };
}

/** The auditors' mailbox, reached by mail from the service mailbox, which keeps a copy. */
export function createAnchorMailbox(from: string, to: string, graph: Graph): AnchorMailbox {
  return {
    async keep({ subject, text }) {
      const message = {
        subject,
        body: { contentType: 'text', content: text },
        toRecipients: [{ emailAddress: { address: to } }],
      };
      const path = `/users/${segment(from)}/sendMail`;
      await graph.post(path, { message, saveToSentItems: true }, anything);
    },
  };
}

/** Where no mailbox is configured nobody is told; the desk and the record say it all the same. */
export const silent: Notifier = { notify: async () => 'nothing' };
