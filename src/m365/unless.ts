import { type ErrorCode, isProductError } from '../core/errors.ts';

/** What was asked for, or nothing when it fails with this code. */
export async function unless<T>(code: ErrorCode, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isProductError(error) && error.code === code) return undefined;
    throw error;
  }
}
