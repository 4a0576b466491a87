/** What is asked of whoever adds Baton to a channel, beside the words of the tab; only they fetch it. */
const de = {
  kind: { area: 'Einen Bereich', team: 'Ein Team' },
  what: 'Bereich oder Team',
  teams: 'Teams, wie sie im Register stehen',
  teamsNotLoaded: 'Die Teams des Registers ließen sich nicht laden.',
  people: 'Wer gehört zum Team?',
  most: 'Höchstens {{count}} Personen.',
  name: 'Name der Registerkarte',
  nameHint: 'So heißt sie im Kanal, für alle.',
  shows:
    'Gezeigt wird, wofür diese Personen zuständig sind, allein oder gemeinsam, und wer davon heute zu erreichen ist.',
};

const en: typeof de = {
  kind: { area: 'One area', team: 'One team' },
  what: 'Area or team',
  teams: 'Teams as they stand in the register',
  teamsNotLoaded: 'The teams of the register could not be loaded.',
  people: 'Who belongs to the team?',
  most: '{{count}} people at most.',
  name: 'Name of the tab',
  nameHint: 'That is what it is called in the channel, for everybody.',
  shows:
    'It shows what these people answer for, alone or together, and who can be reached for it today.',
};

export const channelWords = { de, en };
