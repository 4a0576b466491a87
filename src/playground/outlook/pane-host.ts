import type { State } from '../state.ts';
import { windowPort } from '../port.ts';
import type { MailReader } from '../tenant/mail-reader.ts';
import { LOCALES, WORDS } from '../words/words.ts';
import type { World } from '../world.ts';
import { createOutlookHost, type OutlookHost, type Surroundings } from './host.ts';
import { OFFICE_THEMES } from './theme.ts';

/** Outlook on the web asks for tokens under this client id. */
const OUTLOOK_WEB = 'bc59ab01-8403-45c6-8796-ac3ef710b3e3';

/** The host around the pane's frame, for the person of this world. */
export function hostPane(world: World, frame: HTMLIFrameElement, reader: MailReader): OutlookHost {
  const { config, person, store, broker, notices, follow } = world;
  const words = WORDS[store.get().lang].notice;
  return createOutlookHost({
    port: windowPort(window, () => frame.contentWindow, config.appOrigin),
    surroundings: surroundings(world, store.get()),
    account: {
      oid: person.oid,
      username: person.mail,
      displayName: person.displayName,
      tenantId: config.tenantId,
      clientId: config.clientId,
      hostClient: OUTLOOK_WEB,
    },
    broker,
    reader,
    openMail: (id) => store.set({ mail: id }),
    composeMail: (to, subject) => notices.show(words.mail(to, subject)),
    openAddress: (address) => void follow(address),
    closePane: () => store.set({ pane: 'closed' }),
  });
}

function surroundings({ person }: World, { lang, theme }: State): Surroundings {
  return {
    userProfile: {
      displayName: person.displayName,
      emailAddress: person.mail,
      timeZone: 'W. Europe Standard Time',
      accountType: 'office365',
    },
    diagnostics: {
      hostName: 'OutlookWebApp',
      hostVersion: '16.0.20000.0',
      OWAView: 'ThreeColumns',
    },
    displayLanguage: LOCALES[lang],
    officeTheme: OFFICE_THEMES[theme],
  };
}
