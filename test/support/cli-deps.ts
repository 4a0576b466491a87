import type { CliDeps } from '../../src/cli/deps.ts';
import { createProgram } from '../../src/cli/program.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { docxContent } from '../../src/documents/docx-content.ts';
import { docxWhenNeeded } from '../../src/documents/docx-when-needed.ts';
import { paperHtml } from '../../src/documents/html.ts';
import { writeCsv } from '../../src/sheets/csv.ts';
import { writeWorkbook } from '../../src/sheets/xlsx.ts';
import { verifySignature } from '../../src/core/log-key.ts';

/** What commands find on a machine where nothing was set up yet. */
export const withoutTenant = {
  appDirectory: () => {
    throw new Error('no admin’s token is given');
  },
  probing: () => {
    throw new Error('no tenant is configured');
  },
  signIn: () => {
    throw new Error('the command line has no registration');
  },
  appendFile: async () => {},
  exists: async () => false,
  keys: () => {
    throw new Error('no tenant is configured');
  },
  backUpKeys: async () => {
    throw new Error('no tenant is configured');
  },
  pinnedKeys: async () => '',
  verifySignature,
  sheets: { read: readSheet, writeCsv, writeWorkbook },
  documents: { html: paperHtml, docx: docxWhenNeeded, docxContent },
  wait: async () => {},
  isTerminal: false,
  confirm: async () => false,
  showProgress: () => {},
} satisfies Partial<CliDeps>;

/** What the command line finds with these files, and everything it says. */
export function cliDeps(
  today: Date,
  files: Readonly<Record<string, string>>,
  more: Partial<CliDeps> = {},
) {
  const printed: string[] = [];
  const told: string[] = [];
  let exitCode = 0;
  const deps: CliDeps = {
    connect: async () => {
      throw new Error('no tenant is configured');
    },
    importMail: async () => ({ kind: 'imported', id: 'x' }),
    readFile: async (path) => Buffer.from(files[path] ?? ''),
    writeFile: async () => {},
    ...withoutTenant,
    now: () => today,
    elapsedMs: () => 0,
    peakMemoryBytes: () => 0,
    print: (line) => printed.push(line),
    tell: (line) => told.push(line),
    setExitCode: (code) => {
      exitCode = code;
    },
    ...more,
  };
  return { deps, printed, told, exitCode: () => exitCode };
}

/** The command line with these files. */
export function commandLine(...given: Parameters<typeof cliDeps>) {
  const { deps, ...said } = cliDeps(...given);
  const run = (...args: string[]) => createProgram(deps).parseAsync(['node', 'baton', ...args]);
  return { run, ...said };
}
