/** The language of every mailbox of this tenant. */
export const germanLocale = { locale: 'de-DE', displayName: 'German (Germany)' };

/** A time as Exchange writes it, with its zone beside. */
export const utc = (iso: string): { dateTime: string; timeZone: string } => ({
  dateTime: `${new Date(iso).toISOString().slice(0, 19)}.0000000`,
  timeZone: 'UTC',
});
