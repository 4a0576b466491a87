import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;
export { html };

/** A table that scrolls sideways by itself, also with the keyboard; a sentence when there is nothing in it. */
export function table(name: string, heads: string[], rows: Cell[][], nothing: string): Html {
  if (rows.length === 0) return html`<p>${nothing}</p>`;
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

type Cell = string | number | Html;

export const section = (id: string, title: string, content: Html): Html =>
  html`<section>
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
