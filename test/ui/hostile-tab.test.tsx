// @vitest-environment jsdom
import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
// Pages are loaded when they are opened; here beforehand, so that no test waits for the loading.
import '../../src/ui/tab/find/find-page.tsx';
import '../../src/ui/tab/register/register-page.tsx';
import { showTab } from './show-tab.tsx';
import {
  deskOf,
  directory,
  entry,
  fakeApi,
  handoff,
  page,
  people,
  registerEntry,
  registerPage,
} from './stage.tsx';

afterEach(cleanup);

const tries = 'window.hacked=1';
const hostile = `<script>${tries}</script><img src=x onerror="${tries}"><svg onload="${tries}">"'>javascript:${tries}`;
/** Where a link of a list leads. */
const link = `javascript:${tries}`;
const somebody = { ...people.sabine, name: hostile };

const shown = handoff({
  subject: hostile,
  area: hostile,
  title: hostile,
  note: hostile,
  reason: hostile,
  from: { name: hostile, domain: hostile },
  handedOffBy: { oid: people.jonas.oid, name: hostile },
  owner: { oid: people.petra.oid, name: hostile },
  actions: ['accept', 'decline'],
  filing: { state: 'filed', link, problems: [], mayTryAgain: false },
});
const row = entry(1, hostile, somebody);
const listed = {
  ...row,
  responsibility: { ...row.responsibility, area: hostile, description: hostile, notHere: hostile },
};

const api = () =>
  fakeApi({
    desk: async () => deskOf([shown]),
    handoffs: async () => page([shown]),
    handoff: async () => shown,
    choices: async () => ({ areas: [hostile], owners: [somebody] }),
    directory: async () => directory({ entries: [listed], areas: [hostile] }),
    register: async () =>
      registerPage([registerEntry({}, { Title: hostile, Area: hostile, Owner: somebody })]),
  });

/** Subject, sender and list values are somebody else's: they are text wherever the tab shows them. */
test.each([
  '/desk',
  '/handoffs',
  `/handoffs/${shown.handoffKey}`,
  '/find?q=x',
  '/find/1',
  '/register',
])('texts of mails and lists stay texts at %s', async (path) => {
  const { container } = showTab(path, api());
  await waitFor(() => expect(container.textContent).toContain('<script>'));
  expect(container.querySelectorAll('script, img, iframe, [onload], [onerror]')).toHaveLength(0);
  const links = [...container.querySelectorAll('a')].map((each) => each.protocol);
  expect(links.filter((protocol) => !/^(?:https?|mailto|tel):$/.test(protocol))).toEqual([]);
  expect(window).not.toHaveProperty('hacked');
});
