import { saysYes } from './setting-answer.ts';

/**
 * Where somebody is at this moment, as Teams shows it: the words of Fluent's `PresenceBadge`, and two for what a busy
 * person does.
 */
export type Presence =
  | 'available'
  | 'busy'
  | 'in_call'
  | 'in_meeting'
  | 'do_not_disturb'
  | 'away'
  | 'out_of_office'
  | 'offline';

/** The setting with which a company shows where the proposed person is: `ShowPresence` = `yes`. Off by default. */
export const showPresenceSetting = 'ShowPresence';

export function showsPresence(settings: Readonly<Record<string, string>>): boolean {
  return saysYes(settings[showPresenceSetting] ?? '');
}

/** By Graph's `activity`, which tells more than `availability` where it is one of these; in small letters. */
const byActivity = new Map<string, Presence>(
  Object.entries({
    inacall: 'in_call',
    inaconferencecall: 'in_meeting',
    inameeting: 'in_meeting',
    presenting: 'do_not_disturb',
    focusing: 'do_not_disturb',
    urgentinterruptionsonly: 'do_not_disturb',
    outofoffice: 'out_of_office',
    offwork: 'offline',
  }),
);

const byAvailability = new Map<string, Presence>(
  Object.entries({
    available: 'available',
    availableidle: 'available',
    busy: 'busy',
    busyidle: 'busy',
    donotdisturb: 'do_not_disturb',
    away: 'away',
    berightback: 'away',
    offline: 'offline',
  }),
);

/** What Graph's two words mean for whoever looks; undefined when Microsoft does not know, or has a word of which we do not. */
export function presenceOf(availability: string, activity: string): Presence | undefined {
  return byActivity.get(activity.toLowerCase()) ?? byAvailability.get(availability.toLowerCase());
}
