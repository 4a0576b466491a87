import { expect, it } from 'vitest';
import { viewOf } from '../../src/server/handoff-view.ts';
import { bareViewer } from '../../src/core/visibility.ts';
import { handoffRecord } from '../support/handoff.ts';

const viewer = bareViewer('somebody');
const linkOf = (fileLink: string) =>
  viewOf(handoffRecord({ filing: true, fileLink }), viewer, new Date()).filing?.link;

it('shows the address of a folder only where it is one', () => {
  const folder = 'https://nordlicht.sharepoint.com/sites/baton/Ablage/2026';
  expect(linkOf(folder)).toBe(folder);
  for (const other of ['javascript:alert(1)', 'data:text/html,x', 'http://evil.example', '//evil'])
    expect(linkOf(other)).toBeUndefined();
});

it.each([
  ['a person', 'info@nordlicht.example', { oid: 'sabine', name: 'Sabine Kern' }, 'person'],
  [
    'a shared mailbox',
    'info@nordlicht.example',
    { oid: '', name: 'info@nordlicht.example' },
    'open',
  ],
  // a delegate of the sender reads there: it is no shared mailbox, and is not called one
  [
    'its sender’s own mailbox',
    'petra@nordlicht.example',
    { oid: '', name: 'petra@nordlicht.example' },
    'open',
  ],
  [
    'a mailbox that is closed',
    'info@nordlicht.example',
    { oid: 'petra', name: 'info@nordlicht.example' },
    'closed',
  ],
] as const)(
  'says of work that was taken over that its mail lies with %s',
  (_with, mailbox, mailAt, kind) => {
    const view = viewOf(handoffRecord({ mailbox, mailAt }), viewer, new Date());
    expect(view.mailAt).toEqual({ name: mailAt.name, kind });
  },
);
