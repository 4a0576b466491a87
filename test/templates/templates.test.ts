import { describe, expect, it } from 'vitest';
import { listPlans } from '../../src/core/lists.ts';
import { textOf } from '../../src/core/export-cells.ts';
import { readRegister } from '../../src/core/register.ts';
import { templateRows, templatesIn } from '../../src/templates/templates.ts';
import { newRow } from '../../src/wire/register.ts';
import { person } from '../support/register.ts';

const [german, english] = [templateRows('de'), templateRows('en')];
const meaning = ({ number, columns }: (typeof german)[number]) => [
  number,
  columns['Step'],
  columns['StepKind'],
  columns['SeparateFrom'],
  columns['AnswerHours'],
  columns['Confidential'],
];
const named = (rows: typeof german) =>
  rows.map(({ number, columns }) => ({ ...columns, id: number, Owner: person('Sabine Kern') }));

describe('the templates', () => {
  it('are the same rows in both languages, about five for each of nine areas', () => {
    expect(german.map(meaning)).toEqual(english.map(meaning));
    for (const rows of [german, english]) {
      const areas = Map.groupBy(rows, ({ area }) => area);
      expect(areas.size).toBe(9);
      for (const inArea of areas.values()) expect(inArea.length).toBeGreaterThanOrEqual(5);
    }
  });

  it('use the areas that the list offers', () => {
    const columns = listPlans.find(({ name }) => name === 'Responsibilities')?.columns ?? [];
    const offered = columns.find(({ name }) => name === 'Area')?.choices;
    expect([...new Set(german.map(({ area }) => area))].toSorted()).toEqual(offered?.toSorted());
  });

  it('have a number, a title and keywords of their own', () => {
    for (const rows of [german, english]) {
      expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
      expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
      const phrases = rows.flatMap(({ columns }) => textOf(columns['Keywords']).split('\n'));
      const wanted = phrases.filter((each) => !each.startsWith('-'));
      expect(phrases.every((each) => each.trim() === each && each !== '')).toBe(true);
      expect(wanted.length - new Set(wanted).size).toBeLessThanOrEqual(1);
    }
  });

  it('are read without findings once somebody is named', () => {
    for (const rows of [german, english]) {
      const { responsibilities, findings } = readRegister(named(rows));
      expect(findings).toEqual([]);
      expect(responsibilities).toHaveLength(rows.length);
    }
  });

  it('have no two processes with a step twice, and four eyes in each', () => {
    const steps = german.filter(({ columns }) => columns['Process'] !== undefined);
    const processes = Map.groupBy(steps, ({ columns }) => columns['Process']);
    expect(processes.size).toBe(4);
    for (const rows of processes.values()) {
      const numbers = rows.map(({ columns }) => Number(columns['Step'])).toSorted((a, b) => a - b);
      expect(numbers).toEqual(rows.map((_, at) => at + 1));
      expect(rows.some(({ columns }) => columns['SeparateFrom'] !== undefined)).toBe(true);
    }
  });

  it('can be begun as they are, each under a key of its own', () => {
    const parsed = german.map(({ editKey, columns }) => newRow.safeParse({ editKey, columns }));
    expect(parsed.every(({ success }) => success)).toBe(true);
    expect(new Set(german.map(({ editKey }) => editKey)).size).toBe(german.length);
  });

  it('are known again in a register by their key, and by title and area in either language', () => {
    const [first, second, third] = german;
    const rows = [
      { id: 1, Title: 'Anders', EditKey: first?.editKey },
      { id: 2, Title: second?.title.toUpperCase(), Area: second?.area },
      { id: 3, Title: english[2]?.title, Area: english[2]?.area },
      { id: 4, Title: german[3]?.title, Area: 'Sonstiges' },
    ];
    expect(templatesIn(rows)).toEqual([first, second, third].map((each) => each?.number));
    expect(templatesIn([])).toEqual([]);
  });
});
