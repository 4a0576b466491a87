import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Responsibility } from '../../core/responsibility.ts';
import type { Files } from '../deps.ts';
import { parsed, readJsonFile, readJsonLines } from '../json-file.ts';

const areaForm = z.object({
  label: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  keywords: z.array(z.string()).nullish(),
});
const mailForm = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  body: z.string().nullish(),
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
  /** Mails that belong to nobody. */
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

/** `areasFile` is one of the folder, or any other by its path. A broken line is an error that names it, never a mail less. */
export async function readLabelledSet(
  folder: string,
  areasFile: string | undefined,
  deps: Files,
): Promise<LabelledSet> {
  const name = areasFile ?? 'areas.json';
  const areasPath = dirname(name) === '.' ? join(folder, name) : name;
  const protocolPath = join(folder, 'protocol.json');
  const protocol = z.object({ runs: z.array(runForm) });
  const mails = await readJsonLines(join(folder, 'data.jsonl'), mailForm, deps);
  return {
    areas: parsed(z.array(areaForm), await readJsonFile(areasPath, deps), areasPath),
    mails: new Map(mails.map((mail) => [mail.id, mail])),
    runs: parsed(protocol, await readJsonFile(protocolPath, deps), protocolPath).runs,
  };
}

/** Ids the runs name and no mail has. They are asked as empty mails, so that every question has its answer. */
export function missingMails(runs: readonly Run[], { mails }: LabelledSet): string[] {
  const named = runs.flatMap(({ train, test, oos }) => [...train, ...test, ...oos]);
  return [...new Set(named)].filter((id) => !mails.has(id));
}

/** The areas a run knows, in the order of the file; all, if it names none. */
export function areasOf({ areas: known }: Run, { areas }: LabelledSet): Area[] {
  return known === undefined ? areas : areas.filter(({ label }) => known.includes(label));
}

/** The areas as a register would hold them, in their order; nobody in particular owns them. */
export function registerOf(areas: readonly Area[]): Responsibility[] {
  const owner = { oid: 'somebody', name: 'Somebody', mail: 'somebody@firma.example' };
  return areas.map(({ name, description, keywords }, at) => ({
    id: at + 1,
    title: name,
    area: '',
    description: description ?? '',
    notHere: '',
    keywords: keywords ?? [],
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
