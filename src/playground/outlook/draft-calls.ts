import { type Fields, fields, list, text } from '../json.ts';
import type { Address } from '../tenant/message.ts';
import { bodyText } from './body-text.ts';
import type { Draft } from './draft.ts';
import { failure } from './failures.ts';
import { toEwsId } from './ids.ts';

type DraftCall = (args: readonly unknown[], draft: Draft) => unknown;

/** Exchange refuses more in one field. */
const MOST_RECIPIENTS = 500;
const LONGEST_BODY = 1_000_000;
const LONGEST_SESSION = 50_000;

/** What Office.js can do with a mail that is being written, by its path below `mailbox`. */
export const DRAFT_CALLS = new Map<string, DraftCall>([
  ['item.body.getAsync', ([coercion], draft) => bodyAs(coercion, draft)],
  ['item.body.getTypeAsync', () => 'html'],
  ['item.body.prependAsync', ([html], draft) => prepend(text(html), draft)],
  ['item.subject.getAsync', (_, draft) => draft.read().subject],
  ['item.subject.setAsync', ([subject], draft) => draft.change({ subject: text(subject) })],
  ['item.getComposeTypeAsync', (_, draft) => composeType(draft)],
  ['item.saveAsync', async (_, draft) => toEwsId(await draft.save())],
  ['item.getItemIdAsync', (_, draft) => savedId(draft)],
  ['item.getSharedPropertiesAsync', (_, draft) => shared(draft)],
  ['item.sessionData.setAsync', ([name, value], draft) => remember(text(name), text(value), draft)],
  ['item.sessionData.getAsync', ([name], draft) => remembered(text(name), draft)],
  ['item.sessionData.removeAsync', ([name], draft) => void draft.session.delete(text(name))],
  ['item.internetHeaders.setAsync', ([headers], draft) => setHeaders(fields(headers), draft)],
  ['item.internetHeaders.getAsync', ([names], draft) => headersNamed(names, draft)],
  ['item.internetHeaders.removeAsync', ([names], draft) => removeHeaders(names, draft)],
  ...recipientCalls('to'),
  ...recipientCalls('cc'),
  ['item.bcc.getAsync', () => []],
]);

function recipientCalls(field: 'to' | 'cc'): [string, DraftCall][] {
  const become = (addresses: readonly Address[], draft: Draft) => {
    if (addresses.length > MOST_RECIPIENTS)
      throw failure(9016, 'NumberOfRecipientsExceeded', 'There are too many recipients.');
    draft.change({ [field]: addresses });
  };
  return [
    [`item.${field}.getAsync`, (_, draft) => draft.read()[field].map(toRecipient)],
    [`item.${field}.setAsync`, ([given], draft) => become(list(given).map(fromRecipient), draft)],
    [
      `item.${field}.addAsync`,
      ([given], draft) =>
        become([...draft.read()[field], ...list(given).map(fromRecipient)], draft),
    ],
  ];
}

function toRecipient({ name, address }: Address) {
  return { displayName: name || address, emailAddress: address, recipientType: 'other' };
}

function fromRecipient(given: unknown): Address {
  if (typeof given === 'string') return { name: '', address: given };
  const { displayName, emailAddress } = fields(given);
  return { name: text(displayName), address: text(emailAddress) };
}

function bodyAs(coercion: unknown, draft: Draft): string {
  const { html } = draft.read();
  if (coercion === 'text') return bodyText(html);
  if (coercion === 'html') return html;
  throw failure(1000, 'InvalidCoercionType', 'The specified coercion type is not supported.');
}

function prepend(html: string, draft: Draft): void {
  if (html.length > LONGEST_BODY)
    throw failure(9006, 'DataExceedsMaximumSize', 'The body is too long.');
  draft.change({ html: html + draft.read().html });
}

function composeType({ composeType: kind }: Draft) {
  return { composeType: kind, coercionType: 'html' };
}

function savedId(draft: Draft): string {
  const id = draft.savedId();
  if (id === undefined)
    throw failure(9049, 'ItemNotSaved', 'The id can’t be retrieved until the item is saved.');
  return toEwsId(id);
}

function shared({ mailbox }: Draft) {
  if (mailbox.kind !== 'shared')
    throw failure(9044, 'OperationNotSupported', 'The item is not in a shared folder or mailbox.');
  return { owner: mailbox.address, targetMailbox: mailbox.address, delegatePermissions: 63 };
}

function remember(name: string, value: string, { session }: Draft): void {
  if (JSON.stringify([...session, [name, value]]).length > LONGEST_SESSION)
    throw failure(9057, 'SessionDataTooBig', 'The session data is too long.');
  session.set(name, value);
}

function remembered(name: string, { session }: Draft): string {
  const value = session.get(name);
  if (value === undefined) throw failure(9020, 'KeyNotFound', 'The specified key was not found.');
  return value;
}

function setHeaders(given: Fields, { headers }: Draft): void {
  for (const [name, value] of Object.entries(given)) headers.set(name.toLowerCase(), text(value));
}

function headersNamed(names: unknown, { headers }: Draft): Record<string, string> {
  const wanted = list(names).map((name) => text(name).toLowerCase());
  return Object.fromEntries([...headers].filter(([name]) => wanted.includes(name)));
}

function removeHeaders(names: unknown, { headers }: Draft): void {
  for (const name of list(names)) headers.delete(text(name).toLowerCase());
}
