import { defaultCombination, signalNames } from '../../core/combination.ts';
import { ProductError } from '../../core/errors.ts';
import { createMemory, type Memory } from '../../core/memory.ts';

/** What a measurement can leave out, to see what it is worth. `history` learns nothing at all. */
export const parts = [...signalNames, 'senders', 'vocabulary', 'history'] as const;
export type Part = (typeof parts)[number];
export type LeftOut = ReadonlySet<Part>;

/** `text,senders` as a set; a name nobody knows is an error that lists the names. */
export function leftOutIn(names = ''): LeftOut {
  const wanted = names.split(',').filter((name) => name.trim() !== '');
  return new Set(wanted.map((name) => partOf(name.trim())));
}

function partOf(name: string): Part {
  const part = parts.find((each) => each === name);
  if (part !== undefined) return part;
  throw new ProductError('invalid_request', `--without knows ${parts.join(', ')}; not ${name}`);
}

/** A memory that trusts a signal that is left out not at all, and never will. */
export function memoryWithout(leftOut: LeftOut): Memory {
  const memory = createMemory();
  const combination = defaultCombination();
  for (const signal of signalNames) {
    if (leftOut.has(signal)) combination[signal] = off(combination[signal]);
  }
  return { ...memory, combination };
}

function off<Trust extends { factor: number }>(trust: Trust): Trust {
  return { ...trust, factor: 0 };
}
