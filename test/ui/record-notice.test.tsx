// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { base64 } from '@scure/base';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { growLog, courseOf } from '../../src/core/log-growth.ts';
import { logSignerOf } from '../../src/core/log-key.ts';
import { openSeenLog, storageOf } from '../../src/ui/shared/seen-log.ts';
import { RecordNotice } from '../../src/ui/tab/record-notice.tsx';
import { fakeApi, show } from './stage.tsx';

const name = 'nordlicht.example/sites/baton';
const empty = { leaves: [], trees: new Map(), findings: [], lastNumber: 0 };
const signer = logSignerOf(new Uint8Array(32).fill(7), name);

/** A log of one checkpoint, as its server would tell it to somebody who saw `seen`. */
function logOf(hashes: string[]) {
  const leaves = hashes.map((hex, at) => ({ key: `a:${at + 1}`, hash: hex.repeat(32) }));
  const { log, columns } = growLog(empty, leaves, 2026, { name, signer });
  const notes = new Map([[`${name}/2026`, String(columns['Note'])]]);
  const head = { origin: `${name}/2026`, size: leaves.length, root: String(columns['Root']) };
  const record = async (ask: Readonly<Record<string, string>>) => {
    const { origin, size } = ask;
    return courseOf(log, notes, origin === undefined ? undefined : { origin, size: Number(size) });
  };
  return { head, record };
}

const seenLog = openSeenLog(storageOf(window), 'tenant');
const look = ({ record }: ReturnType<typeof logOf>) => {
  const api = fakeApi({ record });
  show(<RecordNotice />, api);
  return api;
};
beforeEach(() => window.localStorage.clear());
afterEach(cleanup);

describe('the record, compared with what this browser saw of it before', () => {
  test('is kept when it is seen for the first time, and when it has grown', async () => {
    const first = logOf(['aa', 'bb', 'cc']);
    look(first);
    await waitFor(() => expect(seenLog.read()).toEqual(first.head));
    cleanup();
    const grown = logOf(['aa', 'bb', 'cc', 'dd', 'ee']);
    look(grown);
    await waitFor(() => expect(seenLog.read()).toEqual(grown.head));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('is refused when it shrank, and what was seen stays', async () => {
    const { head } = logOf(['aa', 'bb', 'cc']);
    seenLog.keep(head);
    look(logOf(['aa', 'bb']));
    expect((await screen.findByRole('alert')).textContent).toContain('3 Einträge gesehen');
    expect(seenLog.read()).toEqual(head);
  });

  test('is refused when an entry is another one', async () => {
    const { head } = logOf(['aa', 'bb', 'cc']);
    seenLog.keep(head);
    look(logOf(['aa', 'ff', 'cc', 'dd']));
    expect((await screen.findByRole('alert')).textContent).toContain('nicht mehr dieselben');
    expect(seenLog.read()).toEqual(head);
  });

  test('is refused when it is gone', async () => {
    seenLog.keep({ origin: `${name}/2026`, size: 1, root: base64.encode(new Uint8Array(32)) });
    show(<RecordNotice />, fakeApi({ record: async () => ({ steps: [] }) }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});
