import type { ErrorCode, ProductError } from '../core/errors.ts';
import type { Problem } from '../wire/api.ts';

/** HTTP status of every failure (RFC 9110). */
export const statusOf = {
  invalid_request: 400,
  day_to_come: 400,
  not_signed_in: 401,
  wrong_tenant: 403,
  step_up_needed: 401,
  consent_needed: 403,
  no_access: 403,
  not_found: 404,
  mail_not_found: 404,
  key_reused: 422,
  not_allowed_now: 409,
  reason_needed: 422,
  passed_on_too_often: 409,
  with_them_already: 409,
  recipient_not_listed: 422,
  recipient_away: 409,
  recipient_closed: 409,
  four_eyes: 422,
  nobody_eligible: 422,
  partner_not_listed: 422,
  changed_meanwhile: 409,
  too_large: 413,
  too_many_requests: 429,
  lists_missing: 503,
  list_broken: 503,
  index_building: 503,
  microsoft_busy: 503,
  microsoft_unreachable: 503,
  microsoft_refused: 502,
  unexpected: 500,
} as const satisfies Record<ErrorCode, number>;

interface Sentence {
  title: string;
  /** What the person can do. */
  detail: string;
}

export type Language = 'de' | 'en';

/** What a person reads, and what they can do next. */
export const sentences: Readonly<Record<ErrorCode, Record<Language, Sentence>>> = {
  invalid_request: {
    de: {
      title: 'Diese Anfrage ist unvollständig oder falsch.',
      detail: 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    },
    en: { title: 'This request is incomplete or wrong.', detail: 'Reload the page and try again.' },
  },
  day_to_come: {
    de: {
      title: 'Dieser Tag kommt erst noch.',
      detail: 'Wer zuständig war, lässt sich nur bis heute belegen. Wählen Sie einen früheren Tag.',
    },
    en: {
      title: 'This day is still to come.',
      detail: 'Who was responsible can be proved up to today only. Choose an earlier day.',
    },
  },
  not_signed_in: {
    de: { title: 'Die Anmeldung gilt nicht mehr.', detail: 'Melden Sie sich bitte neu an.' },
    en: { title: 'Your sign-in is no longer valid.', detail: 'Please sign in again.' },
  },
  wrong_tenant: {
    de: {
      title: 'Ihre Firma ist hier nicht freigeschaltet.',
      detail: 'Fragen Sie die Person, die Baton bei Ihnen eingerichtet hat.',
    },
    en: {
      title: 'Your company is not set up here.',
      detail: 'Ask the person who set up Baton for you.',
    },
  },
  step_up_needed: {
    de: {
      title: 'Microsoft verlangt eine zusätzliche Bestätigung.',
      detail: 'Bestätigen Sie die Anmeldung; danach geht es weiter.',
    },
    en: {
      title: 'Microsoft asks for an additional confirmation.',
      detail: 'Confirm the sign-in; then it continues.',
    },
  },
  consent_needed: {
    de: {
      title: 'Baton fehlt eine Zustimmung Ihrer Firma.',
      detail: 'Bitten Sie Ihre IT, Baton in Entra die Berechtigungen zu erteilen.',
    },
    en: {
      title: 'Your company has not yet agreed to a permission.',
      detail: 'Ask your IT to grant Baton its permissions in Entra.',
    },
  },
  no_access: {
    de: {
      title: 'Dafür fehlen Ihnen die Rechte.',
      detail: 'Fragen Sie die Person, die das Register oder das Postfach verwaltet.',
    },
    en: {
      title: 'You do not have the rights for this.',
      detail: 'Ask the person who looks after the register or the mailbox.',
    },
  },
  not_found: {
    de: {
      title: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
      detail: 'Laden Sie die Liste neu.',
    },
    en: { title: 'This does not exist, or you may not see it.', detail: 'Reload the list.' },
  },
  mail_not_found: {
    de: {
      title: 'Diese Mail liegt nicht mehr hier.',
      detail: 'Öffnen Sie die Mail noch einmal in Outlook.',
    },
    en: { title: 'This mail is no longer here.', detail: 'Open the mail again in Outlook.' },
  },
  key_reused: {
    de: {
      title: 'Diese Übergabe wurde schon anders begonnen.',
      detail: 'Öffnen Sie die Mail neu und beginnen Sie von vorn.',
    },
    en: {
      title: 'This hand-off was already started differently.',
      detail: 'Reopen the mail and start again.',
    },
  },
  not_allowed_now: {
    de: {
      title: 'Das geht gerade nicht.',
      detail: 'Jemand hat den Stand inzwischen geändert. Laden Sie neu.',
    },
    en: {
      title: 'This is not possible right now.',
      detail: 'Somebody has changed the state meanwhile. Reload.',
    },
  },
  reason_needed: {
    de: {
      title: 'Bitte nennen Sie einen Grund.',
      detail: 'Ein Satz genügt; die andere Seite sieht ihn.',
    },
    en: {
      title: 'Please give a reason.',
      detail: 'One sentence is enough; the other side sees it.',
    },
  },
  passed_on_too_often: {
    de: {
      title: 'Diese Anfrage wurde schon zu oft weitergegeben.',
      detail:
        'Sie kann nur noch an jemanden gehen, der selbst zuständig ist, nicht an eine Vertretung. Wer für sie zuständig ist, bekommt Bescheid.',
    },
    en: {
      title: 'This request was passed on too often already.',
      detail:
        'It can only go to an owner now, not to a deputy. Whoever answers for it is being told.',
    },
  },
  with_them_already: {
    de: {
      title: 'Die Anfrage liegt schon bei dieser Person.',
      detail:
        'Wer heute für jemanden einspringt, bekommt auch, was an diese Person geht. Wählen Sie jemand anderen.',
    },
    en: {
      title: 'The request is with this person already.',
      detail:
        'Whoever covers for somebody today also gets what is sent to them. Choose somebody else.',
    },
  },
  recipient_not_listed: {
    de: {
      title: 'Diese Person steht dafür nicht im Register.',
      detail: 'Wählen Sie jemand anders, oder lassen Sie das Register ergänzen.',
    },
    en: {
      title: 'This person is not in the register for this.',
      detail: 'Choose somebody else, or have the register completed.',
    },
  },
  recipient_away: {
    de: {
      title: 'Diese Person ist heute nicht da.',
      detail: 'Laden Sie neu: Baton sagt, wer sie vertritt.',
    },
    en: {
      title: 'This person is away today.',
      detail: 'Reload: Baton says who stands in.',
    },
  },
  recipient_closed: {
    de: {
      title: 'Bei dieser Person kommt nichts mehr an.',
      detail:
        'Ihr Konto ist gesperrt, gelöscht oder ohne Postfach. Es wurde nichts gesendet. Laden Sie neu: Baton sagt, wer sie vertritt.',
    },
    en: {
      title: 'Nothing reaches this person any more.',
      detail:
        'Their account is disabled, deleted or has no mailbox. Nothing was sent. Reload: Baton says who stands in.',
    },
  },
  four_eyes: {
    de: {
      title: 'Vier-Augen: Diese Person darf diesen Schritt nicht übernehmen.',
      detail: 'Sie hatte in diesem Vorgang schon einen anderen Schritt. Wählen Sie jemand anders.',
    },
    en: {
      title: 'Four eyes: this person may not take this step.',
      detail: 'They already had another step of this run. Choose somebody else.',
    },
  },
  nobody_eligible: {
    de: {
      title: 'Für diesen Schritt darf gerade niemand.',
      detail:
        'Alle Eingetragenen fehlen oder hatten schon einen anderen Schritt. Sprechen Sie mit der Bereichsleitung.',
    },
    en: {
      title: 'Nobody may take this step right now.',
      detail: 'Everybody listed is away or had another step already. Talk to the lead of the area.',
    },
  },
  partner_not_listed: {
    de: {
      title: 'Diese Adresse gehört nicht zum Partner.',
      detail: 'Die Mail geht nur an die Domains, die im Register beim Partner stehen.',
    },
    en: {
      title: 'This address does not belong to the partner.',
      detail: 'The mail only goes to the domains the register names for the partner.',
    },
  },
  changed_meanwhile: {
    de: {
      title: 'Jemand war gleichzeitig daran.',
      detail: 'Laden Sie neu und sehen Sie nach, was jetzt gilt.',
    },
    en: {
      title: 'Somebody worked on this at the same time.',
      detail: 'Reload and see what holds now.',
    },
  },
  too_large: {
    de: {
      title: 'Das ist zu viel auf einmal.',
      detail: 'Kürzen Sie den Text und versuchen Sie es noch einmal.',
    },
    en: { title: 'This is too much at once.', detail: 'Shorten the text and try again.' },
  },
  too_many_requests: {
    de: { title: 'Das waren sehr viele Anfragen.', detail: 'Warten Sie einen Augenblick.' },
    en: { title: 'That was a lot of requests.', detail: 'Wait a moment.' },
  },
  lists_missing: {
    de: {
      title: 'Die Listen von Baton fehlen in SharePoint.',
      detail: 'Bitten Sie die Verwaltung, „npx baton provision“ auszuführen.',
    },
    en: {
      title: 'Baton’s lists are missing in SharePoint.',
      detail: 'Ask an admin to run “npx baton provision”.',
    },
  },
  list_broken: {
    de: {
      title: 'Eine Liste von Baton wurde verändert.',
      detail:
        'Es wird nichts geschrieben. Bitten Sie die Verwaltung, „npx baton provision“ auszuführen.',
    },
    en: {
      title: 'One of Baton’s lists was changed.',
      detail: 'Nothing is written. Ask an admin to run “npx baton provision”.',
    },
  },
  index_building: {
    de: {
      title: 'Die Übergaben werden gerade eingelesen.',
      detail: 'Das dauert beim ersten Mal etwas; die Seite versucht es von selbst noch einmal.',
    },
    en: {
      title: 'The hand-offs are being read in.',
      detail: 'The first time takes a while; the page tries again by itself.',
    },
  },
  microsoft_busy: {
    de: {
      title: 'Microsoft 365 ist gerade ausgelastet.',
      detail: 'Versuchen Sie es gleich noch einmal. Ihre Auswahl bleibt stehen.',
    },
    en: {
      title: 'Microsoft 365 is busy right now.',
      detail: 'Try again shortly. Your choice stays on screen.',
    },
  },
  microsoft_unreachable: {
    de: {
      title: 'Microsoft 365 antwortet nicht.',
      detail: 'Versuchen Sie es gleich noch einmal. Ihre Auswahl bleibt stehen.',
    },
    en: {
      title: 'Microsoft 365 does not answer.',
      detail: 'Try again shortly. Your choice stays on screen.',
    },
  },
  microsoft_refused: {
    de: {
      title: 'Microsoft 365 hat das abgelehnt.',
      detail:
        'Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie Ihrer IT die Kennung dieser Anfrage.',
    },
    en: {
      title: 'Microsoft 365 refused this.',
      detail: 'Try again. If it stays, give your IT the id of this request.',
    },
  },
  unexpected: {
    de: {
      title: 'Da ist bei uns etwas schiefgegangen.',
      detail:
        'Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie Ihrer IT die Kennung dieser Anfrage.',
    },
    en: {
      title: 'Something went wrong on our side.',
      detail: 'Try again. If it stays, give your IT the id of this request.',
    },
  },
};

/** A failure as whoever asked reads it. */
export function problemOf({ code }: ProductError, language: Language, requestId: string): Problem {
  const { title, detail } = sentences[code][language];
  const status = statusOf[code];
  return { type: `urn:baton:problem:${code}`, title, status, detail, code, requestId };
}
