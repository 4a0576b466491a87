import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import { type ColumnFlaw, mendedChoices } from '../core/list-repair.ts';
import type { AnyListName, Column, ColumnType } from '../core/lists.ts';
import type { ListAdmin } from '../usecases/register-ports.ts';
import { columnPage, type GraphColumnAnswer } from '../wire/graph-answers.ts';
import { foundColumn } from './found-column.ts';
import { type Graph, segment } from './graph.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

/** Creates and mends lists and columns through Graph. */
export function createListAdmin(site: Site, graph: Graph): ListAdmin {
  const read = async (list: AnyListName) =>
    graph.getAll(`${await site.listPath(list)}/columns`, columnPage);
  return {
    async archivedYears() {
      site.forgetLists();
      return site.archivedYears();
    },
    async findColumns(list) {
      site.forgetLists();
      if ((await site.findListPath(list)) === undefined) return undefined;
      try {
        return (await read(list)).map(foundColumn);
      } catch (error) {
        if (!isProductError(error) || error.code !== 'not_found') throw error;
        return undefined;
      }
    },
    async createList({ name, description, columns }) {
      await graph.post(
        `${await site.path()}/lists`,
        {
          displayName: name,
          description,
          columns: columns.map(columnDefinition),
          list: { template: 'genericList' },
        },
        anything,
      );
      site.forgetLists();
    },
    async mendColumn(list, column, flaw) {
      const path = `${await site.listPath(list)}/columns`;
      return unlessRefused(async () => {
        if (flaw === 'missing') await addOrShow(path, column, graph);
        else await change(path, column, flaw, graph);
      });
    },
  };
}

/** A hidden column is not listed, but its name is taken (facts/graph.md §1.1). */
async function addOrShow(path: string, column: Column, graph: Graph): Promise<void> {
  try {
    await graph.post(path, columnDefinition(column), anything);
  } catch (error) {
    if (!isProductError(error) || error.code !== 'changed_meanwhile') throw error;
    await graph.patch(`${path}/${segment(column.name)}`, { hidden: false }, anything);
  }
}

async function change(
  path: string,
  plan: Column,
  flaw: Exclude<ColumnFlaw, 'missing'>,
  graph: Graph,
): Promise<void> {
  const answer = (await graph.getAll(path, columnPage)).find(({ name }) => name === plan.name);
  if (answer === undefined) throw new ProductError('not_found', `${plan.name} is gone`);
  await graph.patch(`${path}/${segment(answer.id)}`, patches[flaw](plan, answer), anything);
}

const patches = {
  hidden: () => ({ hidden: false }),
  read_only: () => ({ readOnly: false }),
  required: () => ({ required: false }),
  not_indexed: () => ({ indexed: true }),
  not_unique: () => ({ indexed: true, enforceUniqueValues: true }),
  choices_missing: (plan, answer) => ({
    choice: { ...answer.choice, choices: mendedChoices(plan, foundColumn(answer)) },
  }),
  closed_choices: (_plan, answer) => ({ choice: { ...answer.choice, allowTextEntry: true } }),
  rich_text: () => ({ text: { allowMultipleLines: true, textType: 'plain' } }),
  appending: () => ({ text: { allowMultipleLines: true, appendChangesToExistingText: false } }),
  too_short: () => ({ text: { maxLength: 255 } }),
  retyped: columnDefinition,
  foreign_required: () => ({}),
} satisfies Record<
  Exclude<ColumnFlaw, 'missing'>,
  (plan: Column, answer: GraphColumnAnswer) => Record<string, unknown>
>;

/** What SharePoint does not want is no failure of the whole: the admin reads what is left to do. */
async function unlessRefused(work: () => Promise<void>): Promise<'mended' | 'refused'> {
  try {
    await work();
    return 'mended';
  } catch (error) {
    if (isProductError(error) && refusals.has(error.code)) return 'refused';
    throw error;
  }
}

const refusals = new Set<string>(['microsoft_refused', 'changed_meanwhile', 'not_found']);

/** Graph's `columnDefinition`: common properties and exactly one type facet. */
function columnDefinition(column: Column): Record<string, unknown> {
  return {
    name: column.name,
    ...(column.indexed && { indexed: true }),
    ...(column.unique && { enforceUniqueValues: true }),
    ...facets[column.type](column),
  };
}

const facets = {
  text: () => ({ text: { maxLength: 255 } }),
  note: () => ({ text: { allowMultipleLines: true, textType: 'plain' } }),
  choice: ({ choices, fillIn }) => ({
    choice: { choices, allowTextEntry: fillIn ?? false, displayAs: 'dropDownMenu' },
  }),
  person: () => ({
    personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' },
  }),
  people: () => ({ personOrGroup: { allowMultipleSelection: true, chooseFromType: 'peopleOnly' } }),
  number: () => ({ number: {} }),
  date: () => ({ dateTime: { format: 'dateOnly' } }),
  dateTime: () => ({ dateTime: { format: 'dateTime' } }),
  yesNo: () => ({ boolean: {} }),
} satisfies Record<ColumnType, (column: Column) => Record<string, unknown>>;
