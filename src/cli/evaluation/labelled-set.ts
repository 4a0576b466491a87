import { join } from 'node:path';
import { z } from 'zod';
import { ProductError } from '../../core/errors.ts';
import type { Responsibility } from '../../core/responsibility.ts';
import type { CliDeps } from '../deps.ts';
import { readJsonFile } from '../json-file.ts';

const areaForm = z.object({
  label: z.string(),
  name: z.string(),
  description: z.string().default(''),
  keywords: z.array(z.string()).default([]),
});
const mailForm = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  body: z.string(),
  label: z.string().nullish(),
  sender: z.string().nullish(),
  time: z.string().nullish(),
});
const runForm = z.object({
  name: z.string(),
  k: z.union([z.string(), z.number()]),
  areas: z.array(z.string()).optional(),
  train: z.array(z.string()),
  test: z.array(z.string()),
  oos: z.array(z.string()).default([]),
});

export type Area = z.infer<typeof areaForm>;
export type LabelledMail = z.infer<typeof mailForm>;
export type Run = z.infer<typeof runForm>;

/** A folder of labelled mails: what a register would say, the mails, and which are known before which are asked. */
export interface LabelledSet {
  areas: Area[];
  mails: ReadonlyMap<string, LabelledMail>;
  runs: Run[];
}

export async function readLabelledSet(
  folder: string,
  areasFile: string | undefined,
  deps: CliDeps,
): Promise<LabelledSet> {
  const areasPath = join(folder, areasFile ?? 'areas.json');
  const protocolPath = join(folder, 'protocol.json');
  const protocol = z.object({ runs: z.array(runForm) });
  return {
    areas: parsed(z.array(areaForm), await readJsonFile(areasPath, deps), areasPath),
    mails: await readMails(join(folder, 'data.jsonl'), deps),
    runs: parsed(protocol, await readJsonFile(protocolPath, deps), protocolPath).runs,
  };
}

async function readMails(path: string, { readFile }: CliDeps) {
  const lines = Buffer.from(await readFile(path))
    .toString('utf8')
    .split('\n');
  const mails = lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [parsed(mailForm, jsonIn(line, path, at), `${path}:${at + 1}`)],
  );
  return new Map(mails.map((mail) => [mail.id, mail]));
}

function jsonIn(line: string, path: string, at: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ProductError('invalid_request', `${path}:${at + 1} is not JSON`, { cause: error });
  }
}

function parsed<Value>(form: z.ZodType<Value>, content: unknown, where: string): Value {
  const result = form.safeParse(content);
  if (result.success) return result.data;
  throw new ProductError('invalid_request', `${where}: ${z.prettifyError(result.error)}`);
}

/** The areas as a register would hold them, in their order; nobody in particular owns them. */
export function registerOf(areas: readonly Area[]): Responsibility[] {
  const owner = { oid: 'somebody', name: 'Somebody', mail: 'somebody@firma.example' };
  return areas.map(({ name, description, keywords }, at) => ({
    id: at + 1,
    title: name,
    area: '',
    description,
    notHere: '',
    keywords,
    excludedPhrases: [],
    senderPatterns: [],
    mailboxes: [],
    owner,
    deputies: [],
    team: [],
    informed: [],
    separateFrom: [],
    confidential: false,
    filing: false,
  }));
}
