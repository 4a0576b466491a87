import type { Contents } from './contents.ts';
import { type Html, html, section } from './html.ts';
import { clock, faults, switches } from './controls.ts';
import { ledger, lists, mailboxes, people, requests } from './tables.ts';

const style = `
:root { color-scheme: light dark; background: light-dark(#fff, #1b1b1b); color: light-dark(#1b1b1b, #eee); font: 15px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; }
a { color: light-dark(#0a5dc2, #8ab4ff); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0; }
.scroll { overflow-x: auto; max-height: 28rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid GrayText; }
td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
th { white-space: nowrap; }
form { display: flex; flex-wrap: wrap; align-items: end; gap: 0.5rem 1rem; margin: 0.75rem 0; }
label { display: grid; gap: 0.25rem; }
label.inline { display: flex; align-items: center; }
fieldset { border: 1px solid GrayText; margin: 0 0 0.75rem; }
input, select, button { font: inherit; min-height: 2rem; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
`;

const parts = ['People', 'Mailboxes', 'Lists', 'Requests', 'Ledger', 'Clock', 'Faults', 'Switches'];

/** The inspector: one page without a script, the same for keyboard, mouse and a reader. */
export function page(contents: Contents, notice: string | undefined): Html {
  const name = contents.tenant?.tenantName ?? 'empty';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Embedded tenant: ${name}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          <h1>Embedded tenant: ${name}</h1>
          <p>${about(contents)} <a href="/__emulator/">Look again</a></p>
          <nav aria-label="Parts of this page">
            <ul>
              ${parts.map((part) => html`<li><a href="#${part.toLowerCase()}">${part}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>
          ${notice === undefined ? '' : html`<p role="alert">${notice}</p>`}
          ${section('people', 'People', people(contents))}
          ${section('mailboxes', 'Mailboxes', mailboxes(contents))}
          ${section('lists', 'Lists', lists(contents))}
          ${section('requests', 'Requests', requests(contents))}
          ${section('ledger', 'Ledger', ledger(contents))}
          ${section('clock', 'Clock', clock(contents))}
          ${section('faults', 'Faults', faults(contents))}
          ${section('switches', 'Switches', switches(contents))}
        </main>
      </body>
    </html>`;
}

const about = ({ tenant, clock: { now } }: Contents): string =>
  tenant === undefined
    ? 'Nothing was seeded yet.'
    : `${tenant.domain}, ${tenant.tenantId}. Its clock says ${now}.`;
