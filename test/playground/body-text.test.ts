// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { bodyText } from '../../src/playground/outlook/body-text.ts';

it('gives a forward that is being written as Outlook does: what was plain text keeps its lines', () => {
  const html =
    '<p>Bitte\nansehen</p><pre>____\nFrom: Ilka\nSubject: Wartung\n\nMoin,\nein Termin?</pre>';
  expect(bodyText(html)).toBe(
    'Bitte ansehen\n\n____\nFrom: Ilka\nSubject: Wartung\n\nMoin,\nein Termin?',
  );
});
