import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { mail, person, responsibility } from '../support/register.ts';

const [lena, nele] = [person('Lena Vogt'), person('Nele Carstens')];
const leave = { id: 1, title: 'Urlaub', keywords: ['Urlaubsantrag'], owner: lena };
const travel = { id: 2, title: 'Reisen', keywords: ['Reisekosten'] };
const both = mail({ subject: 'Urlaubsantrag und Reisekosten', text: 'Liegt bei.' });

/** What is proposed where two responsibilities have as many words of the mail as each other. */
const suggested = (other: Partial<Responsibility>, first: Partial<Responsibility> = {}) => {
  const rows = [
    { ...leave, ...first },
    { ...travel, ...other },
  ];
  const more = { id: 3, title: 'Fuhrpark', keywords: ['Tankkarte'], owner: nele };
  const index = buildRegisterIndex([...rows, more].map((row) => responsibility(row)));
  return suggest(readRequest(both), { index, absences: [], today: '2026-11-27' });
};

describe('two responsibilities that fit equally well', () => {
  it('are a question where different people have them', () => {
    expect(suggested({ owner: nele })).toMatchObject({
      kind: 'unclear',
      reason: 'several_speak',
      options: [{ responsibilityId: 1 }, { responsibilityId: 2 }],
    });
  });

  it('go to whoever has both, who is never called clear, and the other one is named', () => {
    expect(suggested({ owner: lena })).toMatchObject({
      kind: 'suggested',
      band: 'likely',
      best: { responsibilityId: 1, recipient: { person: lena } },
      alternatives: [{ responsibilityId: 2 }],
      runnerUp: { kind: 'same_person', responsibilityId: 2, title: 'Reisen' },
    });
  });

  it('go to whoever stands in for both today', () => {
    const index = buildRegisterIndex(
      [
        { ...leave, owner: nele, deputies: [lena] },
        { ...travel, owner: lena },
      ].map((row) => responsibility(row)),
    );
    const absences = [{ oid: nele.oid, from: '2026-11-20', to: '2026-12-04' }];
    const knowledge = { index, absences, today: '2026-11-27' };
    expect(suggest(readRequest(both), knowledge)).toMatchObject({ kind: 'suggested' });
    expect(suggest(readRequest(both), { ...knowledge, absences: [] }).kind).toBe('unclear');
  });

  it.each([
    ['one is a step of a process', { process: 'Eintritt', step: 1 }],
    ['the mail of one is filed', { filing: true }],
    ['one is confidential', { confidential: true }],
    ['the lead of another area sees one', { area: 'Reisestelle' }],
    ['somebody else is informed of one', { informed: [nele] }],
    ['a partner does the work of one', { partner: { name: 'Reisebüro', domains: [] } }],
  ])('stay a question where %s', (_what, more) => {
    expect(suggested({ owner: lena, ...more }).kind).toBe('unclear');
  });

  it('stay a question where a third fits as well, whom somebody else has', () => {
    const index = buildRegisterIndex(
      [
        leave,
        { ...travel, owner: lena },
        { id: 3, title: 'Schulung', keywords: ['Schulungstag'], owner: nele },
      ].map((row) => responsibility(row)),
    );
    const three = mail({ subject: 'Urlaubsantrag, Reisekosten, Schulungstag' });
    const knowledge = { index, absences: [], today: '2026-11-27' };
    expect(suggest(readRequest(three), knowledge)).toMatchObject({ kind: 'unclear' });
  });
});
