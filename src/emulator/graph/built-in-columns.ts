import type { Column } from './column-definitions.ts';

const builtIn = (
  id: string,
  name: string,
  displayName: string,
  facet: Partial<Column>,
): Column => ({
  columnGroup: '_Hidden',
  description: '',
  displayName,
  enforceUniqueValues: false,
  hidden: false,
  id,
  indexed: false,
  name,
  readOnly: true,
  required: false,
  ...facet,
});

const text = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
  },
};
const person = {
  personOrGroup: {
    allowMultipleSelection: false,
    displayAs: 'nameWithPresence',
    chooseFromType: 'peopleAndGroups' as const,
  },
};
const time = { dateTime: { displayAs: 'default' as const, format: 'dateTime' as const } };

/** What every list has besides Title. Their ids are the same in every SharePoint. */
export const builtInColumns: Column[] = [
  builtIn('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'ID', 'ID', {
    number: { decimalPlaces: 'none' },
  }),
  builtIn('c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'ContentType', 'Content Type', text),
  builtIn('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'Modified', 'Modified', time),
  builtIn('8c06beca-0777-48f7-91c7-6da68bc07b69', 'Created', 'Created', time),
  builtIn('1df5e554-ec7e-46a6-901d-d85a3881cb18', 'Author', 'Created By', person),
  builtIn('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'Editor', 'Modified By', person),
  builtIn('dce8262a-3ae9-45aa-aab4-83bd75fb738a', '_UIVersionString', 'Version', text),
  builtIn('67df98f4-9dec-48ff-a553-29bece9c5bf4', 'Attachments', 'Attachments', { boolean: {} }),
  builtIn('503f1caa-358e-4918-9094-4a2cdc4bc034', 'Edit', 'Edit', text),
  builtIn('bc91a437-52e7-49e1-8c4e-4698904b2b6d', 'LinkTitleNoMenu', 'Title', text),
  builtIn('82642ec8-ef9b-478f-acf9-31f7d45fbc31', 'LinkTitle', 'Title', text),
];

const names = new Set(builtInColumns.map(({ name }) => name.toLowerCase()));

export const isBuiltIn = (name: string): boolean => names.has(name.toLowerCase());

export const titleColumnId = 'fa564e0f-0c70-4ab9-b863-0177e6ddd247';
