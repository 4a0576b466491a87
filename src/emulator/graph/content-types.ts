import { guidOf } from '../ids.ts';
import type { List } from './list-store.ts';

/** The rows of the list of visitors are people, those of a library documents (also its folders: U). */
export const contentTypeName = ({ template }: List): string => names[template] ?? 'Item';

const names: Record<string, string> = { userInformation: 'Person', documentLibrary: 'Document' };

const contentTypes = new Map<string, string>();

/** Every list has its own copy of the content type Item: `0x0100` and a guid. */
export function contentTypeId({ id }: List): string {
  const known = contentTypes.get(id);
  if (known !== undefined) return known;
  const made = `0x0100${guidOf(`content type of ${id}`).replaceAll('-', '').toUpperCase()}`;
  contentTypes.set(id, made);
  return made;
}
