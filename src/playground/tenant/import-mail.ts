import { ask, explain, type Fetch } from './http.ts';

/** What became of one dropped file. */
export interface Imported {
  name: string;
  /** Absent when the mail came in; else the reason in the tenant's words. */
  refusal?: string;
}

/** Puts the files into the inbox one after the other and tells about each as soon as it is known. */
export async function importMails(
  fetch: Fetch,
  mailbox: string,
  files: Iterable<File>,
  unreachable: string,
  tell: (imported: Imported) => void,
): Promise<void> {
  for (const file of files) tell(await importMail(fetch, mailbox, file, unreachable));
}

async function importMail(
  fetch: Fetch,
  mailbox: string,
  file: File,
  unreachable: string,
): Promise<Imported> {
  try {
    await ask(fetch, `/__emulator/mailboxes/${encodeURIComponent(mailbox)}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'message/rfc822' },
      body: await file.arrayBuffer(),
    });
    return { name: file.name };
  } catch (error) {
    // A file that vanished since it was chosen throws a DOMException; its message says so.
    const refusal = explain(error, unreachable);
    return { name: file.name, refusal };
  }
}
