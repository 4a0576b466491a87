import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import { readRegister } from '../../src/core/register.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { templateRows } from '../../src/templates/templates.ts';
import { mail, person } from '../support/register.ts';

const today = '2026-11-26';
const indexes = { de: indexOf('de'), en: indexOf('en') };

/** A register in which somebody was named for every template. */
function indexOf(language: 'de' | 'en') {
  const rows = templateRows(language).map(({ number, columns }) => ({
    ...columns,
    id: number,
    Owner: person(`Person ${number}`),
  }));
  return buildRegisterIndex(readRegister(rows).responsibilities);
}

const cases = readFileSync(new URL('templates.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, language, subject = '', text = '', expected = '']) =>
    language === 'de' || language === 'en' ? [{ language, subject, text, expected } as const] : [],
  );

describe('a company that began with the templates', () => {
  it('is asked about mails in both languages', () => {
    expect(cases.filter(({ language }) => language === 'de').length).toBeGreaterThanOrEqual(10);
    expect(cases.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(10);
  });

  for (const { language, subject, text, expected } of cases)
    it(`sends “${subject}” to “${expected}”`, () => {
      const suggestion = suggest(readRequest(mail({ subject, text })), {
        index: indexes[language],
        absences: [],
        today,
      });
      expect(suggestion.kind).toBe('suggested');
      expect(suggestion.kind === 'suggested' && suggestion.best.title).toBe(expected);
    });
});
