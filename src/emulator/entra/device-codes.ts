import { randomBytes, randomInt } from 'node:crypto';
import type { Tenant } from '../tenant.ts';

/** Somebody sits in front of a device that waits for them to enter a code in a browser. */
export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  clientId: string;
  scopes: string[];
  /** Milliseconds since 1970, by the tenant's clock. */
  expiresAt: number;
  answer: DeviceAnswer;
}

/** What came of it. `blocked`: conditional access does not allow this way of signing in. */
export type DeviceAnswer =
  | { kind: 'pending' }
  | { kind: 'approved'; oid: string }
  | { kind: 'declined' }
  | { kind: 'blocked' };

/** From the request on, the person has so long: Microsoft's default. */
export const deviceCodeSeconds = 900;
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';

const open = new WeakMap<Tenant, Map<string, DeviceCode>>();

/** They live a quarter of an hour and are kept in memory alone. */
function codesOf(tenant: Tenant): Map<string, DeviceCode> {
  const known = open.get(tenant) ?? new Map<string, DeviceCode>();
  open.set(tenant, known);
  return known;
}

export function startDeviceCode(tenant: Tenant, clientId: string, scopes: string[]): DeviceCode {
  const code: DeviceCode = {
    deviceCode: randomBytes(48).toString('base64url'),
    userCode: Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join(''),
    clientId,
    scopes,
    expiresAt: tenant.clock.now().getTime() + deviceCodeSeconds * 1000,
    answer: { kind: 'pending' },
  };
  codesOf(tenant).set(code.deviceCode, code);
  return code;
}

export function findDeviceCode(tenant: Tenant, deviceCode: string): DeviceCode | undefined {
  return codesOf(tenant).get(deviceCode);
}

export function forgetDeviceCode(tenant: Tenant, { deviceCode }: DeviceCode): void {
  codesOf(tenant).delete(deviceCode);
}

/** The person at the browser has decided. False when no such code waits, or not any more. */
export function answerDeviceCode(tenant: Tenant, userCode: string, answer: DeviceAnswer): boolean {
  const wanted = userCode.replace(/[\s-]/g, '').toUpperCase();
  const now = tenant.clock.now().getTime();
  const code = [...codesOf(tenant).values()].find((each) => each.userCode === wanted);
  if (code?.answer.kind !== 'pending' || code.expiresAt <= now) return false;
  code.answer = answer;
  return true;
}
