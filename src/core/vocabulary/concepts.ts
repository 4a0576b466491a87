import { accounts } from './accounts.ts';
import { banking } from './banking.ts';
import { care } from './care.ts';
import { clubs } from './clubs.ts';
import { compliance } from './compliance.ts';
import { council } from './council.ts';
import { crafts } from './crafts.ts';
import { energy } from './energy.ts';
import { everyday } from './everyday.ts';
import { freight } from './freight.ts';
import { helpdesk } from './helpdesk.ts';
import { hospitality } from './hospitality.ts';
import { housing } from './housing.ts';
import { insurance } from './insurance.ts';
import { learning } from './learning.ts';
import { legal } from './legal.ts';
import { logistics } from './logistics.ts';
import { money } from './money.ts';
import { office } from './office.ts';
import { orders } from './orders.ts';
import { outreach } from './outreach.ts';
import { personnel } from './personnel.ts';
import { plant } from './plant.ts';
import { premises } from './premises.ts';
import { purchasing } from './purchasing.ts';
import { quality } from './quality.ts';
import { sales } from './sales.ts';
import { shop } from './shop.ts';
import { society } from './society.ts';
import { software } from './software.ts';
import { support } from './support.ts';
import { systems } from './systems.ts';
import { taxes } from './taxes.ts';
import { telecoms } from './telecoms.ts';
import { transit } from './transit.ts';
import { travel } from './travel.ts';
import { worklife } from './worklife.ts';

/** One idea of office life and how both languages say it. Terms of several words are phrases. */
export interface Concept {
  /** Its first German term. */
  id: string;
  german: readonly string[];
  english: readonly string[];
}

/** By field of work; what is of every day is of none. */
const lists = {
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
  banking,
  helpdesk,
  insurance,
  council,
  energy,
  telecoms,
  care,
  learning,
  transit,
  crafts,
  freight,
  housing,
  plant,
  clubs,
  hospitality,
  orders,
  software,
  compliance,
  taxes,
  worklife,
  outreach,
  premises,
  everyday,
};

/**
 * Office language in German and English, by field of work: our own words, written down from knowledge of
 * the trade. A line is a concept: German terms, `=`, English terms. Inflections follow from stemming.
 */
export const concepts: readonly Concept[] = Object.values(lists).flatMap(readConcepts);

const { everyday: _, ...fields } = lists;
export const fieldNames: readonly string[] = Object.keys(fields);

const fieldsById = Map.groupBy(
  Object.entries(fields).flatMap(([field, lines]) =>
    readConcepts(lines).map(({ id }) => ({ id, field })),
  ),
  ({ id }) => id,
);

/** The fields of work a concept belongs to; mostly one. */
export function fieldsOf(concept: string): readonly string[] {
  return fieldsById.get(concept)?.map(({ field }) => field) ?? [];
}

function readConcepts(lines: string): Concept[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [german = [], english = []] = line.split(' = ').map((terms) => terms.split(', '));
      return { id: german[0] ?? '', german, english };
    });
}
