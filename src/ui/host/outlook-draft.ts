import { type SendCheck, sendCheckName } from '../../core/send-check.ts';
import type { DraftChange, DraftDoor, Written } from './host.ts';
import { officeCall } from './office-call.ts';

/** By this header the mail is found again after it was sent. */
const TAG_HEADER = 'x-baton-handoff';
/** As much as the server reads. */
const LONGEST_BODY = 12_000;

/** A mail that is being written in Outlook. */
export function draftDoor(item: Office.MessageCompose, mailbox: Office.Mailbox): DraftDoor {
  const has = (version: string) => Office.context.requirements.isSetSupported('Mailbox', version);
  return {
    read: () => readWritten(item),
    onRecipientsChange: (listener) => {
      if (has('1.7'))
        item.addHandlerAsync(Office.EventType.RecipientsChanged, listener, () => undefined);
    },
    async save() {
      const id = await officeCall<string>((done) => item.saveAsync(done));
      return mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0);
    },
    insert: (change) => insert(item, change, has),
    async leaveCheck(check) {
      if (has('1.11')) await remember(item, check);
    },
  };
}

async function readWritten(item: Office.MessageCompose): Promise<Written> {
  const [subject, body, to, cc, bcc] = await Promise.all([
    officeCall<string>((done) => item.subject.getAsync(done)),
    officeCall<string>((done) => item.body.getAsync(Office.CoercionType.Text, done)),
    officeCall<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done)),
    officeCall<Office.EmailAddressDetails[]>((done) => item.cc.getAsync(done)),
    officeCall<Office.EmailAddressDetails[]>((done) => item.bcc.getAsync(done)),
  ]);
  return {
    subject,
    body: body.slice(0, LONGEST_BODY),
    to: to.map(addressOf),
    others: [...cc, ...bcc].map(addressOf),
    ...(item.inReplyTo && { original: item.inReplyTo }),
  };
}

function addressOf({ displayName, emailAddress }: Office.EmailAddressDetails) {
  return { name: displayName, address: emailAddress };
}

/** Recipients first: when the block fails, the mail still goes to the right person. */
async function insert(
  item: Office.MessageCompose,
  { recipient, remove, block, tag }: DraftChange,
  has: (version: string) => boolean,
): Promise<void> {
  const now = await officeCall<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done));
  const gone = new Set([recipient.address, ...remove].map((each) => each.toLowerCase()));
  const kept = now.filter(({ emailAddress }) => !gone.has(emailAddress.toLowerCase()));
  const added = { displayName: recipient.name, emailAddress: recipient.address };
  if (kept.length === now.length) await officeCall<void>((done) => item.to.addAsync([added], done));
  else await officeCall<void>((done) => item.to.setAsync([...kept, added], done));
  if (has('1.8'))
    await officeCall<void>((done) => item.internetHeaders.setAsync({ [TAG_HEADER]: tag }, done));
  if (block === undefined) return;
  const type = await officeCall<string>((done) => item.body.getTypeAsync(done));
  const html: string = Office.CoercionType.Html;
  const [words, coercionType] =
    type === html ? [block, Office.CoercionType.Html] : [textOf(block), Office.CoercionType.Text];
  await officeCall<void>((done) => item.body.prependAsync(words, { coercionType }, done));
}

/** The same words for a mail without formats; a link as its address. */
function textOf(block: string): string {
  const read = new DOMParser().parseFromString(block, 'text/html');
  for (const link of read.querySelectorAll('a')) link.append(` ${link.href}`);
  for (const end of read.querySelectorAll('br, p, div')) end.after('\n');
  for (const start of read.querySelectorAll('p, div')) start.before('\n');
  const lines = (read.body.textContent ?? '').split('\n').map((line) => line.trim());
  return `${lines
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim()}\n\n`;
}

async function remember(item: Office.MessageCompose, check: SendCheck): Promise<void> {
  const text = JSON.stringify(check);
  await officeCall<void>((done) => item.sessionData.setAsync(sendCheckName, text, done));
}
