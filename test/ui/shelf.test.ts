import { describe, expect, it, vi } from 'vitest';
import { openShelf } from '../../src/ui/pane/offline/shelf.ts';

/** As much of IndexedDB as the shelf asks for: opening answers with this event. */
function databaseThat(event: 'success' | 'blocked') {
  const close = vi.fn();
  const transaction = () => {
    throw new Error('no such store');
  };
  const request = Object.assign(new EventTarget(), { result: { close, transaction } });
  const open = () => {
    setTimeout(() => request.dispatchEvent(new Event(event)));
    return request;
  };
  return { factory: { open } as unknown as IDBFactory, request, close };
}

describe('the shelf of the kept register', () => {
  it('lets go of the database also when it can’t be read', async () => {
    const { factory, close } = databaseThat('success');
    await expect(openShelf(factory).load()).rejects.toThrow('no such store');
    expect(close).toHaveBeenCalledOnce();
  });

  it('waits for no other window that holds an older one, and holds nothing afterwards', async () => {
    const { factory, request, close } = databaseThat('blocked');
    await expect(openShelf(factory).load()).rejects.toThrow('another window');
    request.dispatchEvent(new Event('success'));
    expect(close).toHaveBeenCalledOnce();
  });
});
