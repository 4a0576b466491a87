import { isProductError } from '../core/errors.ts';
import {
  attachmentFileNames,
  filingLibrarySetting,
  type FilingProblem,
  filingPath,
  isToBeFiled,
  mailFileName,
  writeProblems,
} from '../core/filing.ts';
import type { FilingState, HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { mailRefOf } from './mail-ref.ts';
import type { Stored } from './handoff-ports.ts';
import type { LibraryFolder } from './library-ports.ts';
import type { MailPart, OriginalMail } from './mail-ports.ts';
import type { DoLater } from './ports.ts';
import { swap } from './swap.ts';

/** The setting that names the retention label of filed folders; none by default. */
export const retentionLabelSetting = 'RetentionLabel';

type Outcome = Omit<FilingState, 'filing'>;

/**
 * Puts the original mail and its attachments into the library, if this hand-off wants it and it has not been done.
 * Safe to repeat: names come from the hand-off's key and the content, and what lies there already is left alone.
 * What goes wrong stands on the row afterwards; only the list itself may fail this.
 */
export async function fileHandoff(handoffKey: string, deps: HandoffDeps): Promise<void> {
  const stored = await deps.handoffs.findByHandoffKey(handoffKey);
  if (stored === undefined || !isToBeFiled(stored.record)) return;
  await keep(stored, await outcomeOf(stored.record, deps), deps);
}

async function outcomeOf(record: HandoffRecord, deps: HandoffDeps): Promise<Outcome> {
  try {
    return await file(record, deps);
  } catch (error) {
    if (!isProductError(error)) throw error;
    return failed(problemOf.get(error.code) ?? 'failed');
  }
}

const nothing: Outcome = { filedAt: '', fileHash: '', fileLink: '', fileProblems: '' };

const failed = (problem: FilingProblem): Outcome => ({ ...nothing, fileProblems: problem });

const problemOf = new Map<string, FilingProblem>([
  ['mail_not_found', 'mail_gone'],
  ['not_found', 'library_not_found'],
  ['no_access', 'no_access'],
  ['microsoft_busy', 'busy'],
  ['microsoft_unreachable', 'busy'],
]);

async function file(record: HandoffRecord, deps: HandoffDeps): Promise<Outcome> {
  const { settings } = await deps.currentRegister();
  const address = settings[filingLibrarySetting] ?? '';
  if (address === '') return failed('library_not_set');
  const library = await deps.libraries.open(address);
  const mail = await deps.mailbox.readOriginal(mailRefOf(record, deps.caller));
  const folder = await library.openFolder(filingPath(record, library.pathLength));
  const parts = await putParts(mail.parts, record, folder, library.pathLength);
  const { content } = mail;
  if (content.byteLength === 0)
    return {
      ...nothing,
      fileLink: folder.link,
      fileProblems: writeProblems(['mail_unreadable', ...parts]),
    };
  await put(folder, mailFileName(record, mail.hash, library.pathLength), content);
  const label = await labelled(folder, settings[retentionLabelSetting] ?? '');
  return {
    filedAt: deps.now().toISOString(),
    fileHash: mail.hash,
    fileLink: folder.link,
    fileProblems: writeProblems([...encryptionOf(mail), ...parts, ...label]),
  };
}

/** Attachments of their own beside the mail, for people; what is only a link, empty or refused is named. */
async function putParts(
  parts: readonly MailPart[],
  record: HandoffRecord,
  folder: LibraryFolder,
  libraryLength: number,
): Promise<FilingProblem[]> {
  const names = attachmentFileNames(
    parts.map(({ name }) => name),
    record,
    libraryLength,
  );
  const problems: FilingProblem[] = [];
  for (const [at, part] of parts.entries()) {
    const problem = await putPart(part, names[at] ?? '', folder);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

async function putPart(
  part: MailPart,
  name: string,
  folder: LibraryFolder,
): Promise<FilingProblem | undefined> {
  if (part.kind === 'link') return 'attachment_link';
  const content = await part.read();
  if (content === undefined) return 'attachment_unreadable';
  if (content.byteLength === 0) return 'attachment_empty';
  await put(folder, name, content);
  return undefined;
}

async function put(folder: LibraryFolder, name: string, content: Uint8Array): Promise<void> {
  if (folder.sizes.get(name) === content.byteLength) return;
  await folder.put(name, content);
}

/** S/MIME and rights-protected mails are filed as they are; nobody without the key can read them there. */
function encryptionOf({ parts }: OriginalMail): FilingProblem[] {
  const isEnvelope = ({ name }: MailPart) => /^(?:smime\.p7m|message\.rpmsg)$/i.test(name);
  return parts.some(isEnvelope) ? ['encrypted'] : [];
}

async function labelled(folder: LibraryFolder, label: string): Promise<FilingProblem[]> {
  if (label === '') return [];
  try {
    await folder.label(label);
    return [];
  } catch (error) {
    if (!isProductError(error)) throw error;
    return ['label_refused'];
  }
}

/** The row may have moved on meanwhile; filing touches nothing that others write, so it is written again. */
async function keep(stored: Stored, outcome: Outcome, deps: HandoffDeps): Promise<void> {
  const written = await swap(stored, deps.handoffs, outcome);
  if (!written.won && isToBeFiled(written.stored.record)) await keep(written.stored, outcome, deps);
}

/** Files as soon as there is time, so that nobody waits for it who waits for the hand-off. */
export function fileLater(record: HandoffRecord, deps: HandoffDeps & { doLater: DoLater }): void {
  if (isToBeFiled(record)) deps.doLater(deps.now(), () => fileHandoff(record.handoffKey, deps));
}
