// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import '../../src/ui/tab/handoffs/handoffs-page.tsx';
import '../../src/ui/tab/runs/runs-page.tsx';
import type { RunAnswer } from '../../src/wire/runs.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi, fakeHost, handoff, page } from './stage.tsx';

afterEach(cleanup);

const [one, other] = ['aaaaaaaa-0000-4000-8000-00000000000', 'bbbbbbbb-0000-4000-8000-00000000000'];
const linkTo = (place: string) => `https://teams.example/l/${place}`;
const runKey = 'cccccccc-0000-4000-8000-000000000001';
const run: RunAnswer['run'] = {
  processKey: runKey,
  process: 'Rechnung',
  subject: 'Rechnung 4711',
  begunAt: '2026-11-23T08:00:00Z',
  steps: [],
  complete: false,
  stalled: false,
};

function open(place: string) {
  const handoffs = [one, other].map((key, at) =>
    handoff({ handoffKey: `${key}1`, subject: at === 0 ? '2. Mahnung' : 'Gutschrift' }),
  );
  const api = fakeApi({
    handoffs: async () => page(handoffs),
    handoff: async (key) => handoffs.find(({ handoffKey }) => handoffKey === key) ?? handoff(),
    run: async () => ({ run }),
  });
  showTab(place, api, { ...fakeHost({ kind: 'teams' }), linkTo });
}

describe('a link', () => {
  test('to the opened hand-off is copied, which is said, and is another for another hand-off', async () => {
    const user = userEvent.setup();
    open(`/handoffs/${one}1`);
    const button = await screen.findByRole('button', { name: 'Link zu „2. Mahnung“ kopieren' });
    await user.click(button);
    expect(await navigator.clipboard.readText()).toBe(linkTo(`handoffs/${one}1`));
    expect((await screen.findAllByText('Link kopiert')).length).toBeGreaterThan(0);
    expect(button.title).toBe('Link kopiert');
    await user.click(await screen.findByRole('link', { name: 'Gutschrift' }));
    const next = await screen.findByRole('button', { name: 'Link zu „Gutschrift“ kopieren' });
    expect(next.title).toBe('Link zu „Gutschrift“ kopieren');
    await user.click(next);
    expect(await navigator.clipboard.readText()).toBe(linkTo(`handoffs/${other}1`));
  });

  test('to a run is copied by keyboard', async () => {
    const user = userEvent.setup();
    open(`/runs/${runKey}`);
    const button = await screen.findByRole('button', { name: 'Link zu „Rechnung 4711“ kopieren' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(await navigator.clipboard.readText()).toBe(linkTo(`runs/${runKey}`));
    expect(document.activeElement).toBe(button);
  });

  test('is said in full where the host lets nothing be copied', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    document.execCommand = () => false;
    open(`/runs/${runKey}`);
    await user.click(await screen.findByRole('button', { name: /^Link zu/ }));
    expect(await screen.findByText(new RegExp(`nicht kopieren: .*${runKey}`))).toBeTruthy();
  });
});
