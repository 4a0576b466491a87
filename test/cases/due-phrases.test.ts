import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDuePhrases } from '../../src/core/due-phrase.ts';
import { readRequest } from '../../src/core/mail.ts';
import { defaultSite } from '../../src/core/site.ts';
import { mail } from '../support/register.ts';

const kiel = { ...defaultSite, federalState: 'SH' } as const;

interface Line {
  received: string;
  text: string;
  expected: string[];
}

/** Every row of the tables, with the day of the section it stands in. */
function readLines(markdown: string): Line[] {
  return markdown
    .split(/^## Eingegangen am /m)
    .slice(1)
    .flatMap((section) => {
      const received = section.slice(0, 10);
      const rows = section.split('\n').filter((line) => /^\| (?!In der Mail)/.test(line));
      return rows.map((row) => {
        const [, text = '', days = ''] = row.split('|').map((cell) => cell.trim());
        const expected = days === '-' ? [] : days.split(', ');
        return { received, text: text.replaceAll('⏎', '\n'), expected };
      });
    });
}

const file = new URL('due-phrases.md', import.meta.url);
const lines = readLines(readFileSync(file, 'utf8'));

describe('due dates in mails', () => {
  it('are told in at least 80 cases', () => {
    expect(lines.length).toBeGreaterThan(80);
  });

  it.each(lines)('$received: $text', ({ received, text, expected }) => {
    const receivedAt = `${received}T09:00:00Z`;
    const request = readRequest(mail({ text, receivedAt }));
    const found = findDuePhrases(request, new Date(receivedAt), kiel);
    expect(found.map(({ day }) => day)).toEqual(expected);
    for (const { phrase, where, at } of found) {
      expect(request[where].slice(at, at + phrase.length)).toBe(phrase);
    }
  });
});
