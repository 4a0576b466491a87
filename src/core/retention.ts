/** The setting that says how many days after its end a hand-off still names people, and an absence is kept. Without it nothing is erased by itself. */
export const retentionSetting = 'RetentionDays';

const dayMs = 24 * 60 * 60 * 1000;

/** The days that are set; nothing where none are, or where they can't be read: then nothing is erased. */
export function retentionDays(settings: Readonly<Record<string, string>>): number | undefined {
  const value = settings[retentionSetting]?.trim() ?? '';
  return /^[1-9]\d{0,4}$/.test(value) ? Number(value) : undefined;
}

/** What was finished before this moment is due. */
export function dueBefore(days: number, now: Date): string {
  return new Date(now.getTime() - days * dayMs).toISOString();
}
