import type { Mailbox } from '../usecases/mail-ports.ts';
import { findAway } from './automatic-replies.ts';
import { findReturned } from './delivery-reports.ts';
import { draftForward, listDrafts, send } from './forwarding.ts';
import type { Graph } from './graph.ts';
import {
  findByMessageId,
  findReceived,
  readMail,
  readNewest,
  readWritten,
} from './mail-reading.ts';
import { immutableIds, messagePath } from './message-paths.ts';
import { readOriginal } from './original-mail.ts';
import { findSubmission } from './submission-evidence.ts';

/** One person's mailboxes through Graph, with that person's own token. */
export function createMailbox(graph: Graph): Mailbox {
  return {
    read: (ref) => readMail(graph, ref),
    readNewest: (mailbox, count) => readNewest(graph, mailbox, count),
    readDraft: (ref) => readWritten(graph, ref),
    findByMessageId: (internetMessageId, mailbox) =>
      findByMessageId(graph, internetMessageId, mailbox),
    readOriginal: (ref) => readOriginal(graph, ref),
    draftForward: (ref, forward) => draftForward(graph, ref, forward),
    deleteDraft: (mailbox, draftId) =>
      graph.delete(messagePath({ mailbox, messageId: draftId }), immutableIds),
    listDrafts: (mailbox) => listDrafts(graph, mailbox),
    send: (mailbox, draftId) => send(graph, { mailbox, messageId: draftId }),
    findSubmission: (mailbox, draftId, clues) =>
      findSubmission(graph, { mailbox, messageId: draftId }, clues),
    findReceived: (around, isIt) => findReceived(graph, around, isIt),
    findReturned: (mailbox, since) => findReturned(graph, mailbox, since),
    findAway: (addresses) => findAway(graph, addresses),
  };
}
