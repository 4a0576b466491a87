const de = {
  said: 'Laut Teams:',
  available: 'gerade frei',
  busy: 'gerade beschäftigt',
  in_call: 'im Gespräch',
  in_meeting: 'in einer Besprechung',
  do_not_disturb: 'möchte nicht gestört werden',
  away: 'gerade nicht am Platz',
  out_of_office: 'außer Haus',
  offline: 'offline',
};

const en: typeof de = {
  said: 'According to Teams:',
  available: 'free right now',
  busy: 'busy right now',
  in_call: 'in a call',
  in_meeting: 'in a meeting',
  do_not_disturb: 'does not want to be disturbed',
  away: 'away from their desk',
  out_of_office: 'out of office',
  offline: 'offline',
};

export const presenceWords = { de, en };
