/** A mail as `host.ts` shows it. */
export interface ShownMail {
  initial: Record<string, unknown>;
  body: string;
  sharedBy?: string;
  draft?: ShownDraft;
}

/** What is being written: To, Cc and Bcc, and what was put on it unseen. */
export interface ShownDraft {
  subject: string;
  recipients: { name: string; address: string }[][];
  headers: Record<string, string>;
  session: Record<string, string>;
  id: string;
}

export interface GraphMail {
  id: string;
  subject: string;
  body: { content: string };
  conversationId: string;
  internetMessageId: string;
  from: { emailAddress: { name: string; address: string } };
  toRecipients: { emailAddress: { name: string; address: string } }[];
}

/** What Outlook on the web tells office.js first about a mail that is read. */
export function initialData(
  mail: GraphMail,
  reader: { name: string; address: string },
  sharedBy?: string,
): ShownMail {
  const person = ({ emailAddress }: GraphMail['from']) => ({
    ...emailAddress,
    recipientType: 0,
    appointmentResponse: 0,
  });
  return {
    body: mail.body.content,
    ...(sharedBy !== undefined && { sharedBy }),
    initial: {
      itemType: 1,
      id: ewsId(mail.id),
      itemClass: 'IPM.Note',
      itemNumber: 1,
      isRead: true,
      permissionLevel: 2,
      subject: mail.subject,
      normalizedSubject: mail.subject,
      conversationId: mail.conversationId,
      internetMessageId: mail.internetMessageId,
      from: person(mail.from),
      sender: person(mail.from),
      to: mail.toRecipients.map(person),
      cc: [],
      attachments: [],
      dateTimeCreated: Date.now(),
      dateTimeModified: Date.now(),
      userDisplayName: reader.name,
      userEmailAddress: reader.address,
      userTimeZone: 'UTC',
      userProfileType: 'office365',
      timeZoneOffsets: [],
      hostVersion: '16.0.1',
      owaView: 'ThreeColumns',
      isRestIdSupported: true,
      isFromSharedFolder: sharedBy !== undefined,
      restUrl: 'https://outlook.office.com/api',
      ewsUrl: '',
    },
  };
}

/** Outlook on the web knows items by the names of Exchange Web Services. */
export function ewsId(restId: string): string {
  return restId.replaceAll('_', '+').replaceAll('-', '/');
}

/** As office.js numbers them. */
const MESSAGE_COMPOSE = 4;

/** What Outlook on the web tells office.js first about a mail that is being written, and what stands in it. */
export function draftData(
  draft: Pick<ShownDraft, 'subject' | 'id'> & { to: { name: string; address: string }[] },
  body: string,
  writer: { name: string; address: string },
): ShownMail {
  const { subject, id, to } = draft;
  return {
    body,
    draft: { subject, id, recipients: [to, [], []], headers: {}, session: {} },
    initial: {
      itemType: MESSAGE_COMPOSE,
      permissionLevel: 2,
      conversationId: 'written',
      userDisplayName: writer.name,
      userEmailAddress: writer.address,
      userTimeZone: 'UTC',
      userProfileType: 'office365',
      timeZoneOffsets: [],
      hostVersion: '16.0.1',
      owaView: 'ThreeColumns',
      isRestIdSupported: true,
      isFromSharedFolder: false,
      restUrl: 'https://outlook.office.com/api',
      ewsUrl: '',
    },
  };
}
