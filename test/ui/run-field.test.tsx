// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { ProcessRun } from '../../src/core/process-run.ts';
import type { Candidate, Suggestion } from '../../src/core/suggestion.ts';
import type { Api } from '../../src/ui/shared/api.ts';
import type { MailAnswer } from '../../src/wire/suggestions.ts';
import { openPane } from './show-pane.tsx';
import { answer, candidate, fakeApi, people, press } from './stage.tsx';

afterEach(cleanup);

const key = '3f2a1b4c-1111-4222-8333-444455556666';
const run: ProcessRun = {
  processKey: key,
  process: 'Eingangsrechnung',
  subject: 'Rechnung 4711',
  begunAt: '2026-10-05T08:00:00Z',
  steps: [],
  complete: false,
  stalled: false,
};
const jonas = { person: people.jonas, role: 'deputy', skipped: [] } as const;
const step = candidate({ process: 'Eingangsrechnung' });

const suggested = (best: Candidate): Suggestion => ({
  kind: 'suggested',
  band: 'clear',
  best,
  alternatives: [],
});

function pane(more: Partial<MailAnswer> = {}, api: Partial<Api> = {}) {
  const suggestion = suggested(step);
  const calls = fakeApi({
    suggest: async () => answer({ suggestion, ...more }),
    openRuns: async () => ({ runs: [{ run, recipient: { ...jonas, skipped: [] } }] }),
    ...api,
  });
  openPane(calls);
  return calls;
}

test('a step begins a new run unless another one is chosen, which says whose turn it is there', async () => {
  const calls = pane();
  const field = await screen.findByRole('combobox', { name: 'Gehört zu' });
  expect(await screen.findByRole('button', { name: /An Sabine Kern übergeben/ })).toBeTruthy();
  await userEvent.selectOptions(field, key);
  await press(/An Jonas Petersen übergeben/);
  expect(calls.handOff).toHaveBeenCalledWith(
    expect.objectContaining({ runKey: key, recipientOid: people.jonas.oid }),
  );
});

test('the run the subject names is chosen and said, and can be left', async () => {
  const calls = pane({ runHint: { key: '3f2a1b4c', from: 'subject' } });
  expect(await screen.findByText('Der Betreff nennt diesen Durchlauf.')).toBeTruthy();
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Gehört zu' }), '');
  await press(/An Sabine Kern übergeben/);
  expect(calls.handOff.mock.calls[0]?.[0]).not.toHaveProperty('runKey');
});

test('that nobody can take the step there is said before the click', async () => {
  pane({ runHint: { key, from: 'conversation' } }, { openRuns: async () => ({ runs: [{ run }] }) });
  expect(await screen.findByText(/Diesen Schritt kann niemand übernehmen/)).toBeTruthy();
});

test('what is no step is asked nothing about', async () => {
  const suggestion = suggested(candidate());
  const calls = pane({ suggestion: suggestion });
  await screen.findByRole('button', { name: /An Sabine Kern übergeben/ });
  expect(screen.queryByRole('combobox', { name: 'Gehört zu' })).toBeNull();
  expect(calls.openRuns).not.toHaveBeenCalled();
});
