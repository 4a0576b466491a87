import { onMessageSend } from '../ui/send-event/on-message-send.ts';

/** The front door of what Outlook calls by itself. The name stands in the manifests. */
Office.actions.associate('onMessageSend', (event: Office.MailboxEvent) => {
  const { mailbox, displayLanguage } = Office.context;
  const { item } = mailbox;
  if (item) onMessageSend(item, displayLanguage, event);
  else event.completed({ allowEvent: true });
});
