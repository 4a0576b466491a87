import type { Contents } from './contents.ts';
import { type Html, html, table } from './html.ts';

const form = (door: string, content: Html): Html =>
  html`<form method="post" action="/__emulator/inspector/${door}">${content}</form>`;

export const clock = ({ clock: { now, frozen, offsetMs } }: Contents): Html =>
  html`<p>
      ${frozen ? 'It stands still' : 'It runs'} at ${now}${
        offsetMs === 0 || frozen ? '' : `, ${offsetMs / 60_000} minutes off`
      }.
    </p>
    ${form(
      'clock',
      html`<label
          >Stop it at (UTC)
          <input type="datetime-local" name="at" step="1" value="${now.slice(0, 19)}" required />
        </label>
        <button>Stop</button>`,
    )}
    ${form(
      'clock',
      html`<label>Move by minutes <input type="number" name="minutes" value="60" required /></label>
        <button>Move</button>`,
    )}
    ${form('clock', html`<button name="release" value="yes">Back to the real time</button>`)}`;

export const faults = (contents: Contents): Html =>
  html`${table(
    'Faults',
    ['Calls', 'Rule'],
    contents.faults.map(({ rule, calls }) => [calls, JSON.stringify(told(rule))]),
    'Nothing goes wrong on demand.',
  )}
    ${contents.faults.length === 0 ? '' : form('faults/clear', html`<button>Clear all faults</button>`)}
    ${form('faults', newFault)}`;

/** A rule without what is not said in it. */
const told = (rule: object): object =>
  Object.fromEntries(
    Object.entries(rule).filter(([, value]) => value !== false && JSON.stringify(value) !== '{}'),
  );

const newFault = html`<label
    >Path (regular expression) <input name="path" required placeholder="/items" />
  </label>
  <label
    >Method
    <select name="method">
      <option value="">any</option>
      ${['GET', 'POST', 'PATCH', 'DELETE'].map((method) => html`<option>${method}</option>`)}
    </select>
  </label>
  <label>From call <input type="number" name="nth" min="1" value="1" /></label>
  <label>How many <input type="number" name="times" min="1" value="1" /></label>
  <label>Status <input type="number" name="status" min="200" max="599" value="503" /></label>
  <label>Delay in ms <input type="number" name="delayMs" min="0" value="0" /></label>
  <label class="inline"><input type="checkbox" name="effect" /> The work is done all the same</label>
  <label class="inline"><input type="checkbox" name="reset" /> Break the connection</label>
  <button>Add fault</button>`;

export const switches = (contents: Contents): Html =>
  html`<p>What Microsoft does here is not known for sure.</p>
    ${contents.switches.map(({ name, value, choices, about }) =>
      form(
        'switches',
        html`<fieldset>
          <legend>${name}</legend>
          <p>${about}</p>
          ${choices.map(
            (choice) =>
              html`<label class="inline"
                ><input type="radio" name="${name}" value="${choice}" ${choice === value ? 'checked' : ''} />
                ${choice}</label
              >`,
          )}
          <button>Set ${name}</button>
        </fieldset>`,
      ),
    )}`;
