import type { FindingKind } from '../finding.ts';
import type { Person } from '../person.ts';
import type { RowColumns } from '../register-change.ts';
import type { Day } from '../responsibility.ts';

/** What can be wrong in a register beside rows that cannot be read. The order is the one in which findings of one weight are told. */
export const registerFindingKinds = [
  'nobody_answers',
  'away_together',
  'unreadable',
  'step_without_owner',
  'partner_without_owner',
  'left',
  'disabled',
  'no_mailbox',
  'same_eyes',
  'step_missing',
  'cover_circle',
  'ends_soon',
  'excludes_itself',
  'shadowed',
  'same_words',
  'keyword_never',
  'keyword_always',
  'own_deputy',
  'no_deputy',
  'alone',
  'review_overdue',
  'corrected_into',
  'sender_corrected',
  'stand_in_circle',
  'confusable',
] as const;
export type RegisterFindingKind = (typeof registerFindingKinds)[number];

/** `urgent`: a request would get stuck or go wrong. `soon`: it will. `note`: worth a look. */
export type FindingWeight = 'urgent' | 'soon' | 'note';

/** Something wrong in the register as a whole, told at one row. */
export interface RegisterFinding {
  kind: RegisterFindingKind;
  weight: FindingWeight;
  /** Item id of the row to look at first; 0 when it is a setting, which its title names. */
  row: number;
  title: string;
  area: string;
  /** The column to look at, by its internal name. */
  column: string;
  about: FindingAbout;
  remedy?: Remedy;
}

/** What its sentence says; each kind has what it needs. */
export interface FindingAbout {
  /** Who is meant. */
  people?: Person[];
  /** First and last day, both included; no last one where there is no end. */
  from?: Day;
  to?: Day;
  /** Keywords or sender patterns as they stand in the row. */
  words?: string[];
  /** The other rows it has to do with. */
  others?: OtherRow[];
  count?: number;
  process?: string;
  step?: number;
  /** `unreadable`: what is wrong with the value, and the value. */
  problem?: FindingKind;
  value?: string;
  /** A proposed line: when its owner said no to it, and who that was. `stands`: nothing new enough speaks for it since. */
  declined?: { at: string; by: string; stands: boolean };
}

export interface OtherRow {
  row: number;
  title: string;
}

/** Every row whose words a finding may tell. */
export function rowsNamedIn({ row, about, remedy }: RegisterFinding): number[] {
  const others = about.others ?? [];
  return [row, ...others.map((each) => each.row), ...(remedy ? [remedy.row] : [])];
}

/** What a button would do about it. */
export type RemedyKind =
  | 'name_owner'
  | 'name_deputy'
  | 'remove_deputy'
  | 'remove_words'
  | 'confirm_review'
  | 'lift_end'
  | 'draw_border'
  | 'add_sender'
  | 'edit';

/** A change of one row that would mend it, of the finding's or of another one. Without columns a person has to choose: the row opens at the finding's column. */
export interface Remedy {
  does: RemedyKind;
  row: number;
  columns: RowColumns;
}
