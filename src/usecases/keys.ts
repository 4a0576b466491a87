import { ProductError } from '../core/errors.ts';
import type { KeyKind, KeyRing, TenantKey, TenantKeys } from '../core/tenant-keys.ts';
import type { Clock, KeyStore } from './ports.ts';

export interface KeyDeps {
  keys: KeyStore;
  random: (bytes: number) => Uint8Array;
  now: Clock;
}

/** Makes the three keys of a tenant. Never replaces keys that are there: with them everything written so far would be lost. */
export async function newKeys(log: string, deps: KeyDeps): Promise<TenantKeys> {
  if ((await deps.keys.load()) !== undefined) {
    throw new ProductError('not_allowed_now', 'there are keys already; rotate them instead');
  }
  return save(deps, { log, claim: ring(deps), signals: ring(deps), signing: ring(deps) });
}

/** The keys, made now when there are none. */
export async function keysOrNew(log: string, deps: KeyDeps): Promise<TenantKeys> {
  return (await deps.keys.load()) ?? newKeys(log, deps);
}

/** Puts a new key in front of the one in use, which is kept: what it made is still found and verified. */
export async function rotateKey(kind: KeyKind, deps: KeyDeps): Promise<TenantKeys> {
  const keys = await requireKeys(deps.keys);
  const { current, older } = keys[kind];
  return save(deps, { ...keys, [kind]: { current: newKey(deps), older: [current, ...older] } });
}

/** The keys of the tenant, or one sentence that says how to make them. */
export async function requireKeys(store: KeyStore): Promise<TenantKeys> {
  const keys = await store.load();
  if (keys !== undefined) return keys;
  throw new ProductError('not_found', 'this tenant has no keys yet: make them with baton keys new');
}

async function save({ keys: store }: KeyDeps, keys: TenantKeys): Promise<TenantKeys> {
  await store.save(keys);
  return keys;
}

function ring(deps: KeyDeps): KeyRing {
  return { current: newKey(deps), older: [] };
}

function newKey({ random, now }: KeyDeps): TenantKey {
  return { secret: random(32), since: now().toISOString() };
}
