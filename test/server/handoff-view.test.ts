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
