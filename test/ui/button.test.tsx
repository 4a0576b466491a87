// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '../../src/ui/shared/button.tsx';
import { fakeApi, show } from './stage.tsx';

afterEach(cleanup);

test('a button that must not be pressed keeps the focus and does nothing, not even in a form', async () => {
  const press = vi.fn();
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  show(
    <form onSubmit={submit}>
      <Button type="submit" disabledFocusable onClick={press}>
        Senden
      </Button>
    </form>,
    fakeApi(),
  );
  const button = screen.getByRole('button', { name: 'Senden' });
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{Enter}');
  await userEvent.click(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(press).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
});

test('a button sends no form by itself', async () => {
  const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const press = vi.fn();
  show(
    <form onSubmit={submit}>
      <Button onClick={press}>Abbrechen</Button>
    </form>,
    fakeApi(),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Abbrechen' }));
  expect(press).toHaveBeenCalledOnce();
  expect(submit).not.toHaveBeenCalled();
});
