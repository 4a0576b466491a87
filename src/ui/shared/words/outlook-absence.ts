/** What the desk says about absences that stand in the person's own Outlook; fetched with that part of it. */
const de = {
  title: 'Steht es schon in Outlook?',
  what: 'Baton liest, wann Ihre automatischen Antworten an sind und wann Ihr Kalender „Abwesend“ zeigt: nur Zeiten, nur Ihre, nur jetzt.',
  look: 'In Outlook nachsehen',
  looking: 'Outlook wird gelesen …',
  again: 'Noch einmal nachsehen',
  consent:
    'Das haben Sie Baton noch nicht erlaubt. Microsoft fragt Sie in einem Fenster, ob Baton Ihre Postfacheinstellungen und die Zeiten Ihres Kalenders lesen darf.',
  allow: 'Erlauben und nachsehen',
  denied:
    'Die Erlaubnis fehlt noch: Sie haben abgelehnt, in Ihrem Unternehmen darf nur die Administration zustimmen, oder das Fenster ging nicht auf. Sie können die Tage auch eintippen.',
  none: 'In Outlook steht nichts, was hier noch fehlt.',
  found_one: 'In Outlook steht eine Abwesenheit, die hier fehlt:',
  found_other: 'In Outlook stehen {{count}} Abwesenheiten, die hier fehlen:',
  source: {
    replies: 'automatische Antworten',
    calendar: 'Kalender',
    both: 'automatische Antworten und Kalender',
  },
  open: 'Ihre automatischen Antworten sind an, ohne letzten Tag. Tippen Sie oben ein, bis wann Sie weg sind.',
  take: 'Übernehmen',
  takeThis: 'Abwesenheit {{period}} übernehmen',
  taken: 'Abwesenheit {{period}} ist eingetragen.',
};

const en: typeof de = {
  title: 'Is it in Outlook already?',
  what: 'Baton reads when your automatic replies are on and when your calendar says “out of office”: only times, only yours, only now.',
  look: 'Look in Outlook',
  looking: 'Reading Outlook …',
  again: 'Look again',
  consent:
    'You have not allowed Baton to do that yet. Microsoft asks you in a window whether Baton may read your mailbox settings and the times of your calendar.',
  allow: 'Allow and look',
  denied:
    'Baton may not look yet: you declined, only administrators may agree in your company, or the window did not open. You can also type in the days.',
  none: 'There is nothing in Outlook that is missing here.',
  found_one: 'One absence is in Outlook and missing here:',
  found_other: '{{count}} absences are in Outlook and missing here:',
  source: {
    replies: 'automatic replies',
    calendar: 'calendar',
    both: 'automatic replies and calendar',
  },
  open: 'Your automatic replies are on, without a last day. Type in above how long you are away.',
  take: 'Take over',
  takeThis: 'Take over the absence {{period}}',
  taken: 'The absence {{period}} is entered.',
};

export const outlookAbsenceWords = { de, en };
