import { describe, expect, it } from 'vitest';
import { buildRegisterIndex, findCandidates } from '../../src/core/candidates.ts';
import { featuresOf } from '../../src/core/features.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { mail, responsibility } from '../support/register.ts';

const other = { title: 'Anderes', description: 'Etwas ganz Verschiedenes' };

/** What speaks for the first of these. */
function evidenceFor(register: Partial<Responsibility>[], stated: Parameters<typeof mail>[0]) {
  const index = buildRegisterIndex(
    [...register, other].map((each, at) => responsibility({ id: at + 1, ...each })),
  );
  const found = findCandidates(featuresOf(readRequest(mail(stated))), index);
  return found.find((each) => each.responsibility.id === 1)?.evidence ?? [];
}

describe('other words for the same', () => {
  it('are found in the other language, and shown as they stand in the mail and in the register', () => {
    const register = [{ keywords: ['Krankmeldung'] }];
    expect(evidenceFor(register, { text: 'My doctor has issued a sick note.' })).toMatchObject([
      { kind: 'keyword', found: 'sick note', matched: 'Krankmeldung', where: 'text' },
    ]);
    const english = [{ keywords: ['sick note'] }];
    expect(evidenceFor(english, { subject: 'Krankmeldung' })).toMatchObject([
      { kind: 'keyword', found: 'Krankmeldung', matched: 'sick note', where: 'subject' },
    ]);
  });

  it('are found in the same language', () => {
    expect(evidenceFor([{ title: 'Rechnungen' }], { text: 'Anbei unsere Faktura.' })).toMatchObject(
      [{ kind: 'word', found: 'Faktura', matched: 'Rechnungen' }],
    );
  });

  it('say as much as the word itself, and are heard once', () => {
    const register = [{ keywords: ['Faktura'] }];
    const [meant] = evidenceFor(register, { text: 'Anbei die Rechnung.' });
    const said = evidenceFor(register, { text: 'Anbei die Faktura.' });
    expect(said).toHaveLength(1);
    expect(meant?.weight).toBeCloseTo(said[0]?.weight ?? 0);
  });

  it('say less when they may mean something else as well', () => {
    const weight = (keyword: string) =>
      evidenceFor([{ keywords: [keyword] }], { text: 'We have a complaint.' })[0]?.weight ?? 0;
    expect(weight('Beschwerde')).toBeGreaterThan(0);
    expect(weight('Beschwerde')).toBeLessThan(weight('complaint'));
  });

  it('are no phrase that begins in the subject and ends in the text', () => {
    const register = [{ keywords: ['Krankmeldung'] }];
    const found = evidenceFor(register, { subject: 'Delivery', text: 'Note our new address.' });
    expect(found).toEqual([]);
    const note = [{ keywords: ['Lieferschein'] }];
    expect(evidenceFor(note, { subject: 'Delivery', text: 'Note our new address.' })).toEqual([]);
    expect(evidenceFor(note, { text: 'The delivery note is missing.' })).not.toEqual([]);
  });

  it('do not speak for a keyword that is meant word for word', () => {
    const register = [{ keywords: ['Ihre Rechnung an uns'] }];
    const kinds = evidenceFor(register, { text: 'Anbei unsere Faktura.' }).map(({ kind }) => kind);
    expect(kinds).not.toContain('keyword');
  });
});
