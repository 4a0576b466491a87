import { expect, it } from 'vitest';
import { readLink } from '../../src/playground/deep-link.ts';

const ORIGIN = 'http://localhost:3001';
const APP = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';
const read = (link: string) => readLink(link, ORIGIN, APP);
const context = encodeURIComponent('{"subEntityId":"handoffs/7"}');

it.each([
  [`https://teams.microsoft.com/l/entity/${APP}/baton?context=${context}`, 'handoffs/7'],
  [`https://teams.cloud.microsoft/l/entity/${APP}/baton?context=${context}`, 'handoffs/7'],
  [`https://teams.microsoft.com/l/entity/${APP}/baton?context=nonsense`, ''],
  [`${ORIGIN}/tab/desk`, 'desk'],
  [`${ORIGIN}/tab`, ''],
])('leads %s into the tab', (link, subPage) => {
  expect(read(link)).toEqual({ kind: 'tab', subPage });
});

it('knows chats, calls and mails by whom they are for', () => {
  const users = 'users=sabine.kern@muster.example,mirko.albrecht@muster.example';
  const people = ['sabine.kern@muster.example', 'mirko.albrecht@muster.example'];
  expect(read(`https://teams.microsoft.com/l/chat/0/0?${users}`)).toEqual({ kind: 'chat', people });
  expect(read(`https://teams.microsoft.com/l/call/0/0?${users}`)).toEqual({ kind: 'call', people });
  expect(read('mailto:kern@muster.example?subject=R%C3%BCckfrage')).toEqual({
    kind: 'mail',
    to: 'kern@muster.example',
    subject: 'Rückfrage',
  });
});

it("takes another app's deep link and pages that only look like ours for the web", () => {
  const foreign = 'https://teams.microsoft.com/l/entity/another-app/home';
  expect(read(foreign)).toEqual({ kind: 'web', address: foreign });
  expect(read(`${ORIGIN}/table`).kind).toBe('web');
  expect(read(`${ORIGIN}1/tab/desk`).kind).toBe('web');
});

it.each(['', 'not a link', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])(
  'does not open %j',
  (link) => expect(read(link)).toEqual({ kind: 'unusable' }),
);
