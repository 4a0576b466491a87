import type { Failure } from './protocol.ts';

/** Code 5001 is Office's word for an internal error, 5000 for something this host cannot do. */
export function failure(code: number, name: string, message: string): Failure {
  return { code, name, message };
}

export const NOT_SUPPORTED = failure(5000, 'NotSupported', 'The playground does not offer this.');
export const ITEM_GONE = failure(5001, 'InternalError', 'The item is no longer open.');
