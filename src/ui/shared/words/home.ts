const de = {
  search: 'Wer ist zuständig für …',
  placeholder: 'z. B. Mahnung Alsterdruck',
  desk: 'Mein Schreibtisch',
  offered: 'angeboten',
  mine: 'bei mir',
  waiting: 'wartet',
  answerBy: '{{subject}} braucht Ihre Antwort: {{left}}.',
  dueBy: '{{subject}} ist fällig: {{left}}.',
  open: 'Öffnen',
  openFor: '{{subject}} öffnen',
  given: 'Zuletzt von Ihnen übergeben',
  state: '{{owner}} · {{state}} · {{when}}',
  notLoaded: 'Ihr Schreibtisch ließ sich nicht laden.',
};

const en: typeof de = {
  search: 'Who answers for …',
  placeholder: 'e.g. reminder from Alsterdruck',
  desk: 'My desk',
  offered: 'offered',
  mine: 'mine',
  waiting: 'waiting',
  answerBy: '{{subject}} needs your answer: {{left}}.',
  dueBy: '{{subject}} is due: {{left}}.',
  open: 'Open',
  openFor: 'Open {{subject}}',
  given: 'Recently handed off by you',
  state: '{{owner}} · {{state}} · {{when}}',
  notLoaded: 'Your desk could not be loaded.',
};

export const homeWords = { de, en };
