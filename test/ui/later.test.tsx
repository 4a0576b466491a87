// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../src/ui/shared/api-error.ts';
import { later } from '../../src/ui/shared/later.tsx';
import { fakeApi, show } from './stage.tsx';

afterEach(cleanup);

const Greeting = ({ name }: { name: string }) => <p>Hallo {name}</p>;
const meanwhile = (error: Error | null, retry: () => void) =>
  error ? (
    <button type="button" onClick={retry}>
      {failureOf(error).kind}
    </button>
  ) : (
    <p>kommt</p>
  );

describe('a part that is loaded later', () => {
  test('stands in for itself, then appears', async () => {
    const Part = later('one', async () => Greeting);
    show(<Part given={{ name: 'Petra' }} meanwhile={meanwhile} />, fakeApi());
    expect(screen.getByText('kommt')).toBeTruthy();
    expect(await screen.findByText('Hallo Petra')).toBeTruthy();
  });

  test('counts as without connection when it does not come, and is tried again', async () => {
    let online = false;
    const load = async () => {
      if (!online) throw new TypeError('Failed to fetch dynamically imported module');
      return Greeting;
    };
    const Part = later('two', load);
    show(<Part given={{ name: 'Petra' }} meanwhile={meanwhile} />, fakeApi());
    const retry = await screen.findByRole('button', { name: 'offline' });
    online = true;
    await userEvent.click(retry);
    expect(await screen.findByText('Hallo Petra')).toBeTruthy();
  });

  test('is shown at once when it was fetched beforehand', async () => {
    const Part = later('three', async () => Greeting);
    Part.preload();
    await Promise.resolve();
    await Promise.resolve();
    show(<Part given={{ name: 'Petra' }} meanwhile={meanwhile} />, fakeApi());
    expect(screen.getByText('Hallo Petra')).toBeTruthy();
  });
});
