import type { AutomaticKind } from './mail.ts';

/** A header of a mail as it came. */
export interface MailHeader {
  name: string;
  value?: string | null | undefined;
}

/**
 * What the headers say about who wrote a mail. `Auto-Submitted` and `multipart/report` are standards
 * (RFC 3834, RFC 6522). `Auto-Submitted: auto-generated` says nothing here: invoices that a program sends
 * carry it too, and they are requests. `X-Auto-Response-Suppress` says nothing either: it asks others
 * not to answer, and many programs that send real requests write it.
 */
export function automaticKindOf(headers: readonly MailHeader[]): AutomaticKind | undefined {
  const values = (name: string) =>
    headers
      .filter((header) => header.name.toLowerCase() === name)
      .map(({ value }) => (value ?? '').trim().toLowerCase());
  const isReport = values('content-type').some(
    (value) =>
      value.startsWith('multipart/report') &&
      /report-type="?(?:delivery-status|disposition-notification)/.test(value),
  );
  if (isReport) return 'report';
  const isReply = values('auto-submitted').some((value) => value.startsWith('auto-replied'));
  return isReply ? 'reply' : undefined;
}
