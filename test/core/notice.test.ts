import { expect, it } from 'vitest';
import { whomToTell } from '../../src/core/notice.ts';
import { handoffRecord } from '../support/handoff.ts';

const person = (oid: string) => ({ oid, name: oid });
const petra = person('petra');
const sabine = person('sabine');
const deniz = person('deniz');
const lead = person('lead');
const record = handoffRecord({ handedOffBy: petra, owner: sabine });
const oids = (...asked: Parameters<typeof whomToTell>) =>
  whomToTell(...asked).map(({ oid }) => oid);

it.each([
  ['announce', ['sabine']],
  ['remind', ['sabine']],
  ['wake', ['sabine']],
  ['give_up', ['petra']],
] as const)('%s tells whoever has it in hand', (action, expected) => {
  expect(oids(action, record, { accountable: deniz, leads: [] })).toEqual(expected);
});

it('escalates to whoever answers for it, when somebody else has the work', () => {
  expect(oids('escalate', record, { accountable: deniz, leads: [lead] })).toEqual(['deniz']);
  expect(oids('escalate_hops', record, { accountable: deniz, leads: [] })).toEqual(['deniz']);
  const standIn = { ...record, onBehalfOf: deniz };
  expect(oids('escalate', standIn, { accountable: sabine, leads: [] })).toEqual(['deniz']);
});

it('escalates to the leads of the area when the owner answers for it, else tells the sender', () => {
  expect(oids('escalate', record, { accountable: sabine, leads: [lead, sabine] })).toEqual([
    'lead',
  ]);
  expect(oids('escalate', record, { accountable: sabine, leads: [] })).toEqual(['petra']);
});

it('tells the sender and whoever is above when a hand-off expires, and nobody twice', () => {
  expect(oids('expire', record, { accountable: deniz, leads: [] })).toEqual(['petra', 'deniz']);
  expect(oids('expire', record, { accountable: petra, leads: [] })).toEqual(['petra']);
});

it('finds nobody above somebody who took it for themselves', () => {
  const own = handoffRecord({ handedOffBy: sabine, owner: sabine });
  expect(oids('escalate', own, { accountable: sabine, leads: [] })).toEqual([]);
});

it('passes over whose account is closed', () => {
  const closed = new Set(['deniz', 'lead']);
  const other = person('other');
  const circle = { accountable: deniz, leads: [lead, other], closed };
  expect(oids('escalate', record, circle)).toEqual(['other']);
  expect(oids('escalate', record, { ...circle, leads: [lead] })).toEqual(['petra']);
});
