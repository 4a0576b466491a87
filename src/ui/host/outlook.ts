import type { AppConfig } from '../shared/config.ts';
import type { Host, HostTheme } from './host.ts';
import { listeners } from './listeners.ts';
import { outlookMail } from './outlook-mail.ts';
import { keepTabInside } from './outlook-keys.ts';
import { outlookFacts } from './outlook-facts.ts';
import { nestedSignIn } from './sign-in.ts';

/** Outlook through the global that office.js leaves. Only the pane's page loads that script. */
export async function openOutlook(config: AppConfig): Promise<Host> {
  const { getToken } = nestedSignIn(config);
  await Office.onReady();
  keepTabInside(document);
  const themes = listeners();
  let theme = toTheme(Office.context.officeTheme);
  onOfficeTheme((changed) => {
    theme = toTheme(changed);
    themes.notify();
  });
  return {
    kind: 'outlook',
    locale: Office.context.displayLanguage,
    theme: () => theme,
    onThemeChange: themes.subscribe,
    getToken,
    ready: () => {},
    openLink: openWindow,
    linkTo: (place) => new URL(`/tab/${place}`, window.location.href).href,
    mail: outlookMail(Office.context.mailbox),
    facts: outlookFacts(Office.context),
  };
}

/** Outlook gives colours, not names. No colours at all (mobile, old clients) count as light. */
export function toTheme(theme: Partial<Office.OfficeTheme> | undefined): HostTheme {
  if (window.matchMedia('(forced-colors: active)').matches) return 'contrast';
  const background = luminance(theme?.bodyBackgroundColor ?? '#ffffff');
  if (theme?.isDarkTheme !== true && background >= 0.5) return 'light';
  return isBlackAndWhite(theme) ? 'contrast' : 'dark';
}

/** Pure black behind pure white is what Windows' contrast themes report. */
function isBlackAndWhite(theme: Partial<Office.OfficeTheme> | undefined): boolean {
  return (
    luminance(theme?.bodyBackgroundColor ?? '#ffffff') < 0.001 &&
    luminance(theme?.bodyForegroundColor ?? '#000000') > 0.999
  );
}

/** 0 for black to 1 for white; 1 when the colour cannot be read. */
function luminance(color: string): number {
  const digits = /^#?([0-9a-f]{6})/i.exec(color)?.[1];
  if (digits === undefined) return 1;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    Number.parseInt(digits.slice(at, at + 2), 16),
  );
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

function onOfficeTheme(changed: (theme: Office.OfficeTheme) => void): void {
  const { mailbox, requirements } = Office.context;
  if (!requirements.isSetSupported('Mailbox', '1.14')) return;
  mailbox.addHandlerAsync(
    Office.EventType.OfficeThemeChanged,
    (event: { officeTheme: Office.OfficeTheme }) => changed(event.officeTheme),
  );
}

function openWindow(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) {
    Office.context.ui.openBrowserWindow(url);
  } else {
    window.open(url, '_blank', 'noopener');
  }
}
