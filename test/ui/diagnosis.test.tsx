// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { HostFacts } from '../../src/ui/host/host.ts';
import { outlookFacts } from '../../src/ui/host/outlook-facts.ts';
import { limitsOf } from '../../src/ui/pane/limits.ts';
import { Pane } from '../../src/ui/pane/pane.tsx';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import { openPane } from './show-pane.tsx';
import { fakeApi, fakeDoor, fakeHost, mailOne, press, show } from './stage.tsx';

afterEach(cleanup);

const facts = (more: Partial<HostFacts> = {}): HostFacts => ({
  program: 'Outlook',
  platform: 'OfficeOnline',
  version: '16.0.1',
  mailboxSet: '1.16',
  nestedSignIn: true,
  account: 'office365',
  ...more,
});

describe('what this Outlook can do', () => {
  test.each([16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 1])(
    'is found out at run time: set 1.%i',
    (minor) => {
      const requirements = {
        isSetSupported: (name: string, version: string) =>
          name === 'Mailbox' && Number(version.split('.')[1]) <= minor,
      };
      const mailbox = { userProfile: { accountType: 'office365' } };
      const diagnostics = { host: 'Outlook', platform: 'PC', version: '16.0.1' };
      const context = { diagnostics, requirements, mailbox } as unknown as Office.Context;
      expect(outlookFacts(context)).toEqual(
        facts({ platform: 'PC', mailboxSet: `1.${minor}`, nestedSignIn: false }),
      );
    },
  );

  test.each<[Partial<HostFacts>, string[]]>([
    [{}, []],
    [{ mailboxSet: '1.15' }, []],
    [{ mailboxSet: '1.14' }, ['selection']],
    [{ mailboxSet: '1.13' }, ['original', 'selection', 'theme']],
    [{ mailboxSet: '1.12' }, ['original', 'several', 'theme']],
    [{ mailboxSet: '1.9' }, ['alert', 'original', 'several', 'reply', 'theme']],
    [{ mailboxSet: '1.5' }, ['shared', 'alert', 'original', 'several', 'reply', 'theme']],
    [{ nestedSignIn: false }, ['signIn']],
    [{ account: 'enterprise', nestedSignIn: false }, ['account', 'signIn']],
    [{ account: '' }, []],
  ])('%j lacks %j', (more, limits) => {
    expect(limitsOf(facts(more))).toEqual(limits);
  });
});

/** All that can be seen: the pane under the diagnosis is kept, but hidden. */
function visibleText(): string {
  const texts = [...document.querySelectorAll('body *')]
    .filter((element) => element.closest('[style*="display: none"]') === null)
    .flatMap((element) => [...element.childNodes])
    .filter((node) => node.nodeType === Node.TEXT_NODE);
  return texts.map((node) => node.textContent).join(' ');
}

const outlook = (more: Partial<HostFacts> = {}) => fakeHost({ facts: facts(more) });

describe('the pane says it', () => {
  test('beside the suggestion, in words', async () => {
    openPane(fakeApi(), outlook({ mailboxSet: '1.5' }));
    const line = await screen.findByText(/^Dieses Outlook kann nicht alles/);
    expect(line.textContent).toMatch(
      /freigegebene Postfächer erkennen, vor dem Senden warnen, sagen, .* und 3 weitere Dinge\./,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Diagnose' }));
    expect(await screen.findByText('Mailbox 1.5')).toBeTruthy();
    expect(screen.getByText('angemeldet')).toBeTruthy();
    expect(screen.getByText(/hält Baton für eine neue Mail/)).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: /^An Sabine Kern/ })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Diagnose' }));
  });

  test('and what was written stays meanwhile, and nothing is handed off by a key', async () => {
    const api = fakeApi();
    openPane(api, outlook({ mailboxSet: '1.5' }));
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'eilt');
    await userEvent.click(screen.getByRole('button', { name: 'Diagnose' }));
    await screen.findByText('Mailbox 1.5');
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await userEvent.keyboard('{Enter}');
    expect(api.handOff).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByDisplayValue('eilt')).toBeTruthy();
  });

  test('and nothing in an Outlook that can do it all', async () => {
    openPane(fakeApi(), outlook());
    await screen.findByRole('button', { name: /^An Sabine Kern/ });
    expect(screen.queryByText(/Dieses Outlook kann/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Diagnose' })).toBeNull();
  });
});

describe('the diagnosis', () => {
  test('is reached without anybody being signed in, and names neither subject nor person', async () => {
    const refuse = async () => {
      throw new ApiError({ kind: 'sign_in', code: 'no_token' });
    };
    const api = fakeApi({ suggest: refuse, me: refuse });
    show(<Pane door={fakeDoor(mailOne).door} />, api, outlook());
    await press('Diagnose');
    expect(await screen.findByText('nicht gelungen (no_token)')).toBeTruthy();
    expect(screen.getByText('Dieses Outlook kann alles, was Baton braucht.')).toBeTruthy();
    expect(visibleText()).not.toContain('2. Mahnung');
  });

  test('can be copied for whoever helps', async () => {
    // brings a clipboard along
    const user = userEvent.setup();
    show(<Pane door={fakeDoor({ kind: 'none' }).door} />, fakeApi(), outlook());
    await user.click(await screen.findByRole('button', { name: 'Diagnose' }));
    await user.click(await screen.findByRole('button', { name: 'Für die IT kopieren' }));
    expect(await screen.findByText('Kopiert.')).toBeTruthy();
    const copied = await navigator.clipboard.readText();
    expect(copied).toMatch(/Version: 16\.0\.1/);
    expect(copied).not.toMatch(/Petra|Mahnung|token/);
  });
});
