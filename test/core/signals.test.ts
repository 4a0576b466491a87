import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/core/features.ts';
import { keyedHash } from '../../src/core/keyed-hash.ts';
import { readRequest } from '../../src/core/mail.ts';
import { signalKeyOf, signalsOf } from '../../src/core/signals.ts';
import { readSignals, writeSignals } from '../../src/core/signals-column.ts';
import { mail } from '../support/register.ts';

const key = signalKeyOf(new TextEncoder().encode('secret'));
const signalsFor = (text: string, from = 'a@b.example', under = key) =>
  signalsOf(featuresOf(readRequest(mail({ text, from: { name: '', address: from } }))), under);

describe('the keyed hash', () => {
  it("is HalfSipHash-2-4: its authors' first test vector, nothing under the key 00 01 … 07", () => {
    expect(keyedHash('', { k0: 0x03020100, k1: 0x07060504 })).toBe(0x5b9f35a9);
  });

  it('tells texts of every length and under every key apart', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a\u0000', 'abc', 'Abc', 'abcd'];
    const hashes = texts.flatMap((text) => [
      keyedHash(text, key),
      keyedHash(text, { k0: 1, k1: 2 }),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the Signals column', () => {
  it('gives back what was written', () => {
    const signals = signalsFor('Bitte die Rechnung prüfen. Rechnung liegt bei.');
    const said = new Map([
      [12, 3.41],
      [7, 0.5],
    ]);
    expect(readSignals(writeSignals({ signals, said }))).toEqual({ signals, said });
  });

  it('holds no word of the mail, and other hashes in another company', () => {
    const column = writeSignals({
      signals: signalsFor('Kündigung Arbeitsvertrag'),
      said: new Map(),
    });
    expect(column.toLowerCase()).not.toMatch(/kundig|arbeits|vertrag|example/);
    const other = signalKeyOf(new TextEncoder().encode('another'));
    expect([...signalsFor('Rechnung', 'a@b.example', other).words.keys()]).not.toEqual([
      ...signalsFor('Rechnung').words.keys(),
    ]);
  });

  it('stays short for a long mail', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `wort${at}`).join(' ');
    expect(writeSignals({ signals: signalsFor(long), said: new Map() }).length).toBeLessThan(
      20_000,
    );
  });

  it('is refused in another format, and read as far as it can be', () => {
    expect(readSignals('')).toBeUndefined();
    expect(readSignals('2|AAAA')).toBeUndefined();
    expect(readSignals('1|AAA*AAAB|||12=1.00,x=2')?.said).toEqual(new Map([[12, 1]]));
  });

  it('can be anything and is never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = readSignals(`1|${text}`);
        expect(kept?.signals.words.size).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
