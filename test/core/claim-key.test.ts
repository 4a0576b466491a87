import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  canonicalMessageId,
  claimKeyOf,
  steppedBackKey,
  sentKeyOf,
} from '../../src/core/claim-key.ts';

const secret = new Uint8Array(32).fill(7);

describe('the claim key', () => {
  it('is “1:” and the HMAC-SHA256 of the canonical message id, as Node computes it', () => {
    const expected = createHmac('sha256', secret).update('ab@example.com').digest('hex');
    expect(claimKeyOf('<ab@Example.COM>', secret)).toBe(`1:${expected}`);
    expect(sentKeyOf(' <ab@example.com> ', secret)).toBe(expected);
  });

  it('is the same for every spelling of one message id, and another for another id', () => {
    expect(claimKeyOf('<x@A.de>', secret)).toBe(claimKeyOf('x@a.de', secret));
    expect(claimKeyOf('<X@a.de>', secret)).not.toBe(claimKeyOf('<x@a.de>', secret));
  });

  it('depends on the tenant’s secret', () => {
    expect(claimKeyOf('<x@a.de>', secret)).not.toBe(
      claimKeyOf('<x@a.de>', new Uint8Array(32).fill(8)),
    );
  });

  it('survives ids that are no ids', () => {
    expect(canonicalMessageId('')).toBe('');
    expect(canonicalMessageId('<<a@b@C>>')).toBe('<a@b@c>');
    expect(steppedBackKey('k')).toBe('x:k');
  });
});
