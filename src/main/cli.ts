import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { pino } from 'pino';
import { z } from 'zod';
import { exitCodeOf } from '../cli/exit-codes.ts';
import { whyNot } from '../cli/json-file.ts';
import type { ImportedMail, Tenant } from '../cli/deps.ts';
import { createProgram } from '../cli/program.ts';
import { type Config, readConfig } from './config.ts';
import { readEmbeddedEnvironment } from './embedded.ts';
import { logNameOf, type TenantKeys } from '../core/tenant-keys.ts';
import { ProductError } from '../core/errors.ts';
import { readSheet } from '../sheets/read-sheet.ts';
import { writeCsv } from '../sheets/csv.ts';
import { writeWorkbook } from '../sheets/xlsx.ts';
import { docxContent } from '../documents/docx-content.ts';
import { docxWhenNeeded } from '../documents/docx-when-needed.ts';
import { paperHtml } from '../documents/html.ts';
import { keyFileIn, pinnedKeysBeside } from './key-file.ts';
import { keyDeps, loadKeys } from './keys.ts';
import { verifyNatively } from './verify-natively.ts';
import { readVersion } from './version.ts';
import { createAppDirectory } from '../m365/app-directory.ts';
import { createGraph } from '../m365/graph.ts';
import { createPersonSignIn, type SignInDoor } from '../m365/person-sign-in.ts';
import { embeddedTransport, networkTransport, type Transport } from '../m365/transport.ts';
import { newKeys } from '../usecases/keys.ts';
import type { Probing } from '../usecases/probing.ts';
import type { AppDirectory } from '../usecases/register-app.ts';
import { createProbing, requireSecret } from './probing.ts';
import { createProduct } from './product.ts';
import { openSignInFile, signInFileIn } from './sign-in-file.ts';

const importAnswer = z.object({ id: z.string().optional(), reason: z.string().optional() });

/** Whoever reads a pipe may stop reading, as `head` does: that is no failure of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** `npx baton`: the command line's front door. */
const program = createProgram({
  connect,
  signIn,
  appDirectory,
  probing,
  importMail,
  readFile: (path) => readFile(path),
  writeFile: (path, content) => written(path, writeFile(path, content)),
  appendFile: (path, content) => written(path, appendFile(path, content)),
  exists: async (path) => existsSync(path),
  keys: () => ({ ...keyDeps(config().dataFolder), log: logNameOf(config().siteUrl) }),
  backUpKeys: (path) => copyFile(keyFileIn(config().dataFolder), path, constants.COPYFILE_EXCL),
  pinnedKeys: async () => {
    const file = pinnedKeysBeside(keyFileIn(process.env['BATON_DATA'] ?? 'data'));
    return existsSync(file) ? readFile(file, 'utf8') : '';
  },
  verifySignature: verifyNatively,
  sheets: { read: readSheet, writeCsv, writeWorkbook },
  documents: { html: paperHtml, docx: docxWhenNeeded, docxContent },
  wait: (ms) => sleep(ms),
  isTerminal: process.stdin.isTTY && process.stderr.isTTY,
  confirm,
  showProgress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
  },
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  peakMemoryBytes: () => 1024 * process.resourceUsage().maxRSS,
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  setExitCode: (code) => {
    process.exitCode = code;
  },
}).version(readVersion().version);

try {
  await program.parseAsync();
} catch (error) {
  // commander has said itself what it did not understand
  if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

function written(path: string, done: Promise<void>): Promise<void> {
  return done.catch((error: unknown) => {
    const sentence = `${path} cannot be written${whyNot(error)}`;
    throw new ProductError('invalid_request', sentence, { cause: error });
  });
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // whoever ends the input (Ctrl+D) has not agreed
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(`${question} [y/N] `), ended]);
  terminal.close();
  return /^(?:y|yes|j|ja)$/i.test(answer.trim());
}

async function connect(as?: 'person'): Promise<Tenant> {
  const log = pino({ level: 'silent' });
  const { BATON_CLIENT_SECRET: secret, BATON_CLI_CLIENT_ID: ownId } = environment();
  const hasSecret = secret !== undefined;
  if (as === undefined && (hasSecret || ownId === undefined))
    return createProduct(config(), { log, keys: await loadKeys(config()) });
  const { who, tokens } = signIn();
  const person = { who: await who(), tokens, isAlone: !hasSecret };
  const keys = await (hasSecret ? loadKeys(config()) : passingKeys());
  return createProduct(personConfig(), { log, keys, person });
}

