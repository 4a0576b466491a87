// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import { FailureNotice } from '../../src/ui/shared/states.tsx';
import { fakeApi, fakeHost, show } from './stage.tsx';

afterEach(cleanup);

const noticeOf = (error: ApiError, onSignIn?: () => void) =>
  show(<FailureNotice error={error} {...(onSignIn && { onSignIn })} />, fakeApi({}), fakeHost({}));
const offline = new ApiError({ kind: 'offline', code: 'no_connection' });
const signedOut = new ApiError({ kind: 'sign_in', code: 'needs_click' });

describe('a later look that failed, beside what is still shown', () => {
  test('offers to sign in where that is what helps', async () => {
    const onSignIn = vi.fn();
    noticeOf(signedOut, onSignIn);
    expect(screen.getByText('Bitte melden Sie sich an.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Anmelden' }));
    expect(onSignIn).toHaveBeenCalledOnce();
  });

  test('offers nothing where nobody knows what to ask again, or it comes by itself', () => {
    noticeOf(signedOut);
    noticeOf(offline, () => {});
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

test('has one full stop after what the server says, which has its own', () => {
  const title = 'Dafür fehlen Ihnen die Rechte.';
  noticeOf(new ApiError({ kind: 'no_access', code: 'no_access', title, detail: 'Fragen Sie.' }));
  expect(screen.getByRole('alert').textContent).toBe(`${title} Fragen Sie.`);
});

describe('without connection', () => {
  const said = () => screen.getByRole('alert').textContent;

  test('what is only read is asked for again, and that is said', () => {
    show(<FailureNotice error={offline} asksAgain />, fakeApi({}), fakeHost({}));
    expect(said()).toContain('Der nächste Versuch folgt in 20 Sekunden.');
  });

  test('of a click no next try is promised: it is never repeated by itself', () => {
    noticeOf(offline);
    expect(said()).toContain(
      'Bitte versuchen Sie es noch einmal; Baton wiederholt den Klick nicht von selbst.',
    );
    expect(said()).not.toContain('folgt');
  });

  test('the server’s own sentence is kept, whoever asks', () => {
    const detail = 'SharePoint antwortet gerade nicht.';
    noticeOf(new ApiError({ kind: 'offline', code: 'microsoft_unavailable', detail }));
    expect(said()).toContain(detail);
  });
});
