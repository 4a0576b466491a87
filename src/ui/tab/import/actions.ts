import type { PreviewedRow } from '../../../wire/imports.ts';
import type { ChipLook } from '../../shared/chip.tsx';
import type { IconName } from '../../shared/icon.tsx';

export type Action = PreviewedRow['action'];

/** In the order in which they are told. */
export const actions: readonly Action[] = ['add', 'change', 'replace', 'same', 'known', 'broken'];

export const actionLooks: Readonly<Record<Action, { look: ChipLook; icon: IconName }>> = {
  add: { look: 'ok', icon: 'plus' },
  change: { look: 'tint', icon: 'redo' },
  replace: { look: 'tint', icon: 'person' },
  same: { look: 'plain', icon: 'check' },
  known: { look: 'plain', icon: 'pause' },
  broken: { look: 'bad', icon: 'cross' },
};

export function countOf(rows: readonly PreviewedRow[], action: Action): number {
  return rows.filter((row) => row.action === action).length;
}
