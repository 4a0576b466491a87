// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { lazy, type ReactNode, Suspense } from 'react';
import { BrowserRouter, Link, Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useTypedWords } from '../../src/ui/tab/find/use-typed-words.ts';

beforeEach(() => window.history.replaceState(null, '', '/find'));
afterEach(cleanup);

function Page() {
  const { words, change, settle } = useTypedWords();
  return (
    <>
      <input value={words} onChange={({ target }) => change(target.value)} onBlur={settle} />
      <Link to="/find?q=Vertrag">Vertrag</Link>
      <output>{useLocation().search}</output>
    </>
  );
}

const open = () =>
  render(
    <BrowserRouter useTransitions={false}>
      <Page />
    </BrowserRouter>,
  );
const field = () => screen.getByRole<HTMLInputElement>('textbox');
const address = () => screen.getByRole('status').textContent;

test('words stand in the address once the person pauses, and all of them stay in the field', async () => {
  open();
  await userEvent.type(field(), 'Mah');
  await waitFor(() => expect(address()).toBe('?q=Mah'));
  await userEvent.type(field(), 'nung');
  expect(field().value).toBe('Mahnung');
  await waitFor(() => expect(address()).toBe('?q=Mahnung'));
  expect(field().value).toBe('Mahnung');
});

test('they stand there at once when the person turns to something else, so that the way back leads to them', async () => {
  open();
  await userEvent.type(field(), 'Mahnung');
  await userEvent.click(screen.getByRole('link'));
  expect(field().value).toBe('Vertrag');
  window.history.back();
  await waitFor(() => expect(field().value).toBe('Mahnung'));
  expect(address()).toBe('?q=Mahnung');
});

test('they call nobody back who has gone to a page that is still loading', async () => {
  const code = Promise.withResolvers<{ default: () => ReactNode }>();
  const Desk = lazy(() => code.promise);
  render(
    <BrowserRouter useTransitions={false}>
      <Link to="/desk">Schreibtisch</Link>
      <Suspense fallback={<p>lädt</p>}>
        <Routes>
          <Route path="find" element={<Page />} />
          <Route path="desk" element={<Desk />} />
        </Routes>
      </Suspense>
    </BrowserRouter>,
  );
  await userEvent.type(field(), 'Mahnung');
  await userEvent.click(screen.getByRole('link', { name: 'Schreibtisch' }));
  await screen.findByText('lädt');
  await new Promise((passed) => setTimeout(passed, 600));
  code.resolve({ default: () => <h1>Mein Schreibtisch</h1> });
  await screen.findByRole('heading', { name: 'Mein Schreibtisch' });
  expect(window.location.pathname).toBe('/desk');
});
