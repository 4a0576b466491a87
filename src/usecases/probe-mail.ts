import { ProductError } from '../core/errors.ts';
import type { TenantAnswer, TenantQuestion } from '../core/tenant-question.ts';
import { unanswered } from './probe-unanswered.ts';
import type { ProbeMailbox, Probing } from './probing.ts';

/** How long Exchange is given to file and deliver a mail: about two minutes. */
const patience = [0, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];

/** A second mail that has not come by then does not come. */
const secondMailMs = 45_000;

/** Asks the mailbox of whoever is signed in with one mail to themselves, which is deleted whatever happens. */
export async function probeMail(probing: Probing): Promise<TenantAnswer[]> {
  const mailbox = await probing.mailbox();
  const subject = `Baton self-test ${probing.newWord()}`;
  try {
    const draft = await mailbox.draft(subject);
    if ((await mailbox.send(draft)) === 'refused')
      throw new ProductError('microsoft_refused', 'the test mail could not be sent');
    const sent = await sentCopy(mailbox, subject, probing);
    return [
      await attempt('id_after_send', () => idAfterSend(mailbox, draft)),
      { question: 'tag_after_send', ...verdict(sent.isTagged) },
      await attempt('tag_in_forward', async () => verdict(await mailbox.forwardKeepsTag(sent.id))),
      await attempt('second_send', () => secondSend(mailbox, sent.id, subject, probing)),
    ];
  } finally {
    await mailbox.clear(subject);
  }
}

/** Once it lies in Sent Items and in the inbox. */
async function sentCopy(mailbox: ProbeMailbox, subject: string, { wait }: Probing) {
  for (const ms of patience) {
    await wait(ms);
    const [sent] = await mailbox.sentCopies(subject);
    if (sent !== undefined && (await mailbox.countArrived(subject)) > 0) return sent;
  }
  throw new ProductError('not_found', 'the test mail did not arrive in time');
}

type Verdict = Pick<TenantAnswer, 'outcome' | 'figures'>;

/** One that fails does not take the others along. */
function attempt(question: TenantQuestion, ask: () => Promise<Verdict>): Promise<TenantAnswer> {
  return ask().then(
    (found) => ({ question, ...found }),
    (error: unknown) => unanswered(question, error),
  );
}

async function idAfterSend(mailbox: ProbeMailbox, draft: string): Promise<Verdict> {
  const found = await mailbox.look(draft);
  return verdict(found === 'left', { found });
}

async function secondSend(
  mailbox: ProbeMailbox,
  id: string,
  subject: string,
  { wait }: Probing,
): Promise<Verdict> {
  const answer = await mailbox.send(id);
  await wait(secondMailMs);
  const mails = await mailbox.countArrived(subject);
  return verdict(answer === 'refused' && mails === 1, { answer, mails });
}

function verdict(isGood: boolean, figures: TenantAnswer['figures'] = {}): Verdict {
  return { outcome: isGood ? 'good' : 'surprise', figures };
}