/** On a machine without Baton's secret nothing is signed: these keys are forgotten with the command. */
function passingKeys(): Promise<TenantKeys> {
  const keys = { load: async () => undefined, save: async () => {} };
  return newKeys(logNameOf(personConfig().siteUrl), { ...keyDeps(''), keys });
}

/** Without a secret, what a person needs is the tenant, the site and the command line's registration. */
function personConfig(): Config {
  const { BATON_CLI_CLIENT_ID: id, ...given } = environment();
  return readConfig({
    BATON_CLIENT_ID: id,
    BATON_CLIENT_SECRET: 'none',
    BATON_SCOPE: `api://${id}`,
    BATON_CLI_CLIENT_ID: id,
    ...given,
  });
}

function signIn(): SignInDoor {
  const { tenantId, commandLineId: clientId, embeddedTenant } = personConfig();
  if (clientId === undefined)
    throw new ProductError(
      'invalid_request',
      'Set BATON_CLI_CLIENT_ID to the command line’s own app registration (docs/going-live.md).',
    );
  const file = signInFileIn(homedir(), { tenantId, clientId });
  const transport = transportOf(embeddedTenant);
  const store = openSignInFile(file, process.platform === 'win32');
  return createPersonSignIn({ tenantId, clientId }, store, transport);
}

function transportOf(embeddedTenant: string | undefined): Transport {
  return embeddedTenant === undefined ? networkTransport : embeddedTransport(embeddedTenant);
}

/** The self-test, with Baton's own rights and those of whoever is signed in. */
function probing(): Probing {
  const settings = environment();
  requireSecret(settings['BATON_CLIENT_SECRET']);
  const byHand = async (todo: string) => {
    if (!process.stdin.isTTY) return false;
    process.stderr.write(`${todo}\n`);
    return confirm('Done?');
  };
  const transport = transportOf(config().embeddedTenant);
  return createProbing(config(), { transport, signIn, byHand, wait: (ms) => sleep(ms) });
}

/** As the admin whose token it is: Baton itself may not change registrations. */
function appDirectory(): AppDirectory {
  const token = process.env['BATON_ADMIN_TOKEN'];
  if (token === undefined || token === '')
    throw new ProductError(
      'invalid_request',
      'Set BATON_ADMIN_TOKEN to a token of Microsoft Graph of an admin, or use --steps to do it by hand.',
    );
  return createAppDirectory(
    createGraph(networkTransport, async () => token),
    randomUUID,
  );
}

function config(): Config {
  return readConfig(environment());
}

/** The variables that are set, else those of the embedded tenant. */
function environment(): Record<string, string | undefined> {
  if (process.env['BATON_TENANT_ID'] !== undefined) return process.env;
  const embedded = readEmbeddedEnvironment(process.env['BATON_DATA'] ?? 'data');
  if (embedded !== undefined) return embedded;
  throw new ProductError(
    'invalid_request',
    'No tenant is configured. Set the BATON_… variables (see README), or run npm start once for the embedded one.',
  );
}

async function importMail(mailbox: string, raw: Uint8Array): Promise<ImportedMail> {
  const origin = environment()['BATON_EMBEDDED_TENANT'];
  if (origin === undefined)
    throw new ProductError('invalid_request', 'import-mail works on the embedded tenant only.');
  const response = await fetch(
    `${origin}/__emulator/mailboxes/${encodeURIComponent(mailbox)}/messages`,
    {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: Buffer.from(raw),
    },
  ).catch((error: unknown) => {
    throw new ProductError(
      'microsoft_unreachable',
      'The embedded tenant does not answer. Is npm start running?',
      { cause: error },
    );
  });
  const answer = importAnswer.parse(await response.json());
  return answer.id === undefined
    ? { kind: 'refused', reason: answer.reason ?? `the tenant answered ${response.status}` }
    : { kind: 'imported', id: answer.id };
}
