import { expect, it } from 'vitest';
import { preferredLanguage, readHash, type State, writeHash } from '../../src/playground/state.ts';

const defaults: State = {
  who: 'petra',
  view: 'both',
  lang: 'de',
  theme: 'light',
  mailbox: '',
  folder: 'inbox',
  mail: '',
  tab: '',
  pane: 'open',
  host: 'teams',
};

it('keeps person, mailbox, mail and place in the tab over a reload', () => {
  const state: State = {
    ...defaults,
    who: 'deniz',
    mailbox: 'info@x.example',
    mail: 'AAMk_-=',
    tab: 'handoffs/7',
  };
  expect(readHash(writeHash(state, defaults), defaults)).toEqual(state);
});

it('leaves the address empty while everything is as at the first visit', () => {
  expect(writeHash(defaults, defaults)).toBe('');
});

it('opens the tab at the place that #tab=desk names', () => {
  expect(readHash('#tab=desk', defaults).tab).toBe('desk');
});

it('ignores names and values it does not know', () => {
  expect(readHash('#view=skype&lang=xx&theme=%3Cscript%3E&nonsense=1&%%%', defaults)).toEqual(
    defaults,
  );
});

it('starts in German only when the browser asks for German', () => {
  expect(['de', 'de-AT', 'en-US', 'fr'].map(preferredLanguage)).toEqual(['de', 'de', 'en', 'en']);
});
