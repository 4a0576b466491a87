import { describe, expect, it } from 'vitest';
import { linkIntoTeams } from '../../src/main/link-into-teams.ts';
import { readLink } from '../../src/playground/deep-link.ts';
import { handoffCard } from '../../src/usecases/handoff-card.ts';
import { handoffRecord } from '../support/handoff.ts';

const appId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';
const linkTo = linkIntoTeams(appId);
const linksIn = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));

describe('the card above a forwarded mail', () => {
  const record = handoffRecord({ note: 'Bitte <heute>\nnoch', due: '2026-12-03' });
  const card = handoffCard(record, linkTo);

  it('leads a phone to the hand-off in Teams, to accept, pass on or finish it', () => {
    const places = linksIn(card).map((link) => readLink(link, 'https://baton.example', appId));
    expect(places).toEqual(
      ['accept', 'pass_on', 'done'].map((action) => ({
        kind: 'tab',
        subPage: `handoffs/${record.handoffKey}?do=${action}`,
      })),
    );
  });

  it('says who hands what to whom and until when in both languages, every value as text', () => {
    expect(card).toContain('Übergabe an Sabine Kern');
    expect(card).toContain('Frist 03.12.2026');
    expect(card).toContain('due 3 Dec 2026');
    expect(card).toContain('Bitte &lt;heute&gt;<br>noch');
  });

  it('has no pictures, and no colour of text that a dark screen would lose', () => {
    expect(card).not.toMatch(/<img|background|[^-]color:/);
  });

  it('has no links for a partner, nor where nobody has said which app in Teams we are', () => {
    const partner = { name: 'Lohnbüro Brandt', address: 'post@lohnbuero.example' };
    expect(linksIn(handoffCard({ ...record, partner }, linkTo))).toEqual([]);
    expect(linksIn(handoffCard(record))).toEqual([]);
  });
});
