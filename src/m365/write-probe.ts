import { z } from 'zod';
import { type Graph, segment } from './graph.ts';
import { unless } from './unless.ts';

/** No item ever has this version, so a write that names it changes nothing. */
const noVersion = '"00000000-0000-0000-0000-000000000000,0"';

const anything = z.unknown();
const oneId = z.object({ value: z.array(z.object({ id: z.string() })) });

/** Whether whoever `graph` asks for may change this item of a list; no where they do not see it. Nothing is changed. */
export async function mayChangeItem(listPath: string, id: string, graph: Graph): Promise<boolean> {
  const probe = async () => {
    const headers = { 'If-Match': noVersion };
    await graph.patch(`${listPath}/items/${segment(id)}`, { fields: {} }, anything, headers);
  };
  const answer = unless('changed_meanwhile', probe).then(() => true);
  return (await unlessHidden(() => answer)) ?? false;
}

/** The same of the first item that they see; no where they see none. */
export async function mayChangeAny(listPath: string, graph: Graph): Promise<boolean> {
  const path = `${listPath}/items?$select=id&$top=1`;
  const [first] = (await unlessHidden(() => graph.get(path, oneId)))?.value ?? [];
  return first !== undefined && mayChangeItem(listPath, first.id, graph);
}

const unlessHidden = <T>(ask: () => Promise<T>) =>
  unless('not_found', () => unless('no_access', ask));
