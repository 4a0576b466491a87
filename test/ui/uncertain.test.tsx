// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { HandoffAction } from '../../src/core/handoff.ts';
import { openPane } from './show-pane.tsx';
import { answer, handoff, people, press, undone, withSomebody } from './stage.tsx';

afterEach(cleanup);

const uncertain = handoff({
  mailState: 'uncertain',
  actions: ['withdraw', 'confirm_sent', 'send_again', 'cancel'],
});

describe('a mail nobody knows the outcome of', () => {
  test('says what is known, and asks; no choice stands out', async () => {
    openPane(withSomebody(uncertain));
    expect(await screen.findByText('Versand ungewiss')).toBeTruthy();
    expect(screen.getByText(/sendet nie von selbst ein zweites Mal/)).toBeTruthy();
    expect(screen.getByText(/keinen Beleg gefunden/)).toBeTruthy();
    const choices = screen
      .getAllByRole('listitem')
      .flatMap((it) => it.querySelector('strong') ?? []);
    expect(choices.map((it) => it.textContent)).toEqual([
      'Die Mail ging hinaus',
      'Jetzt senden',
      'Übergabe abbrechen',
    ]);
    expect(screen.getByText(/Ging er schon, kommt er doppelt an/)).toBeTruthy();
    expect(screen.getByText(/Mein Schreibtisch/)).toBeTruthy();
    expect(document.querySelector('.foot button')).toBeNull();
  });

  test('is looked for again at a click', async () => {
    const api = openPane(withSomebody(uncertain));
    await screen.findByText('Versand ungewiss');
    const status = { kind: 'handed_off', handoff: handoff() } as const;
    api.suggest.mockResolvedValue(answer({ status }));
    api.handoff.mockResolvedValue(handoff());
    await press('Erneut prüfen');
    expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
    expect(api.act).not.toHaveBeenCalled();
  });

  test.each<[RegExp, HandoffAction]>([
    [/^Die Mail ging hinaus/, 'confirm_sent'],
    [/^Jetzt senden/, 'send_again'],
  ])('is decided by %s', async (name, action) => {
    const api = openPane(withSomebody(uncertain, { act: async () => handoff() }));
    await press(name);
    expect(api.act).toHaveBeenCalledExactlyOnceWith(uncertain.handoffKey, { action });
    expect(await screen.findByText('Angeboten an Sabine Kern')).toBeTruthy();
  });

  test('is open again when the hand-off is cancelled', async () => {
    const api = openPane(withSomebody(uncertain, { act: async () => undone() }));
    await screen.findByText('Versand ungewiss');
    api.suggest.mockResolvedValue(answer());
    await userEvent.click(screen.getByRole('button', { name: /^Übergabe abbrechen/ }));
    expect((await screen.findAllByText(/^Abgebrochen\./)).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'An Sabine Kern übergeben' })).toBeTruthy();
  });

  test('shows only the choices the server allows', async () => {
    openPane(withSomebody({ ...uncertain, actions: ['confirm_sent'] }));
    expect(await screen.findByRole('button', { name: /^Die Mail ging hinaus/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Jetzt senden|abbrechen/ })).toBeNull();
  });

  test('steps back behind the answer of the other side', async () => {
    const reason = 'Das macht der Einkauf.';
    openPane(withSomebody({ ...uncertain, state: 'declined', reason, actions: ['confirm_sent'] }));
    expect(await screen.findByText(/Das macht der Einkauf/)).toBeTruthy();
    expect(screen.queryByText('Was soll gelten?')).toBeNull();
  });

  test('is the sender’s to decide, not the owner’s', async () => {
    const theirs = { owner: people.petra, handedOffBy: people.jonas } as const;
    openPane(withSomebody({ ...uncertain, ...theirs, actions: ['accept', 'decline'] }));
    expect(await screen.findByRole('button', { name: 'Annehmen' })).toBeTruthy();
    expect(screen.queryByText('Was soll gelten?')).toBeNull();
  });
});
