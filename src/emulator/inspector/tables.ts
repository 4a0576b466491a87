import type { Contents } from './contents.ts';
import { type Html, html, table } from './html.ts';

export const people = (contents: Contents): Html =>
  table(
    'People',
    ['Name', 'Address', 'Job title', 'Department', 'Account', 'Automatic replies'],
    contents.people.map((one) => [
      one.displayName,
      one.mail,
      one.jobTitle ?? '',
      one.department ?? '',
      one.accountEnabled ? 'enabled' : 'disabled',
      one.automaticReplies?.status ?? '',
    ]),
    'Nobody is here yet.',
  );

export const mailboxes = (contents: Contents): Html =>
  table(
    'Mailboxes',
    ['Address', 'Name', 'Kind', 'Messages', 'Unread', 'Drafts'],
    contents.mailboxes.map((one) => [
      one.address,
      one.display_name,
      one.kind,
      one.messages,
      one.unread,
      one.drafts,
    ]),
    'There are no mailboxes yet.',
  );

export const lists = (contents: Contents): Html =>
  table(
    'Lists',
    ['Site', 'List', 'Columns', 'Items', 'Changed'],
    contents.lists.map((one) => [one.site, one.name, one.columns, one.items, one.modified_at]),
    'There are no lists yet.',
  );

export const requests = (contents: Contents): Html =>
  html`<p>
      ${contents.requestCount} in the last ${contents.minutes} minutes, ${contents.units} units
      together.
    </p>
    ${table(
      'Requests',
      ['Time', 'Who', 'Method', 'Path', 'Status', 'Units', 'ms'],
      contents.requests.map((one) => [
        one.at.slice(11, 23),
        [contents.names.get(one.person ?? ''), one.app].filter(Boolean).join(', '),
        one.method,
        one.path,
        one.status === 0 ? 'broken' : one.status,
        one.units,
        one.ms,
      ]),
      'Nobody has asked for anything.',
    )}`;

export const ledger = (contents: Contents): Html =>
  table(
    'Ledger',
    ['Number', 'Time', 'What', 'Who', 'Detail'],
    contents.ledger.map((one) => [
      one.number,
      one.at,
      one.event,
      contents.names.get(one.oid ?? '') ?? one.clientId ?? '',
      JSON.stringify(one.detail),
    ]),
    'Nothing has happened yet.',
  );
