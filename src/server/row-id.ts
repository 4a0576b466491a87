import { z } from 'zod';
import { ProductError } from '../core/errors.ts';

/** The number of a row of the register, as it stands in an address. */
export function rowIdOf(parameter: string): number {
  const id = z.coerce.number().int().positive().safeParse(parameter);
  if (id.success) return id.data;
  throw new ProductError('not_found', 'a row has a number');
}
