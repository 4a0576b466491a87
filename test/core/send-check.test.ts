import { expect, it } from 'vitest';
import { checkRecipients, type SendCheck } from '../../src/core/send-check.ts';

const check: SendCheck = {
  version: 2,
  owner: { name: 'Claudia Fries', address: 'fries@werk.example', title: 'Lohnabrechnung' },
  answerable: ['fries@werk.example', 'maier@werk.example'],
  expected: ['kunde@aussen.example', 'ich@werk.example'],
  away: [{ name: 'Jens Maier', address: 'maier@werk.example', until: '2026-12-04' }],
  left: ['weg@werk.example'],
  internal: ['werk.example'],
  partner: { name: 'Lohnbüro Brandt', domains: ['brandt.example'] },
};
const to = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const kinds = (...addresses: string[]) =>
  checkRecipients(check, to(...addresses)).map(({ kind }) => kind);

it('has nothing against the owner, in whatever case the address is written', () => {
  expect(kinds('Fries@Werk.example')).toEqual([]);
});

it('names who is away, by the name the register has, and until when', () => {
  expect(checkRecipients(check, to('maier@werk.example'))).toEqual([
    { kind: 'away', name: 'Jens Maier', address: 'maier@werk.example', until: '2026-12-04' },
  ]);
});

it('names who has left the company', () => {
  expect(kinds('weg@werk.example')).toEqual(['left']);
});

it('names a colleague it is not for, unless the owner gets it as well', () => {
  expect(kinds('lotte@werk.example')).toEqual(['not_owner']);
  expect(kinds('lotte@werk.example', 'fries@werk.example')).toEqual([]);
});

it('does not count somebody who is away as reached', () => {
  expect(kinds('maier@werk.example', 'lotte@werk.example')).toEqual(['away', 'not_owner']);
});

it('does not take a wrong colleague for right because the writer or the customer gets it as well', () => {
  expect(kinds('lotte@werk.example', 'ich@werk.example')).toEqual(['not_owner']);
  expect(kinds('lotte@werk.example', 'kunde@aussen.example')).toEqual(['not_owner']);
  expect(kinds('ich@werk.example', 'kunde@aussen.example')).toEqual([]);
});

it('names an outside address that is not the partner’s, but not whoever wrote the request', () => {
  expect(kinds('lohn@brandt-lohn.example')).toEqual(['wrong_domain']);
  expect(kinds('lohn@post.brandt.example', 'kunde@aussen.example')).toEqual([]);
  const { partner: _, ...without } = check;
  expect(checkRecipients(without, to('lohn@brandt-lohn.example'))).toEqual([]);
});

it('takes nobody for the wrong one while it knows no owner', () => {
  const { owner: _, ...unsure } = check;
  expect(checkRecipients(unsure, to('lotte@werk.example'))).toEqual([]);
});
