// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import '../../src/ui/tab/data-sheet/data-sheet-page.tsx';
import '../../src/ui/tab/overview/overview-page.tsx';
import type { OverviewAnswer } from '../../src/wire/overview.ts';
import { showTab } from './show-tab.tsx';
import { fakeApi, fakeHost, page, people } from './stage.tsx';

afterEach(cleanup);

const { handoffs: _, total: __, ...age } = page([]);
const nothing: OverviewAnswer = {
  ...age,
  days: 30,
  areas: [],
  coverage: [],
  figures: [],
  tooSmall: [],
  passes: [],
  unowned: [],
  leastPeople: 3,
  worksCouncil: true,
  own: { offered: 2, accepted: 1, waiting: 0, overdue: 1, load: 'medium' },
};
const figures = { toOwner: { half: 2.5, nineOfTen: 9, of: 12 }, load: 'heavy' as const };
const open = { offered: 1, accepted: 2, waiting: 3, overdue: 4 };
const something: OverviewAnswer = {
  ...nothing,
  areas: ['Rechnungen', 'Einkauf'],
  coverage: [
    {
      area: 'Rechnungen',
      days: [
        { day: '2026-11-23', state: 'covered', uncovered: [] },
        { day: '2026-11-24', state: 'nobody', uncovered: ['Mahnungen'] },
      ],
    },
  ],
  figures: [
    { area: 'Rechnungen', merged: [], volume: 12, ...open, ...figures },
    { area: '', merged: ['Lohn', 'Fristsachen'], volume: 4, ...open, ...figures },
  ],
  passes: [
    {
      from: 'Rechnungen',
      into: 'Einkauf',
      count: 14,
      samples: [{ handoffKey: 'k', subject: 'Angebot Paletten' }],
    },
  ],
  unowned: [{ words: ['Zollerklärung'], count: 9, landed: 'Einkauf', samples: [] }],
};

const opened = (answer: OverviewAnswer, lead = true, host = fakeHost({ kind: 'teams' })) =>
  showTab(
    '/overview',
    fakeApi({
      me: async () => ({
        person: people.petra,
        today: '2026-11-24',
        auditor: false,
        lead,
        showsPresence: false,
      }),
      overview: async () => answer,
    }),
    host,
  );

describe('the overview', () => {
  test('tells whoever leads nothing why, shows their own figures, and stands in nobody’s way', async () => {
    opened(nothing, false);
    await screen.findByText('Der Überblick ist für Leitungen');
    expect(screen.queryByRole('link', { name: 'Überblick' })).toBeNull();
    const own = screen.getByRole('region', { name: /Nur für Sie/ });
    expect(own.textContent).toContain('angeboten2');
  });

  test('says what each chart shows, and every chart has a table to be reached by keyboard', async () => {
    opened(something);
    const coverage = await screen.findByRole('region', { name: 'Besetzung' });
    expect(coverage.textContent).toContain('An einem Tag ist etwas unbesetzt.');
    expect(coverage.textContent).toContain('niemand: Mahnungen');
    const time = screen.getByRole('region', { name: 'Zeit bis zur zuständigen Person' });
    const user = userEvent.setup();
    within(time).getByRole('radio', { name: 'Diagramm' }).focus();
    await user.keyboard('{ArrowRight}');
    const [, first] = within(within(time).getByRole('table')).getAllByRole('row');
    expect(first?.textContent).toBe('Rechnungen2,5 Std.9 Std.12');
  });

  test.each([
    ['de', 'Besetzung', 'Mo23.Di'],
    ['en', 'Coverage', 'Mon23Tue'],
  ] as const)('heads the days of the board as %s writes them', async (language, name, days) => {
    opened(something, true, fakeHost({ kind: 'teams', locale: language }));
    const coverage = await screen.findByRole('region', { name });
    const heads = [...coverage.querySelectorAll('thead [aria-hidden]')];
    expect(heads.map(({ textContent }) => textContent).join('')).toContain(days);
  });

  test('draws nothing where there is nothing, and offers no table of it', async () => {
    const none = something.figures.map(({ toOwner: _none, ...rest }) => rest);
    opened({ ...something, figures: none, passes: [] });
    for (const name of ['Zeit bis zur zuständigen Person', 'Hin und Her']) {
      const card = await screen.findByRole('region', { name });
      expect(within(card).queryByRole('radio')).toBeNull();
      expect(card.textContent).not.toContain('keine');
    }
  });

  test('names what was merged, and never a person', async () => {
    opened(something);
    await screen.findByText('Keine Zahlen zu einzelnen Personen.');
    expect(document.body.textContent).toContain('Übrige: Lohn, Fristsachen.');
    expect(document.body.textContent).toContain('Zollerklärung');
  });

  test('leads from what was passed on to the hand-offs themselves, and to the rows of both areas', async () => {
    opened(something);
    const passes = await screen.findByRole('region', { name: 'Hin und Her' });
    await userEvent.click(within(passes).getByRole('radio', { name: 'Tabelle' }));
    const link = within(passes).getByRole('link', { name: 'Angebot Paletten' });
    expect(link.getAttribute('href')).toBe('/handoffs/k');
    const area = within(passes).getByRole('link', { name: 'Einkauf' });
    expect(area.getAttribute('href')).toBe('/register?area=Einkauf');
  });
});
