import type { MailReader } from '../tenant/mail-reader.ts';
import type { OpenMail } from './calls.ts';
import type { FolderModel } from './folder-model.ts';
import type { OutlookHost } from './host.ts';
import type { MailScreen } from './open-mail.ts';
import type { ReadingPane } from './view/reading-pane.ts';

/** Shows in the reading pane and tells the add-in at the same time: the two must never disagree. */
export function mailScreen(
  reading: ReadingPane,
  host: OutlookHost,
  reader: MailReader,
  model: FolderModel,
): MailScreen {
  return {
    nothing() {
      reading.showNothing();
      host.select(null);
    },
    loading() {
      reading.showLoading();
      host.select(null);
    },
    problem(problem) {
      reading.showProblem(problem);
      host.select(null);
    },
    mail(open) {
      reading.showMail(open.message);
      host.select(open);
      if (open.message.unread) void markRead(open, reader, model);
    },
  };
}

/** Outlook marks a mail as read when it is shown. That it fails is no reason not to show it. */
async function markRead(
  { message, mailbox }: OpenMail,
  reader: MailReader,
  model: FolderModel,
): Promise<void> {
  await reader.markRead(mailbox.address, message.id).then(
    () => model.markRead(message.id),
    () => undefined,
  );
}
