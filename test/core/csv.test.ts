import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/core/csv.ts';

describe('a line of CSV', () => {
  it.each([
    '=HYPERLINK("http://evil.example")',
    '+49 431 1234',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '  =1+1',
    '\r\n=1+1',
    '＝1+1',
    '|calc',
    '\0=1+1',
  ])('never holds a formula: %j', (cell) => {
    const line = csvLine([cell], ';');
    expect(line.replace(/^"/, '')[0]).toBe("'");
  });

  it('keeps separators, quotes and line breaks inside their cell', () => {
    expect(csvLine(['a;b', 'sagte "ja"', 'x\ny', 'Müller'], ';')).toBe(
      '"a;b";"sagte ""ja""";"x\ny";Müller\r\n',
    );
  });
});
