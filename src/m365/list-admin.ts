import { z } from 'zod';
import type { Column, ColumnType } from '../core/lists.ts';
import type { ListAdmin } from '../usecases/ports.ts';
import { columnPage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

/** Creates lists and columns through Graph. */
export function createListAdmin(site: Site, graph: Graph): ListAdmin {
  return {
    async findColumns(list) {
      const path = await site.findListPath(list);
      if (path === undefined) return undefined;
      const columns = await graph.getAll(`${path}/columns?$select=name`, columnPage);
      return columns.map(({ name }) => name);
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
    },
    async addColumn(list, column) {
      await graph.post(`${await site.listPath(list)}/columns`, columnDefinition(column), anything);
    },
  };
}

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
