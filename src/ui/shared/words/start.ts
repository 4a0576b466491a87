/** What is said when a page cannot even start. It must not depend on anything that is still to be loaded. */
export const startWords = {
  de: {
    title: 'Baton kann hier nicht starten',
    text: 'Öffnen Sie Baton in Teams oder Outlook. Hilft das nicht, wenden Sie sich an Ihre IT.',
  },
  en: {
    title: 'Baton cannot start here',
    text: 'Open Baton in Teams or Outlook. If that does not help, ask your IT department.',
  },
};
