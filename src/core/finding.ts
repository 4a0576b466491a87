/** Something wrong in the register. The row it names was skipped, or works with less than it should; the rest is unaffected. */
export interface Finding {
  kind: FindingKind;
  /** Item id of the row; 0 when it is a setting, which its title names. */
  row: number;
  /** The row's title as far as it could be read. */
  title: string;
  /** The column to look at, by its internal name. */
  column: string;
  /** What stands there, shortened to 80 characters. */
  value: string;
  /** True when the row takes no part in suggestions because of this. */
  skipped: boolean;
}

export type FindingKind =
  | 'no_title'
  | 'no_owner'
  | 'unknown_person'
  | 'invalid_date'
  | 'ends_before_start'
  | 'invalid_number'
  | 'invalid_pattern'
  | 'unknown_choice'
  | 'unreadable_line'
  | 'no_library'
  | 'unknown_setting';
