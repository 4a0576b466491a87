import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { largeCompany } from '../../support/large-company.ts';
import type { RunningServer, RunningTenant } from '../../support/processes.ts';
import { jsonRequest } from '../../support/tenant-doors.ts';
import type { LoadSize } from './prepare.ts';

/** Everything a load is put on with: people with tokens, mails in a mailbox, texts to paste. */
export interface LoadStage {
  tenant: RunningTenant;
  /** The status of an answer; 0 for none. */
  ask(server: RunningServer, number: number, path: string, body?: unknown): Promise<number>;
  /** Mails that lie in the shared mailbox. */
  mails: { messageId: string; mailbox: string }[];
  /** Mails as somebody pastes them: everything is in the request. */
  pasted: { subject: string; from: string; text: string }[];
}

const mailbox = 'info@nordlicht-technik.example';
const differentMails = 200;
/** A hand-off takes more than this only when something is wrong. */
const patienceMs = 60_000;

export async function setLoadStage(tenant: RunningTenant, size: LoadSize): Promise<LoadStage> {
  const { nextMail } = largeCompany(size.responsibilities, 2);
  const pasted = Array.from({ length: Math.min(differentMails, size.handoffs) }, () => {
    const { mail } = nextMail();
    return { subject: mail.subject, from: mail.from.address, text: mail.body.content };
  });
  const mails: LoadStage['mails'] = [];
  for (const each of pasted) mails.push({ mailbox, messageId: await deliver(tenant, each) });
  const tokens = await tokensOf(tenant);
  return {
    tenant,
    mails,
    pasted,
    async ask({ origin }, number, path, body) {
      const request = jsonRequest(
        body === undefined ? 'GET' : 'POST',
        `${origin}/api${path}`,
        body,
      );
      request.headers.set('authorization', `Bearer ${tokens[number % tokens.length] ?? ''}`);
      try {
        const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
        await response.arrayBuffer();
        return response.status;
      } catch {
        return 0;
      }
    },
  };
}

export async function deliver(
  { control }: RunningTenant,
  { subject, from, text }: LoadStage['pasted'][number],
): Promise<string> {
  const message = {
    subject,
    from: { emailAddress: { address: from } },
    toRecipients: [{ emailAddress: { address: mailbox } }],
    body: { contentType: 'text', content: text },
    receivedDateTime: new Date().toISOString(),
  };
  const { id } = await control<{ id: string }>('POST', `/mailboxes/${mailbox}/messages`, message);
  return id;
}

/** Those who may open the mailbox, so that every one of them may ask for every mail. */
async function tokensOf({ sample, tokenFor }: RunningTenant): Promise<string[]> {
  const shared = sample.tenant.sharedMailboxes.find(({ address }) => address === mailbox);
  const readers = sample.tenant.users.filter(({ oid }) => shared?.fullAccess.includes(oid));
  return Promise.all(readers.map(({ displayName }) => tokenFor(displayName)));
}

/** Waits until these processes have had next to nothing to do for three seconds: then the list is read and learned. */
export async function untilQuiet(
  processes: readonly { pid: number }[],
  mostSeconds = 900,
): Promise<number> {
  const began = performance.now();
  const ticks = () => processes.reduce((sum, { pid }) => sum + ticksOf(pid), 0);
  let quiet = 0;
  for (let used = ticks(); quiet < 3; ) {
    await pause(1000);
    const now = ticks();
    quiet = now - used < 10 ? quiet + 1 : 0;
    used = now;
    if (performance.now() - began > mostSeconds * 1000) throw new Error('it never got quiet');
  }
  return (performance.now() - began) / 1000 - 3;
}

/** Processor time of a process so far. */
export function processorMs({ pid }: { pid: number }): number {
  return ticksOf(pid) * 10;
}

/** The same in hundredths of a second, as Linux counts it. */
function ticksOf(pid: number): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
  const fields = after.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** What a process holds in memory now, in megabytes. */
export function megabytesOf({ pid }: RunningServer): number {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
