import { z } from 'zod';
import type { GraphColumn } from '../../wire/graph.ts';
import { invalidRequest } from './errors.ts';

/** A column of a list: one facet, and whether it is indexed, unique, required, hidden. */
export type Column = GraphColumn & { id: string; name: string };

const flag = z.boolean().nullish();
const whole = z.int().nullish();
const facets = {
  text: z
    .object({
      allowMultipleLines: flag,
      appendChangesToExistingText: flag,
      linesForEditing: whole,
      maxLength: whole,
      textType: z.enum(['plain', 'richText']).nullish(),
    })
    .strict(),
  choice: z
    .object({
      allowTextEntry: flag,
      choices: z.array(z.string()).nullish(),
      displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).nullish(),
    })
    .strict(),
  personOrGroup: z
    .object({
      allowMultipleSelection: flag,
      chooseFromType: z.enum(['peopleAndGroups', 'peopleOnly']).nullish(),
      displayAs: z.string().nullish(),
    })
    .strict(),
  number: z
    .object({
      decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).nullish(),
      displayAs: z.enum(['number', 'percentage']).nullish(),
      minimum: z.number().nullish(),
      maximum: z.number().nullish(),
    })
    .strict(),
  dateTime: z
    .object({
      displayAs: z.enum(['default', 'friendly', 'standard']).nullish(),
      format: z.enum(['dateOnly', 'dateTime']).nullish(),
    })
    .strict(),
  boolean: z.object({}).strict(),
  hyperlinkOrPicture: z.object({ isPicture: flag }).strict(),
  calculated: z
    .object({
      format: z.enum(['dateOnly', 'dateTime']).nullish(),
      formula: z.string().max(8000),
      outputType: z.enum(['boolean', 'currency', 'dateTime', 'number', 'text']).nullish(),
    })
    .strict(),
  lookup: z
    .object({
      listId: z.string(),
      columnName: z.string(),
      allowMultipleValues: flag,
      allowUnlimitedLength: flag,
      primaryLookupColumnId: z.string().nullish(),
    })
    .strict(),
};
export const facetNames = z.object(facets).keyof().options;
export type FacetName = keyof typeof facets;

const changeableColumn = z
  .object({
    displayName: z.string().max(255),
    description: z.string(),
    enforceUniqueValues: z.boolean(),
    hidden: z.boolean(),
    indexed: z.boolean(),
    required: z.boolean(),
    columnGroup: z.string(),
    ...facets,
  })
  .partial();

const unknownFacets = {
  currency: z.unknown().optional(),
  term: z.unknown().optional(),
  geolocation: z.unknown().optional(),
  thumbnail: z.unknown().optional(),
  contentApprovalStatus: z.unknown().optional(),
  validation: z.unknown().optional(),
};

/** The body of a new column. */
export const newColumn = changeableColumn
  .extend({
    name: z.string().min(1).max(255),
    readOnly: z.boolean().optional(),
    // Graph takes it and does nothing with it (microsoft-graph-docs#12827).
    defaultValue: z.unknown().optional(),
    ...unknownFacets,
  })
  .strict();
export type NewColumn = z.output<typeof newColumn>;

export const columnPatch = changeableColumn.strict();

export const columnDefaults = {
  columnGroup: 'Custom Columns',
  description: '',
  enforceUniqueValues: false,
  hidden: false,
  indexed: false,
  readOnly: false,
  required: false,
};

const facetDefaults: Record<FacetName, object> = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
  },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  personOrGroup: {
    allowMultipleSelection: false,
    chooseFromType: 'peopleOnly',
    displayAs: 'nameWithPresence',
  },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  dateTime: { displayAs: 'default', format: 'dateTime' },
  boolean: {},
  hyperlinkOrPicture: { isPicture: false },
  calculated: { format: 'dateOnly', outputType: 'text' },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false },
};

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A facet with what SharePoint adds to it. */
export function completed(facet: FacetName, body: Partial<Record<FacetName, unknown>>): object {
  const given = Object(body[facet]);
  const lines = facet === 'text' && given.allowMultipleLines ? { linesForEditing: 6 } : {};
  const merged = { ...facetDefaults[facet], ...lines, ...given };
  if (facet === 'text' && given.allowMultipleLines) {
    delete merged.maxLength;
    merged.textType ??= 'plain';
  }
  return { [facet]: merged };
}

/** A facet may change its details, never its kind. */
export function patchedFacet(column: Column, patch: Partial<Record<FacetName, unknown>>): object {
  const own = facetNames.find((facet) => column[facet] !== undefined);
  const given = facetNames.filter((facet) => patch[facet] !== undefined);
  if (given.some((facet) => facet !== own))
    throw invalidRequest('The type of a column cannot be changed.');
  return own && given.length > 0 ? { [own]: { ...column[own], ...Object(patch[own]) } } : {};
}

/** SharePoint's internal name: every character but letters, digits and `_` as `_xNNNN_`, and a digit in front too. */
export function internalName(name: string): string {
  const encode = (character: string): string =>
    `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
  return name.replaceAll(/^\d|[^A-Za-z0-9_]/g, encode);
}
