import { accounts } from './accounts.ts';
import { legal } from './legal.ts';
import { logistics } from './logistics.ts';
import { money } from './money.ts';
import { office } from './office.ts';
import { personnel } from './personnel.ts';
import { purchasing } from './purchasing.ts';
import { quality } from './quality.ts';
import { sales } from './sales.ts';
import { shop } from './shop.ts';
import { society } from './society.ts';
import { support } from './support.ts';
import { systems } from './systems.ts';
import { travel } from './travel.ts';

/** One idea of office life and how both languages say it. Terms of several words are phrases. */
export interface Concept {
  /** Its first German term. */
  id: string;
  german: readonly string[];
  english: readonly string[];
}

/**
 * Office language in German and English, by field of work: our own words, written down from knowledge of
 * the trade. A line is a concept: German terms, `=`, English terms. Inflections follow from stemming.
 */
export const concepts: readonly Concept[] = [
  accounts,
  personnel,
  purchasing,
  sales,
  logistics,
  quality,
  systems,
  legal,
  office,
  support,
  money,
  travel,
  shop,
  society,
].flatMap(readConcepts);

function readConcepts(lines: string): Concept[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [german = [], english = []] = line.split(' = ').map((terms) => terms.split(', '));
      return { id: german[0] ?? '', german, english };
    });
}
