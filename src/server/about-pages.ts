import { Hono } from 'hono';
import { languageOf } from './language.ts';
import type { Language } from './problems.ts';

interface Text {
  title: string;
  paragraphs: string[];
}

/** What the manifests' addresses for support, privacy and terms lead to, unless the company names pages of its own. */
const texts: Record<'support' | 'privacy' | 'terms', Record<Language, Text>> = {
  support: {
    de: {
      title: 'Hilfe zu Baton',
      paragraphs: [
        'Baton gibt eine Anfrage von außen an die Person weiter, die dafür zuständig ist, und hält das nachprüfbar fest.',
        'Ist ein Vorschlag falsch, wählen Sie unter dem Vorschlag „Stimmt nicht?“ die richtige Zuständigkeit. Daraus lernt Baton.',
        'Öffnet sich Baton nicht oder fehlt Ihnen ein Recht, wenden Sie sich an die IT Ihres Unternehmens. Sie betreibt diesen Server.',
      ],
    },
    en: {
      title: 'Help with Baton',
      paragraphs: [
        'Baton passes a request from outside to the person who answers for it, and leaves a record that can be verified.',
        'When a suggestion is wrong, choose the right responsibility under “Wrong?” below it. Baton learns from that.',
        'When Baton does not open or you lack a right, ask your company’s IT. It runs this server.',
      ],
    },
  },
  privacy: {
    de: {
      title: 'Datenschutz bei Baton',
      paragraphs: [
        'Verantwortlich ist Ihr Unternehmen. Es betreibt diesen Server, und die Daten liegen in seinen eigenen SharePoint-Listen. An die Hersteller von Baton geht nichts.',
        'Festgehalten wird, wer wem wann welche Anfrage übergeben hat und was daraus wurde, dazu der Betreff, gekürzt oder gar nicht, je nach Einstellung. In vertraulichen Bereichen auch der Betreff nicht.',
        'Der Text von Mails wird gelesen, um die Zuständigkeit zu finden, aber nicht gespeichert und nicht protokolliert. Ausnahme: wo Ihr Unternehmen für eine Zuständigkeit die Ablage eingeschaltet hat, wird die Mail in dessen Bibliothek abgelegt.',
        'Auskunft und Löschung erhalten Sie von Ihrem Unternehmen. Baton hat dafür eigene Befehle.',
      ],
    },
    en: {
      title: 'Privacy in Baton',
      paragraphs: [
        'Your company is responsible. It runs this server, and the data lies in its own SharePoint lists. Nothing goes to the makers of Baton.',
        'What is kept: who handed which request to whom and when, what became of it, and the subject, shortened or not at all, as set. In confidential areas the subject is not kept either.',
        'The text of mails is read to find who answers for them, but neither stored nor logged. The exception: where your company switched on filing for a responsibility, the mail is filed in the company’s library.',
        'Ask your company for access to your data or for erasure. Baton has commands for that.',
      ],
    },
  },
  terms: {
    de: {
      title: 'Nutzungsbedingungen',
      paragraphs: [
        'Baton ist freie Software unter der MIT-Lizenz und wird ohne Gewähr bereitgestellt.',
        'Für die Nutzung gelten die Regeln Ihres Unternehmens für seine Systeme.',
      ],
    },
    en: {
      title: 'Terms of use',
      paragraphs: [
        'Baton is free software under the MIT licence and comes without warranty.',
        'Your company’s rules for the use of its systems apply.',
      ],
    },
  },
};

/** `/support`, `/privacy` and `/terms`: without signing in, in German or English. */
export function aboutPages(): Hono {
  const pages = new Hono();
  for (const [path, byLanguage] of Object.entries(texts)) {
    pages.get(`/${path}`, (c) => {
      const language = languageOf(c);
      c.header('Vary', 'Accept-Language');
      return c.html(pageOf(byLanguage[language], language));
    });
  }
  return pages;
}

function pageOf({ title, paragraphs }: Text, language: Language): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 "Segoe UI",system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}
