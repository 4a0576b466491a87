import { describe, expect, it } from 'vitest';
import { presenceOf, showsPresence } from '../../src/core/presence.ts';

describe('what Teams says of somebody', () => {
  it.each([
    ['Available', 'Available', 'available'],
    ['AvailableIdle', 'Available', 'available'],
    ['Busy', 'Busy', 'busy'],
    ['BusyIdle', 'Busy', 'busy'],
    ['Busy', 'InACall', 'in_call'],
    ['Busy', 'InAConferenceCall', 'in_meeting'],
    ['busy', 'inAMeeting', 'in_meeting'],
    ['DoNotDisturb', 'Presenting', 'do_not_disturb'],
    ['DoNotDisturb', 'UrgentInterruptionsOnly', 'do_not_disturb'],
    ['Away', 'Away', 'away'],
    ['BeRightBack', 'BeRightBack', 'away'],
    ['Away', 'OutOfOffice', 'out_of_office'],
    ['Offline', 'OffWork', 'offline'],
    ['Offline', 'Offline', 'offline'],
    ['PresenceUnknown', 'PresenceUnknown', undefined],
    ['', '', undefined],
    ['toString', 'constructor', undefined],
  ])('%s and %s is %s', (availability, activity, presence) => {
    expect(presenceOf(availability, activity)).toBe(presence);
  });

  it('is shown only where the company clearly says so', () => {
    expect(showsPresence({ ShowPresence: 'ja' })).toBe(true);
    for (const ShowPresence of ['', 'nein', 'Teams'])
      expect(showsPresence({ ShowPresence })).toBe(false);
    expect(showsPresence({})).toBe(false);
  });
});
