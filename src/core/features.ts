import type { MailRequest } from './mail.ts';
import { foldedText, type Word, wordsOf } from './words.ts';

/** Everything about a request that may speak for a responsibility. */
export interface Features {
  /** In the order in which a reader meets them: subject, text, attachments. */
  words: readonly FoundWord[];
  /** The same texts with all their words, folded, one space before, between and after. */
  texts: readonly FoldedText[];
  /** Lower case; empty when unreadable. */
  sender: string;
  /** Where the mail lies, and whom it was written to. */
  mailboxes: readonly string[];
}

export interface FoldedText {
  where: FoundWord['where'];
  folded: string;
}

/** One word of the mail and where it stands. */
export interface FoundWord extends Word {
  where: 'subject' | 'text' | 'attachment';
  /** Counts words that say something. Words of different places are never neighbours. */
  position: number;
}

/** Words that say something, more than a request of ten pages has. Only a text of single signs holds more. */
const most = { subject: 200, text: 1_000, attachment: 200 };
/** Larger than any phrase. */
const gapBetweenPlaces = 1000;

/** Of a request only what may speak for a responsibility is read. */
type Told = Pick<
  MailRequest,
  'subject' | 'text' | 'attachmentNames' | 'mailbox' | 'recipients' | 'sender'
>;

/** The features of words nobody has sent. */
export function featuresOfText(subject: string, text = ''): Features {
  return featuresOf({ subject, text, attachmentNames: [], recipients: [], sender: '' });
}

export function featuresOf(request: Told): Features {
  const texts: [FoundWord['where'], string][] = [
    ['subject', request.subject],
    ['text', request.text],
    ...request.attachmentNames.map((name): [FoundWord['where'], string] => [
      'attachment',
      withoutExtension(name),
    ]),
  ];
  let position = 0;
  const left = { ...most };
  const words = texts.flatMap(([where, text]) => {
    position += gapBetweenPlaces;
    const read = wordsOf(text).slice(0, left[where]);
    left[where] -= read.length;
    return read.map((word): FoundWord => ({ ...word, where, position: position++ }));
  });
  const { mailbox, recipients, sender } = request;
  return {
    words,
    texts: texts.map(([where, text]) => ({ where, folded: foldedText(text) })),
    sender,
    mailboxes: [...new Set(mailbox === undefined ? recipients : [mailbox, ...recipients])],
  };
}

/** `Rechnung_4711.pdf` → `Rechnung 4711`; `_` joins words for `\\p{L}` no more than a space does. */
function withoutExtension(name: string): string {
  return name.slice(0, 200).replace(/\.[a-z0-9]{1,5}$/i, '');
}
