import type { Clock, ListAdmin, RegisterList } from '../usecases/ports.ts';

/** What the commands work with; put together in `main`. */
export interface CliDeps {
  /** The tenant the environment names; throws one sentence when none is configured. */
  connect: () => Promise<Tenant>;
  /** Puts a raw mail into a mailbox of the embedded tenant. */
  importMail: (mailbox: string, raw: Uint8Array) => Promise<ImportedMail>;
  readFile: (path: string) => Promise<Uint8Array>;
  writeFile: (path: string, content: string) => Promise<void>;
  now: Clock;
  /** Runs on while the command does, in fractions of milliseconds. */
  elapsedMs: () => number;
  /** The most this process has held so far. */
  peakMemoryBytes: () => number;
  /** Writes a line to standard output. */
  print: (line: string) => void;
  /** Writes a line for the person, not for the next program in a pipe. */
  tell: (line: string) => void;
  setExitCode: (code: number) => void;
}

/** Enough for what only reads files. */
export type Files = Pick<CliDeps, 'readFile'>;

export interface Tenant {
  registerList: RegisterList;
  listAdmin: ListAdmin;
  close(): void;
}

export type ImportedMail = { kind: 'imported'; id: string } | { kind: 'refused'; reason: string };
