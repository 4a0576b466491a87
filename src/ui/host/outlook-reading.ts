import type { Mail, MailAddress } from '../../core/mail.ts';

/** What Outlook itself shows of a mail, for a time when Graph cannot be asked. Its headers are not among it. */
export async function readShownMail(item: Office.MessageRead): Promise<Mail> {
  return {
    subject: item.subject,
    from: addressOf(item.from),
    to: item.to.map(addressOf),
    cc: item.cc.map(addressOf),
    receivedAt: item.dateTimeCreated.toISOString(),
    body: { contentType: 'text', content: await textOf(item) },
    attachmentNames: item.attachments.map(({ name }) => name),
    bulk: false,
  };
}

function addressOf({ displayName, emailAddress }: Office.EmailAddressDetails): MailAddress {
  return { name: displayName, address: emailAddress.toLowerCase() };
}

/** Empty when Outlook does not give it away: subject and sender still speak. */
function textOf(item: Office.MessageRead): Promise<string> {
  return new Promise((resolve) => {
    item.body.getAsync(Office.CoercionType.Text, (answer) =>
      resolve(answer.status === Office.AsyncResultStatus.Succeeded ? answer.value : ''),
    );
  });
}
