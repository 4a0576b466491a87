/** A document that is neither HTML nor Word yet: what is said, in order. Texts are plain; whoever renders them escapes. */
export interface Paper {
  language: 'de' | 'en';
  title: string;
  subtitle: string;
  /** Stands at the foot of every page. */
  foot: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string; startsPage?: true }
  | { kind: 'text'; text: string }
  /** Something nobody should read over. */
  | { kind: 'notice'; text: string }
  | { kind: 'list'; items: string[] }
  /** Names and values. */
  | { kind: 'facts'; facts: [string, Cell][] }
  /** `shares` are the widths of the columns in percent. Without rows it is left out. */
  | { kind: 'table'; heads: string[]; shares: number[]; rows: Cell[][] };

/** A line break divides lines. `code`: letters of one width, to be compared one by one. */
export type Cell = string | { code: string };
