// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import type { RegisterFinding } from '../../src/core/findings/register-finding.ts';
import FindingsPage from '../../src/ui/tab/findings/findings-page.tsx';
import { LiveRegion } from '../../src/ui/shared/live-region.tsx';
import { fakeApi, fakeHost, people, show } from './stage.tsx';

afterEach(cleanup);

const register = { asOf: '2026-11-23T08:00:00Z', stale: false, skippedRows: 0 };

function look(findings: RegisterFinding[], more: { pending?: boolean; locale?: string } = {}) {
  const { pending = false, locale = 'de-DE' } = more;
  show(
    <MemoryRouter>
      <LiveRegion>
        <FindingsPage />
      </LiveRegion>
    </MemoryRouter>,
    fakeApi({ findings: async () => ({ findings, unchecked: ['accounts'], pending, register }) }),
    fakeHost({ kind: 'teams', locale }),
  );
}

const disabled: RegisterFinding = {
  kind: 'disabled',
  weight: 'urgent',
  row: 5,
  title: 'Mahnungen von Lieferanten',
  area: 'Rechnungen',
  column: 'Owner',
  about: { people: [people.deniz] },
  remedy: { does: 'name_owner', row: 5, columns: { Owner: people.sabine, Deputy: null } },
};
const away: RegisterFinding = {
  ...disabled,
  kind: 'nobody_answers',
  weight: 'soon',
  about: { people: [people.deniz], from: '2026-11-30', to: '2026-12-09' },
  remedy: { does: 'edit', row: 5, columns: {} },
};

it('says in German what is wrong, why it matters and what would mend it', async () => {
  look([disabled, away]);
  expect(await screen.findByText('Deniz Yıldız (zuständig): Das Konto ist gesperrt.')).toBeTruthy();
  expect(screen.getByText('Übergaben an diese Person liest niemand.')).toBeTruthy();
  expect(screen.getByText('Vorschlag: Sabine Kern als zuständig eintragen')).toBeTruthy();
  expect(screen.getByText('Vom 30. Nov. bis 9. Dez. antwortet niemand.')).toBeTruthy();
  expect(screen.getByText(/Konten der Personen .* nicht prüfen/)).toBeTruthy();
});

it('says the same in English', async () => {
  look([disabled, away], { locale: 'en-GB' });
  expect(await screen.findByText('Deniz Yıldız (owner): the account is disabled.')).toBeTruthy();
  expect(screen.getByText('Proposal: Name Sabine Kern as owner')).toBeTruthy();
  expect(screen.getByText('From 30 Nov to 9 Dec nobody answers.')).toBeTruthy();
});

it('says that the check is still going on, and that nothing is wrong only when it is over', async () => {
  look([], { pending: true });
  expect(await screen.findByText(/Register wird gerade geprüft/)).toBeTruthy();
  expect(screen.queryByText('Nichts zu beanstanden')).toBeNull();
});
