import { z } from 'zod';

const bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z
        .array(
          z.object({
            license: z
              .object({ id: z.string().optional(), name: z.string().optional() })
              .optional(),
            expression: z.string().optional(),
          }),
        )
        .default([]),
    }),
  ),
});

interface Component {
  name: string;
  version: string;
  licence: string;
}

/** What may be shipped (CONTRIBUTING, facts/stack.md). */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
]);

/** The packages of a bill of materials; a missing licence is called `none`. */
export function componentsOf(document: unknown): Component[] {
  return bill.parse(document).components.map(({ name, version, licenses: [first] }) => ({
    name,
    version,
    licence: first?.license?.id ?? first?.expression ?? first?.license?.name ?? 'none',
  }));
}

/** Those under a licence that is not allowed; of a choice one is enough. */
export function notAllowed(components: readonly Component[]): Component[] {
  return components.filter(
    ({ licence }) =>
      !licence
        .replaceAll(/[()]/g, '')
        .split(' OR ')
        .some((each) => allowed.has(each)),
  );
}
