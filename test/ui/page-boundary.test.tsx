// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Link, MemoryRouter, useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { PageBoundary } from '../../src/ui/tab/page-boundary.tsx';
import { fakeApi, show } from './stage.tsx';

afterEach(cleanup);

function Missing(): never {
  throw new Error('Loading chunk 2587 failed.');
}

function Pages() {
  const { pathname } = useLocation();
  return (
    <>
      <Link to="/find">Finden</Link>
      <PageBoundary place={pathname}>
        {pathname === '/find' ? <h1>Wer ist zuständig?</h1> : <Missing />}
      </PageBoundary>
    </>
  );
}

test('a page whose code does not come says so, and is left behind by going elsewhere', async () => {
  // React tells of what it caught
  const complaints = vi.mocked(console.error).mockImplementation(() => undefined);
  show(
    <MemoryRouter initialEntries={['/handoffs']}>
      <Pages />
    </MemoryRouter>,
    fakeApi(),
  );
  expect(await screen.findByRole('heading', { name: 'Diese Seite kam nicht an' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Neu laden' })).toBeTruthy();
  complaints.mockClear();
  await userEvent.click(screen.getByRole('link', { name: 'Finden' }));
  expect(await screen.findByRole('heading', { name: 'Wer ist zuständig?' })).toBeTruthy();
});
