/** The rows of the Settings list that people write. What each is for stands in docs/operation.md. */
export const writtenSettings = [
  'TriageDesk',
  'Leads',
  'Auditors',
  'InternalDomains',
  'Site',
  'Digest',
  'RowRights',
  'WorksCouncil',
  'LeastPeople',
  'ShowLoad',
  'ShowPresence',
  'UndoSeconds',
  'ReplyTo',
  'RetentionDays',
  'FilingLibrary',
  'RetentionLabel',
] as const;

/** Those that Baton writes for itself. */
export const notedSettings = [
  'WorkerLease',
  'LastAnchor',
  'LastDigest',
  'LastReviewLetters',
] as const;

const known: ReadonlySet<string> = new Set([...writtenSettings, ...notedSettings]);

/** Whether a row of this name does anything. A row `Site Kiel` is about one of several sites. */
export function isKnownSetting(name: string): boolean {
  return known.has(name) || name.startsWith('Site ');
}
